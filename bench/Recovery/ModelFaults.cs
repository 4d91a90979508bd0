using System.Diagnostics;
using System.Text.Json;
using Holmes.LocalServers;

namespace Holmes.Bench.Recovery;

/// <summary>A language model that is wrong in one way at a time: a server of the real API that says what is written for it.</summary>
internal sealed class ModelFaults : IAsyncDisposable
{
    private const string Stage = "bench";
    private const int Always = 99;

    private readonly Uri address = new($"http://127.0.0.1:{FreePort.Next()}/");
    private readonly HttpClient http;
    private readonly Process process;

    public ModelFaults()
    {
        http = new HttpClient { BaseAddress = address };
        // artifacts/bin/Bench/{configuration} → artifacts/bin/ScriptedModel/{configuration}
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(here.Parent!.Parent!.FullName, "ScriptedModel", here.Name, "Holmes.ScriptedModel.dll");
        process = Process.Start(new ProcessStartInfo("dotnet", [program, "--urls", address.ToString()]) { RedirectStandardOutput = true })!;
    }

    /// <summary>What is said to every kind of question, by the name of the fault.</summary>
    public static IReadOnlyDictionary<string, object[]> Scripts { get; } = new Dictionary<string, object[]>
    {
        ["ModelUnavailable"] = [new { status = 503, times = Always }],
        ["ModelMalformed"] = [new { content = "{\"intent\": \"MARKET", times = Always }],
        ["ModelBrokenOff"] = [new { content = "시세는 다음과 같습니다 [#1].", cutAfter = 1, chunkLength = 4, times = Always }],
        ["ModelHallucinatedTool"] =
        [
            Say("plan", new { intent = "MARKET_INQUIRY", confidence = 0.9, work = new[] { new { capability = "crystal.ball", evidence = "시세" } }, reason = "r" }),
            Say("tools", new { strategy = "parallel", calls = new[] { new { id = "c1", tool = "crystal_ball", arguments = new { }, after = Array.Empty<string>() } }, reason = "r" }),
            new { purpose = "answer", content = "crystal_ball에 따르면 내일 두 배가 됩니다.", times = Always },
        ],
        ["ModelWrongArguments"] =
        [
            Say("plan", new { intent = "MARKET_INQUIRY", confidence = 0.9, work = new[] { new { capability = "market.price", evidence = "질문에 없는 말" } }, reason = "r" }),
            Say("tools", new { strategy = "parallel", calls = new[] { new { id = "c1", tool = "market_data", arguments = new { regions = "everywhere", months = -7 }, after = Array.Empty<string>() } }, reason = "r" }),
            new { purpose = "answer", content = "", times = Always },
        ],
        ["ModelFabricated"] =
        [
            new { purpose = "answer", content = "중위가격은 77억 7,777만원입니다 [#1].\n대출은 88억원까지 됩니다 [#2].", times = Always },
            new { content = "x", times = Always },
        ],
    };

    public Dictionary<string, string> Settings => new()
    {
        ["Llm__Endpoint"] = $"{address}{Stage}/v1",
        ["Llm__Model"] = "scripted",
        ["Llm__Retries"] = "0",
        ["Llm__BreakSeconds"] = "0.5",
    };

    public async Task WriteAsync(string fault, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                using var written = await http.PutAsJsonAsync($"{Stage}/script", Scripts[fault], cancellation);
                written.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException e) when (e.StatusCode is null && !process.HasExited)
            {
                await Task.Delay(50, cancellation); // it does not listen yet
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        http.Dispose();
    }

    private static object Say(string purpose, object content) => new { purpose, content = JsonSerializer.Serialize(content, JsonSerializerOptions.Web), times = Always };
}
