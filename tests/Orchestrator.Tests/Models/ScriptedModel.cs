using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Holmes.LocalServers;
using Holmes.Orchestrator.Tests.Models;
using Xunit;

[assembly: AssemblyFixture(typeof(ScriptedModel))]

namespace Holmes.Orchestrator.Tests.Models;

/// <summary>The scripted OpenAI-compatible server, as a process of its own, shared by all tests; each has its own stage.</summary>
public sealed class ScriptedModel : IAsyncLifetime
{
    private readonly StringBuilder output = new();
    private Process? process;
    private HttpClient http = null!;

    public async ValueTask InitializeAsync()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory); // artifacts/bin/Orchestrator.Tests/debug
        var program = Path.Combine(here.Parent!.Parent!.FullName, "ScriptedModel", here.Name, "Holmes.ScriptedModel.dll");
        http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{FreePort.Next()}/") };
        process = Process.Start(new ProcessStartInfo("dotnet", [program, "--urls", http.BaseAddress.ToString()]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => output.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var patience = Stopwatch.StartNew();
        while (!await IsReadyAsync())
        {
            Assert.False(process.HasExited || patience.Elapsed > TimeSpan.FromMinutes(1), $"The scripted model does not start: {output}");
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process?.Dispose();
    }

    public async Task<Stage> StageAsync(params Reply[] script)
    {
        var stage = new Stage(http, Guid.CreateVersion7().ToString("N"));
        await stage.WriteAsync(script);
        return stage;
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            return (await http.GetAsync("health/ready")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

public sealed class Stage(HttpClient http, string name)
{
    public string Endpoint => $"{http.BaseAddress}{name}/v1";

    public async Task WriteAsync(params Reply[] script)
    {
        using var response = await http.PutAsJsonAsync($"{name}/script", script);
        response.EnsureSuccessStatusCode();
    }

    public async Task<IReadOnlyList<JsonElement>> RequestsAsync() => (await http.GetFromJsonAsync<List<JsonElement>>($"{name}/requests"))!;
}

/// <summary>As the server reads it; what is null is at its default there.</summary>
public sealed record Reply(
    string Content = "",
    string? Purpose = null,
    string? Model = null,
    int Status = 200,
    string? RetryAfter = null,
    string? Raw = null,
    int ChunkLength = 16,
    int FirstDelayMs = 0,
    int ChunkDelayMs = 0,
    int? CutAfter = null,
    int? EndAfter = null,
    string Finish = "stop",
    bool Usage = true,
    string? Needle = null,
    string? Obeyed = null,
    int Times = 1);
