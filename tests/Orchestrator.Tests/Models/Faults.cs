using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Planning.Work;
using Holmes.Orchestrator.Tests.Planning;
using Xunit;

namespace Holmes.Orchestrator.Tests.Models;

/// <summary>Everything a model's server can do wrong; whatever it is, there is a plan.</summary>
public sealed class Faults(ScriptedModel model)
{
    private const string Odd = "세 들어 사는 곳 천장에서 물이 떨어지는데 누가 고쳐 줘야 하나";
    private static readonly Reply Good = Say.Plan("LEGAL_CONSULT", (Capabilities.LawSearch, "천장에서"));

    public static TheoryData<FailureClass, string, Reply> Broken => new()
    {
        { FailureClass.RateLimited, "429", new Reply(Status: 429, RetryAfter: "60", Times: 9) },
        { FailureClass.Transient, "500", new Reply(Status: 500, Times: 9) },
        { FailureClass.Transient, "503", new Reply(Status: 503, Times: 9) },
        { FailureClass.Permanent, "key", new Reply(Status: 401, Times: 9) },
        { FailureClass.Permanent, "refused", new Reply(Status: 400, Times: 9) },
        { FailureClass.Timeout, "too long", Good with { FirstDelayMs = 30_000, Times = 9 } },
        { FailureClass.Timeout, "silent", Good with { ChunkDelayMs = 30_000, Times = 9 } },
        { FailureClass.Transient, "lost", Good with { CutAfter = 2, Times = 9 } },
        { FailureClass.Transient, "broke off", Good with { EndAfter = 2, Times = 9 } },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_model_that_fails_is_recorded_as_what_it_is_and_the_rules_decide(FailureClass failure, string word, Reply reply)
    {
        var stage = await model.StageAsync(reply);
        await using var brain = Brain.Before(stage, ("TimeoutSeconds", "6"), ("IdleSeconds", "2"), ("Retries", "1"));
        var plan = await brain.PlanAsync(Odd);

        Assert.Equal("rules", plan.Arbitration!.DecidedBy);
        var consulted = Assert.Single(plan.Consulted!);
        Assert.Equal((ModelVerdict.Failed, failure), (consulted.Verdict, consulted.Failure!.Class));
        Assert.Contains(word, consulted.Reason, StringComparison.Ordinal);
        Assert.Equal(Questions.Plan(Odd).Tools(), plan.Tools());
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task The_fallback_model_steps_in(FailureClass failure, string word, Reply reply)
    {
        var stage = await model.StageAsync(reply with { Model = "first" }, Good with { Model = "second" });
        await using var brain = Brain.Before(stage, ("TimeoutSeconds", "6"), ("IdleSeconds", "2"), ("Retries", "1"), ("FallbackModel", "second"));
        var plan = await brain.PlanAsync(Odd);

        Assert.Equal("second", plan.Arbitration!.DecidedBy);
        Assert.Equal([("first", ModelVerdict.Failed), ("second", ModelVerdict.Accepted)], plan.Consulted!.Select(consulted => (consulted.Model, consulted.Verdict)));
        Assert.Equal((failure, true), (plan.Consulted![0].Failure!.Class, plan.Consulted[0].Reason.Contains(word, StringComparison.Ordinal)));
    }

    public static TheoryData<string, Reply> Useless => new()
    {
        { "empty", new Reply("", Purpose: "plan", Times: 9) },
        { "declined", new Reply("x", Purpose: "plan", Finish: "content_filter", Times: 9) },
        { "cut off", Good with { Finish = "length", Times = 9 } },
        { "too long", new Reply(new string('가', 1 << 20), Purpose: "plan", ChunkLength: 50_000, Times: 9) },
        { "not JSON", new Reply("죄송하지만 도와드릴 수 없습니다.", Purpose: "plan", Times: 9) },
    };

    [Theory]
    [MemberData(nameof(Useless))]
    public async Task A_useless_reply_is_asked_for_once_more_and_then_given_up(string word, Reply reply)
    {
        var stage = await model.StageAsync(reply);
        await using var brain = Brain.Before(stage, ("BudgetPerExecution", "0"));
        var plan = await brain.PlanAsync(Odd);

        Assert.Equal("rules", plan.Arbitration!.DecidedBy);
        Assert.Equal(2, plan.Consulted!.Count);
        Assert.All(plan.Consulted, consulted => Assert.Contains(word, consulted.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("data: {\"id\": \n\ndata: [DONE]\n\n")]
    [InlineData("<html>Bad gateway</html>")]
    public async Task A_body_that_is_no_stream_leaves_the_rules_to_decide(string raw)
    {
        var stage = await model.StageAsync(new Reply(Raw: raw, Times: 9));
        await using var brain = Brain.Before(stage);

        Assert.Equal("rules", (await brain.PlanAsync(Odd)).Arbitration!.DecidedBy);
    }

    [Theory]
    [InlineData(429, "1")]
    [InlineData(500, null)]
    public async Task A_passing_fault_is_tried_again_and_counts_as_one_call(int status, string? retryAfter)
    {
        var stage = await model.StageAsync(new Reply(Status: status, RetryAfter: retryAfter), Good);
        await using var brain = Brain.Before(stage);
        var plan = await brain.PlanAsync(Odd);

        Assert.Equal("first", plan.Arbitration!.DecidedBy);
        Assert.Equal(2, (await stage.RequestsAsync()).Count);
        Assert.Single(plan.Consulted!);
    }

    [Fact]
    public async Task A_model_that_keeps_failing_is_left_alone_for_a_while()
    {
        var stage = await model.StageAsync(new Reply(Status: 500, Times: 99));
        await using var brain = Brain.Before(stage, ("Retries", "2"));
        for (var i = 0; i < 3; i++)
        {
            await brain.PlanAsync(Odd);
        }

        var asked = (await stage.RequestsAsync()).Count;
        var plan = await brain.PlanAsync(Odd);

        Assert.Contains("circuit open", Assert.Single(plan.Consulted!).Reason, StringComparison.Ordinal);
        Assert.Equal(asked, (await stage.RequestsAsync()).Count);
    }

    [Fact]
    public async Task A_server_that_does_not_count_tokens_gets_them_estimated_and_that_is_said()
    {
        var stage = await model.StageAsync(Good with { Usage = false });
        await using var brain = Brain.Before(stage);
        var consulted = Assert.Single((await brain.PlanAsync(Odd)).Consulted!);

        Assert.True(consulted is { IsEstimated: true, InputTokens: > 100, OutputTokens: > 10, Cost: > 0 });
    }

    [Fact]
    public async Task A_reply_in_a_code_block_is_read_all_the_same()
    {
        var stage = await model.StageAsync(Good with { Content = $"```json\n{Good.Content}\n```" });
        await using var brain = Brain.Before(stage);

        Assert.Equal("first", (await brain.PlanAsync(Odd)).Arbitration!.DecidedBy);
    }

    [Fact]
    public async Task Nobody_is_asked_without_money_calls_or_time()
    {
        var stage = await model.StageAsync(Good with { Times = 9 });
        await using var poor = Brain.Before(stage, ("BudgetPerExecution", "0.0001"));
        await using var rich = Brain.Before(stage);
        var plans = new[]
        {
            await poor.PlanAsync(Odd),
            await rich.PlanAsync(Odd, change: command => command with { Spent = new ModelSpending(2, 10, 10, 0.001m) }),
            await rich.PlanAsync(Odd, change: command => command with { Spent = new ModelSpending(1, 10, 10, 0.0499m) }),
            await rich.PlanAsync(Odd, change: command => command with { Deadline = DateTimeOffset.UnixEpoch }),
        };

        Assert.Empty(await stage.RequestsAsync());
        Assert.All(plans, plan => Assert.Equal((ModelVerdict.Skipped, "rules"), (Assert.Single(plan.Consulted!).Verdict, plan.Arbitration!.DecidedBy)));
    }
}
