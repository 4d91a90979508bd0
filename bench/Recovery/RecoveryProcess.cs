using System.Diagnostics;
using System.Text.Json;
using Holmes.LocalServers;

namespace Holmes.Bench.Recovery;

/// <summary>A recovery host that is started again whenever it dies.</summary>
internal sealed class RecoveryProcess : IAsyncDisposable
{
    private readonly Dictionary<string, string> settings;
    private readonly Uri address = new($"http://127.0.0.1:{FreePort.Next()}/");
    private readonly CancellationTokenSource stop = new();
    private readonly HttpClient http;
    private readonly Task watch;

    public RecoveryProcess(Dictionary<string, string> settings)
    {
        this.settings = settings;
        http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        watch = WatchAsync();
    }

    /// <summary>How often it was started again.</summary>
    public int Deaths { get; private set; }

    /// <summary>The same key is the same execution, in every run.</summary>
    public async Task<Guid> AskAsync(string query, string key, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "api/executions") { Content = JsonContent.Create(new { query }) };
                request.Headers.Add("Idempotency-Key", key);
                using var answer = await http.SendAsync(request, cancellation);
                if ((int)answer.StatusCode < 500)
                {
                    answer.EnsureSuccessStatusCode(); // what is refused now is refused for ever
                    return (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("executionId").GetGuid();
                }
            }
            catch (HttpRequestException e) when (e.StatusCode is null)
            {
                // It is dead, or does not listen yet.
            }

            await Task.Delay(100, cancellation);
        }
    }

    public async Task WhenReadyAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                if ((await http.GetAsync("health/ready", cancellation)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(50, cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await watch;
        http.Dispose();
        stop.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            using var process = Start();
            try
            {
                await process.WaitForExitAsync(stop.Token);
                Deaths++;
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private Process Start()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Holmes.Bench.dll");
        var start = new ProcessStartInfo("sh", ["-c", "exec dotnet \"$@\" >/dev/null 2>&1", "sh", program, RecoveryHost.Name]) { WorkingDirectory = AppContext.BaseDirectory };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Holmes__ParentPid"] = $"{Environment.ProcessId}";
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        return Process.Start(start)!;
    }
}
