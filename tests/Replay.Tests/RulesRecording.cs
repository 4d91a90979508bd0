using Holmes.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(Holmes.Replay.Tests.RulesRecording))]

namespace Holmes.Replay.Tests;

/// <summary>Executions of all kinds, decided by the rules and by what was learned meanwhile.</summary>
public sealed class RulesRecording : IAsyncLifetime
{
    private const string Main = "강남구 아파트 시세 확인하고 대출 가능 금액 계산해줘";
    private readonly PostgresServer postgres = new();

    public Recording Recording { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await postgres.InitializeAsync();
        await using var holmes = await Installation.StartAsync(await postgres.NewDatabaseAsync());
        await holmes.AskToTheEndAsync("강남구 아파트 전세 시세 알려줘");
        await Eventually.TrueAsync(async () => await holmes.LearnedAsync() > 0, "something was learned");
        foreach (var query in new[] { "강남구 아파트 전세 시세 알려줘", "서초구 아파트 매매 시세 알려줘", Main, "안녕하세요", "Can my landlord raise the rent?", "강남구 1천만원 이하 전세 찾아줘", "강남구 시세와 전세가율 보고 위험한지 분석하고 대출 한도도 계산해줘" })
        {
            await holmes.AskToTheEndAsync(query);
        }

        foreach (var strategy in new[] { "sequential", "parallel", "pipeline", "adaptive" })
        {
            await holmes.AskToTheEndAsync(Main, options: new { strategy });
        }

        var session = Guid.CreateVersion7();
        await holmes.AskToTheEndAsync("송파구 아파트 전세 시세 알려줘", session: session);
        await holmes.AskToTheEndAsync("그럼 서초구는?", session: session);
        foreach (var user in Enumerable.Range(0, 4))
        {
            await holmes.AskToTheEndAsync(Main, $"retry-{user}");
            await holmes.AskToTheEndAsync(Main, $"broken-{user}");
        }

        await PeopleAsync(holmes);
        await ForksAsync(holmes);
        await holmes.ExportAsync(Recording.File);
    }

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        Recording.Dispose();
    }

    private static async Task PeopleAsync(Installation holmes)
    {
        foreach (var answer in new object[]
        {
            new { inputId = "plan", decision = "approve" },
            new { inputId = "plan", decision = "reject" },
            new { inputId = "plan", decision = "edit", value = new { skipSteps = new[] { "s2" } } },
        })
        {
            var id = (Guid)(await holmes.AskAsync(Main, options: new { requireApproval = true }))["executionId"]!;
            await holmes.WhenAsync(id, "kim", "awaitingInput");
            await holmes.PostAsync($"api/executions/{id}/pause", new { });
            await holmes.PostAsync($"api/executions/{id}/resume", new { });
            await holmes.PostAsync($"api/executions/{id}/input", answer);
            await holmes.WhenAsync(id, "kim", "completed", "cancelled");
        }

        var held = (Guid)(await holmes.AskAsync(Main, options: new { requireApproval = true }))["executionId"]!;
        await holmes.WhenAsync(held, "kim", "awaitingInput");
        await holmes.PostAsync($"api/executions/{held}/steps/s1/skip", new { });
        await holmes.PostAsync($"api/executions/{held}/cancel", new { });
    }

    private static async Task ForksAsync(Installation holmes)
    {
        var source = await holmes.AskToTheEndAsync(Main);
        foreach (var changes in new object?[] { null, new { strategy = "parallel" }, new { query = "서초구 아파트 시세 확인하고 대출 가능 금액 계산해줘" } })
        {
            var fork = await holmes.PostAsync($"api/executions/{source["executionId"]}/fork", new { version = (long)source["version"]!, changes });
            await holmes.WhenAsync((Guid)fork["executionId"]!, "kim", "completed", "failed");
        }
    }
}
