using Holmes.Orchestrator.Planning.Work;
using Holmes.Orchestrator.Tests.Models;
using Holmes.Testing;
using Xunit;

namespace Holmes.Replay.Tests;

/// <summary>Executions in which a language model took part: accepted, corrected, trimmed, silent, failing.</summary>
public sealed class ModelsRecording(ScriptedModel model) : IAsyncLifetime
{
    private const string Odd = "세 들어 사는 곳 천장에서 물이 떨어지는데 누가 고쳐 줘야 하나";
    private const string Compound = "강남구 아파트 시세 확인하고 대출 가능 금액 계산해줘";
    private readonly PostgresServer postgres = new();

    public Recording Recording { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await postgres.InitializeAsync();
        var stage = await model.StageAsync();
        await using var holmes = await Installation.StartAsync(
            await postgres.NewDatabaseAsync(),
            "--Llm:Endpoint", stage.Endpoint, "--Llm:Model", "first", "--Llm:FallbackModel", "second", "--Llm:Retries", "0", "--Llm:InputPricePerMillion", "1");

        await AskAsync(Odd, Say.Plan("LEGAL_CONSULT", (Capabilities.LawSearch, "천장에서 물이 떨어지는데")), Say.Answer("임대인이 고쳐야 합니다 [#1]."));
        await AskAsync(Odd, new Reply("not JSON at all", Purpose: "plan"), Say.Plan("LEGAL_CONSULT", (Capabilities.LawSearch, "천장에서 물이 떨어지는데")));
        await AskAsync(Odd, Say.Plan("NO_SUCH_INTENT"), Say.Plan("NO_SUCH_INTENT"));
        await AskAsync(Odd, new Reply(Purpose: "plan", Model: "first", Status: 500), Say.Plan("LEGAL_CONSULT", (Capabilities.LawSearch, "천장에서 물이 떨어지는데")) with { Model = "second" });
        await AskAsync(Compound, new Reply("{\"strategy\":\"parallel\"", Purpose: "tools", Finish: "length"));
        await AskAsync("강남구 아파트 전세 시세 알려줘", Say.Answer("강남구의 시세입니다 [#1].\n내년에는 31억원이 됩니다 [#1]."));
        await AskAsync("서초구 아파트 전세 시세 알려줘", Say.Answer("서초구의 시세는 다음과 같습니다 [#1]. 그리고") with { ChunkLength = 8, EndAfter = 2 });
        await AskAsync("안녕하세요");
        await holmes.ExportAsync(Recording.File);

        async Task AskAsync(string query, params Reply[] script)
        {
            await stage.WriteAsync(script);
            await holmes.AskToTheEndAsync(query);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        Recording.Dispose();
    }
}
