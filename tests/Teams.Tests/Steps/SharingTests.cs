using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Teams.Tools;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Holmes.Teams.Tests.Steps;

/// <summary>What only reads is shared over executions: only what is good, only while it is fresh, never what is somebody's own.</summary>
public sealed class SharingTests(StepsDatabase database) : IClassFixture<StepsDatabase>
{
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task Another_execution_gets_the_result_and_is_told_whose_it_is()
    {
        var tool = Reader();
        await using var instance = Start(tool);

        var first = await instance.CallAsync(Instance.Step(tool, arguments: """{"region":"강남구","rooms":3}"""));
        var second = await instance.CallAsync(Instance.Step(tool, arguments: """{ "rooms": 3.0, "region": "강남구", "dong": null }"""));

        Assert.Equal(1, tool.Runs);
        Assert.Null(first.ReusedFrom);
        Assert.Equal(first.ToolCallId, second.ReusedFrom);
        Assert.NotEqual(first.ToolCallId, second.ToolCallId);
        Assert.Equal(first.Result!.Value.GetRawText(), second.Result!.Value.GetRawText());
    }

    [Fact]
    public async Task The_same_call_of_many_executions_at_once_runs_once()
    {
        var go = new TaskCompletionSource();
        var tool = Reader(async () =>
        {
            await go.Task;
            return TestTool.Gives(new { });
        });
        await using var instance = Start(tool);

        var all = Enumerable.Range(0, 50).Select(_ => instance.CallAsync(Instance.Step(tool))).ToList();
        await Until.TrueAsync(() => tool.Runs > 0);
        go.SetResult();
        var results = await Task.WhenAll(all);

        Assert.Equal(1, tool.Runs);
        var ran = Assert.Single(results, result => result.ReusedFrom is null);
        Assert.All(results.Where(result => result != ran), result => Assert.Equal(ran.ToolCallId, result.ReusedFrom));
    }

    [Fact]
    public async Task A_result_that_is_no_longer_fresh_is_fetched_anew()
    {
        var tool = Reader();
        await using var instance = Start(tool);

        await instance.CallAsync(Instance.Step(tool, within: TimeSpan.FromHours(2)));
        clock.Advance(TimeSpan.FromSeconds(299));
        await instance.CallAsync(Instance.Step(tool, within: TimeSpan.FromHours(2)));
        Assert.Equal(1, tool.Runs);

        clock.Advance(TimeSpan.FromSeconds(2));
        var fresh = await instance.CallAsync(Instance.Step(tool, within: TimeSpan.FromHours(2)));

        Assert.Equal(2, tool.Runs);
        Assert.Null(fresh.ReusedFrom);
    }

    [Fact]
    public async Task New_data_is_seen_at_once_in_every_instance()
    {
        var (one, two) = (Reader(), Reader());
        await using var first = Start(one);
        await using var second = Start(two);
        await first.CallAsync(Instance.Step(one));
        await second.CallAsync(Instance.Step(two));

        await database.ExecuteAsync(
            "insert into teams.data_revision as r (id, revision) values (1, 1) on conflict (id) do update set revision = r.revision + 1");
        await first.CallAsync(Instance.Step(one));
        await second.CallAsync(Instance.Step(two));

        Assert.Equal((2, 2), (one.Runs, two.Runs));
    }

    [Theory]
    [InlineData(Outcome.Ok, 1)]
    [InlineData(Outcome.Degraded, 1)]
    [InlineData(Outcome.Empty, 1)]
    [InlineData(Outcome.Skipped, 2)]
    [InlineData(Outcome.Failed, 2)]
    public async Task Only_what_is_good_is_shared(Outcome outcome, int runs)
    {
        var tool = Reader(() => Task.FromResult(TestTool.Gives(new { }) with
        {
            Outcome = outcome,
            Quality = 0.5,
            Failure = outcome is Outcome.Failed ? new Failure(FailureClass.Transient, "away", Retryable: true) : null,
        }));
        await using var instance = Start(tool);

        await instance.CallAsync(Instance.Step(tool));
        var second = await instance.CallAsync(Instance.Step(tool));

        Assert.Equal(runs, tool.Runs);
        Assert.Equal(outcome, second.Outcome);
        Assert.Equal(runs == 1, second.ReusedFrom is not null);
    }

    [Fact]
    public async Task The_failure_of_one_is_not_the_failure_of_those_who_waited_for_it()
    {
        var go = new TaskCompletionSource();
        var fail = true;
        var tool = Reader(async () =>
        {
            await go.Task;
            return Interlocked.Exchange(ref fail, false) ? throw new IOException("away") : TestTool.Gives(new { });
        });
        await using var instance = Start(tool);

        var all = Enumerable.Range(0, 5).Select(_ => instance.CallAsync(Instance.Step(tool))).ToList();
        await Until.TrueAsync(() => tool.Runs > 0);
        go.SetResult();
        var results = await Task.WhenAll(all);

        Assert.Single(results, result => result.Outcome is Outcome.Failed);
        Assert.Equal(4, results.Count(result => result.Outcome is Outcome.Ok));
    }

    [Fact]
    public async Task Who_is_cancelled_does_not_take_the_others_with_him()
    {
        var go = new TaskCompletionSource();
        var tool = new TestTool(TestTool.Describe(EffectClass.ReadOnly), async (_, cancellation) =>
        {
            await go.Task.WaitAsync(cancellation);
            return TestTool.Gives(new { });
        });
        await using var instance = Start(tool);
        var (leader, follower) = (Instance.Step(tool), Instance.Step(tool));

        var cancelled = instance.RunAsync(leader);
        await Until.TrueAsync(() => tool.Runs == 1);
        var waiting = instance.CallAsync(follower);
        instance.Running.GiveUp(new(leader.ExecutionId, leader.StepId, leader.Attempt));
        await cancelled;
        go.SetResult();

        Assert.Equal(Outcome.Ok, (await waiting).Outcome);
    }

    [Fact]
    public async Task A_tool_whose_results_are_never_fresh_runs_each_time()
    {
        var tool = new TestTool(TestTool.Describe(EffectClass.ReadOnly, freshness: 0), (_, _) => Task.FromResult(TestTool.Gives(new { })));
        await using var instance = Start(tool);

        await instance.CallAsync(Instance.Step(tool));
        await instance.CallAsync(Instance.Step(tool));

        Assert.Equal(2, tool.Runs);
    }

    [Fact]
    public async Task A_shared_call_does_not_see_whose_question_it_is()
    {
        ToolInvocation? seen = null;
        var tool = new TestTool(TestTool.Describe(EffectClass.ReadOnly), (invocation, _) =>
        {
            seen = invocation;
            return Task.FromResult(TestTool.Gives(new { }));
        });
        await using var instance = Start(tool);

        await instance.CallAsync(Instance.Step(tool, query: "내 연봉은 6천", userId: "kim"));

        Assert.Equal(("", ""), (seen!.Query, seen.UserId));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task A_tool_that_reads_the_question_shares_among_equal_questions_only(bool readsQuestion, int runs)
    {
        var tool = new TestTool(TestTool.Describe(EffectClass.ReadOnly), (_, _) => Task.FromResult(TestTool.Gives(new { })))
        {
            ReadsQuestion = readsQuestion,
        };
        await using var instance = Start(tool);

        await instance.CallAsync(Instance.Step(tool, query: "강남 시세"));
        await instance.CallAsync(Instance.Step(tool, query: "강남 작년 시세"));
        await instance.CallAsync(Instance.Step(tool, query: "강남 시세"));

        Assert.Equal(runs, tool.Runs);
    }

    [Fact]
    public async Task Inputs_the_tool_needs_belong_to_the_key_and_others_do_not()
    {
        var seen = 0;
        var tool = new TestTool(TestTool.Describe(EffectClass.ReadOnly, needs: "market.summary"), (invocation, _) =>
        {
            seen = invocation.Inputs.Count;
            return Task.FromResult(TestTool.Gives(new { }));
        });
        await using var instance = Start(tool);

        await instance.CallAsync(Instance.Step(tool, inputs: [Input("market.summary", 1), Input("law.articles", 1)]));
        await instance.CallAsync(Instance.Step(tool, inputs: [Input("market.summary", 1), Input("law.articles", 2)]));
        Assert.Equal((1, 1), (tool.Runs, seen));
        await instance.CallAsync(Instance.Step(tool, inputs: [Input("market.summary", 2)]));

        Assert.Equal(2, tool.Runs);
    }

    [Fact]
    public async Task Another_day_is_another_call()
    {
        var tool = Reader();
        await using var instance = Start(tool);
        var evening = new DateTimeOffset(2026, 11, 22, 14, 59, 0, TimeSpan.Zero); // 23:59 in Korea

        await instance.CallAsync(Instance.Step(tool, asked: evening));
        await instance.CallAsync(Instance.Step(tool, asked: evening.AddMinutes(2)));

        Assert.Equal(2, tool.Runs);
    }

    private static CallResult Input(string gives, int value) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), "other", JsonElementOf("{}"), Outcome.Ok, 1, value, gives, JsonElementOf($$"""{"value":{{value}}}"""));

    private static System.Text.Json.JsonElement JsonElementOf(string json) => System.Text.Json.JsonElement.Parse(json);

    private static TestTool Reader(Func<Task<ToolResult>>? run = null) => new(
        TestTool.Describe(EffectClass.ReadOnly), (invocation, _) => run?.Invoke() ?? Task.FromResult(TestTool.Gives(new { From = invocation.ToolCallId })));

    private Instance Start(TestTool tool) => new(database, [tool], clock);
}
