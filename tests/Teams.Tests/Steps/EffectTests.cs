using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Teams.Effects;
using Holmes.Teams.Tools;
using Xunit;

namespace Holmes.Teams.Tests.Steps;

/// <summary>An effect is claimed before it happens and recorded after; what a crash leaves goes by the effect class.</summary>
public sealed class EffectTests(StepsDatabase database) : IClassFixture<StepsDatabase>
{
    private readonly EffectOracle world = new();

    [Theory]
    [InlineData(EffectClass.Idempotent)]
    [InlineData(EffectClass.Queryable)]
    [InlineData(EffectClass.Once)]
    public async Task An_effect_happens_under_its_key_and_its_result_is_recorded(EffectClass effect)
    {
        var tool = Tool(effect);
        await using var instance = new Instance(database, [tool]);
        var step = Instance.Step(tool);

        var result = await instance.CallAsync(step);

        Assert.Equal(Outcome.Ok, result.Outcome);
        Assert.Null(result.ReusedFrom);
        Assert.Equal(1, world.Count(step.Calls[0].EffectKey));
        Assert.Equal("done", await StateAsync(step));
    }

    [Theory]
    [InlineData(EffectClass.Idempotent)]
    [InlineData(EffectClass.Queryable)]
    [InlineData(EffectClass.Once)]
    public async Task The_next_attempt_gets_the_recorded_result_and_says_whose_it_is(EffectClass effect)
    {
        var tool = Tool(effect);
        await using var first = new Instance(database, [tool]);
        await using var second = new Instance(database, [tool]);
        var (step, again) = Attempts(tool);

        var done = await first.CallAsync(step);
        var reused = await second.CallAsync(again);

        Assert.Equal(1, tool.Runs);
        Assert.Equal(done.ToolCallId, reused.ReusedFrom);
        Assert.Equal(again.Calls[0].ToolCallId, reused.ToolCallId);
        Assert.Equal(done.Result!.Value.GetRawText(), reused.Result!.Value.GetRawText());
    }

    [Fact]
    public async Task The_same_call_delivered_again_gets_its_own_result()
    {
        var tool = Tool(EffectClass.Once);
        await using var first = new Instance(database, [tool]);
        await using var second = new Instance(database, [tool]);
        var step = Instance.Step(tool);

        await first.CallAsync(step);
        var again = await second.CallAsync(step);

        Assert.Equal(1, tool.Runs);
        Assert.Equal(Outcome.Ok, again.Outcome);
        Assert.Null(again.ReusedFrom);
    }

    [Theory]
    [InlineData(EffectClass.Idempotent)]
    [InlineData(EffectClass.Queryable)]
    [InlineData(EffectClass.Once)]
    public async Task Two_instances_that_get_the_call_at_once_have_one_effect(EffectClass effect)
    {
        var go = new TaskCompletionSource();
        var tool = Tool(effect, (_, _) => go.Task);
        await using var first = new Instance(database, [tool]);
        await using var second = new Instance(database, [tool]);
        var (step, again) = Attempts(tool);

        var both = new[] { first.CallAsync(step), second.CallAsync(again) };
        await Until.TrueAsync(() => tool.Runs == 1);
        go.SetResult();
        var results = await Task.WhenAll(both);

        Assert.Equal(1, tool.Runs);
        Assert.Equal(1, world.Count(step.Calls[0].EffectKey));
        Assert.All(results, result => Assert.Equal(Outcome.Ok, result.Outcome));
        Assert.Single(results, result => result.ReusedFrom is null);
    }

    [Theory]
    [InlineData(EffectClass.Idempotent, true, Outcome.Ok, 1)]
    [InlineData(EffectClass.Idempotent, false, Outcome.Ok, 1)]
    [InlineData(EffectClass.Queryable, true, Outcome.Ok, 1)]
    [InlineData(EffectClass.Queryable, false, Outcome.Ok, 1)]
    [InlineData(EffectClass.Once, true, Outcome.Unknown, 1)]
    [InlineData(EffectClass.Once, false, Outcome.Unknown, 0)]
    public async Task After_a_crash_the_effect_class_decides(EffectClass effect, bool afterTheEffect, Outcome expected, int effects)
    {
        var tool = Tool(effect);
        await using var dead = new Instance(database, [tool]);
        await using var living = new Instance(database, [tool]);
        var (step, again) = Attempts(tool);
        await CrashAsync(dead, step, effect, afterTheEffect);

        var result = await living.CallAsync(again);

        Assert.Equal(expected, result.Outcome);
        Assert.Equal(effects, world.Count(step.Calls[0].EffectKey));
        Assert.Equal(expected is Outcome.Unknown ? FailureClass.UnknownEffect : null, result.Failure?.Class);
        Assert.Equal(expected is Outcome.Unknown ? "unknown" : "done", await StateAsync(step));
    }

    [Fact]
    public async Task Nobody_takes_a_claim_over_while_its_owner_lives()
    {
        var tool = Tool(EffectClass.Idempotent);
        await using var owner = new Instance(database, [tool]);
        await using var other = new Instance(database, [tool]);
        var (step, again) = Attempts(tool, within: TimeSpan.FromSeconds(1));
        var effect = Effect.Of(step.Calls[0], step);
        await owner.Claims.ClaimAsync(effect, Cancellation);

        var result = await other.CallAsync(again);

        Assert.Equal(FailureClass.Timeout, result.Failure?.Class);
        Assert.Equal(0, tool.Runs);
        Assert.True(await owner.Claims.RenewAsync(effect, Cancellation));
    }

    [Fact]
    public async Task A_queryable_effect_that_happened_is_found_and_not_made_again()
    {
        var tool = new QueryableTool(world);
        await using var dead = new Instance(database, [tool]);
        await using var living = new Instance(database, [tool]);
        var (step, again) = Attempts(tool);
        await CrashAsync(dead, step, EffectClass.Queryable, afterTheEffect: true);

        await living.CallAsync(again);

        Assert.Equal((1, 0), (tool.Asked, tool.Runs));
    }

    [Fact]
    public async Task A_tool_that_says_it_can_be_asked_and_cannot_is_left_to_a_person()
    {
        var tool = new EffectTool(EffectClass.Queryable, world);
        await using var dead = new Instance(database, [tool]);
        await using var living = new Instance(database, [tool]);
        var (step, again) = Attempts(tool);
        await CrashAsync(dead, step, EffectClass.Queryable, afterTheEffect: true);

        Assert.Equal(Outcome.Unknown, (await living.CallAsync(again)).Outcome);
        Assert.Equal(0, tool.Runs);
    }

    [Fact]
    public async Task An_unknown_effect_stays_unknown_until_a_person_says_that_it_did_not_happen()
    {
        var tool = Tool(EffectClass.Once);
        await using var dead = new Instance(database, [tool]);
        await using var living = new Instance(database, [tool]);
        var (step, second) = Attempts(tool);
        await CrashAsync(dead, step, EffectClass.Once, afterTheEffect: false);

        Assert.Equal(Outcome.Unknown, (await living.CallAsync(second)).Outcome);
        Assert.Equal(Outcome.Unknown, (await living.CallAsync(Instance.Step(tool, step.ExecutionId, attempt: 3))).Outcome);
        var repeated = await living.CallAsync(Instance.Step(tool, step.ExecutionId, attempt: 4, repeat: true));

        Assert.Equal(Outcome.Ok, repeated.Outcome);
        Assert.Equal(1, world.Count(step.Calls[0].EffectKey));
    }

    [Fact]
    public async Task A_repeated_call_that_is_delivered_twice_is_not_repeated_twice()
    {
        var tool = Tool(EffectClass.Once);
        await using var dead = new Instance(database, [tool]);
        await using var living = new Instance(database, [tool]);
        var step = Instance.Step(tool, attempt: 2, repeat: true);
        await CrashAsync(dead, step, EffectClass.Once, afterTheEffect: true); // the repetition itself broke off

        Assert.Equal(Outcome.Unknown, (await living.CallAsync(step)).Outcome);
        Assert.Equal(1, world.Count(step.Calls[0].EffectKey));
    }

    [Fact]
    public async Task What_happened_after_all_is_not_repeated()
    {
        var tool = Tool(EffectClass.Once);
        await using var slow = new Instance(database, [tool]);
        await using var living = new Instance(database, [tool]);
        var (step, second) = Attempts(tool);
        await CrashAsync(slow, step, EffectClass.Once, afterTheEffect: true);
        Assert.Equal(Outcome.Unknown, (await living.CallAsync(second)).Outcome);

        Assert.True(await slow.Claims.RecordAsync(Effect.Of(step.Calls[0], step), TestTool.Gives(new { Late = true }), Cancellation));
        var repeated = await living.CallAsync(Instance.Step(tool, step.ExecutionId, attempt: 3, repeat: true));

        Assert.Equal(step.Calls[0].ToolCallId, repeated.ReusedFrom);
        Assert.Equal(1, world.Count(step.Calls[0].EffectKey));
    }

    [Fact]
    public async Task Whoever_was_taken_over_records_nothing()
    {
        var tool = Tool(EffectClass.Idempotent);
        await using var zombie = new Instance(database, [tool]);
        await using var living = new Instance(database, [tool]);
        var (step, again) = Attempts(tool);
        await CrashAsync(zombie, step, EffectClass.Idempotent, afterTheEffect: false);
        await living.CallAsync(again);

        var effect = Effect.Of(step.Calls[0], step);

        Assert.False(await zombie.Claims.RenewAsync(effect, Cancellation));
        Assert.False(await zombie.Claims.RecordAsync(effect, TestTool.Gives(new { Zombie = true }), Cancellation));
        Assert.False(await zombie.Claims.FreeAsync(effect, Cancellation));
    }

    [Theory]
    [InlineData(EffectClass.Idempotent)]
    [InlineData(EffectClass.Queryable)]
    [InlineData(EffectClass.Once)]
    public async Task A_failure_before_the_effect_frees_the_claim(EffectClass effect)
    {
        var tool = new TestTool(
            TestTool.Describe(effect), (_, _) => Task.FromResult(ToolResult.Failed(new Failure(FailureClass.RateLimited, "later", Retryable: true))));
        await using var instance = new Instance(database, [tool]);
        var (step, again) = Attempts(tool);

        Assert.Equal(FailureClass.RateLimited, (await instance.CallAsync(step)).Failure?.Class);
        Assert.Null(await StateAsync(step));
        await instance.CallAsync(again);

        Assert.Equal(2, tool.Runs);
    }

    [Fact]
    public async Task Arguments_that_cannot_be_read_free_the_claim()
    {
        var tool = new TestTool(TestTool.Describe(EffectClass.Once), (invocation, _) => Task.FromResult(TestTool.Gives(invocation.ArgumentsAs<int>())));
        await using var instance = new Instance(database, [tool]);
        var step = Instance.Step(tool);

        Assert.Equal(FailureClass.BadArguments, (await instance.CallAsync(step)).Failure?.Class);
        Assert.Null(await StateAsync(step));
    }

    [Theory]
    [InlineData(EffectClass.Idempotent, Outcome.Failed, "claimed")]
    [InlineData(EffectClass.Queryable, Outcome.Failed, "claimed")]
    [InlineData(EffectClass.Once, Outcome.Unknown, "unknown")]
    public async Task An_exception_in_the_middle_leaves_an_honest_claim(EffectClass effect, Outcome expected, string state)
    {
        var tool = effect is EffectClass.Queryable
            ? new QueryableTool(world, (_, _) => throw new IOException("the line broke"))
            : (TestTool)new EffectTool(effect, world, (invocation, _) =>
            {
                world.Happen(invocation.EffectKey, honoursKeys: true);
                throw new IOException("the line broke");
            });
        await using var instance = new Instance(database, [tool]);
        var step = Instance.Step(tool);

        var result = await instance.CallAsync(step);

        Assert.Equal(expected, result.Outcome);
        Assert.Equal(state, await StateAsync(step));
        Assert.Equal(effect is not EffectClass.Once, result.Failure!.Retryable);
    }

    [Theory]
    [InlineData(EffectClass.Once, "unknown")]
    [InlineData(EffectClass.Idempotent, "claimed")]
    public async Task A_cancelled_call_leaves_an_honest_claim(EffectClass effect, string state)
    {
        var tool = new EffectTool(effect, world, (_, cancellation) => Task.Delay(Timeout.Infinite, cancellation));
        await using var instance = new Instance(database, [tool]);
        var step = Instance.Step(tool);
        var running = instance.RunAsync(step);
        await Until.TrueAsync(() => tool.Runs == 1);

        instance.Running.GiveUp(new(step.ExecutionId, step.StepId, step.Attempt));
        await running;

        Assert.Equal(state, await StateAsync(step));
        Assert.Empty(instance.Reports);
        Assert.Equal(0, world.Count(step.Calls[0].EffectKey));
    }

    [Fact]
    public async Task A_call_without_an_effect_key_goes_by_its_own_id()
    {
        var tool = Tool(EffectClass.Idempotent);
        await using var instance = new Instance(database, [tool]);
        var step = Instance.Step(tool);
        step = step with { Calls = [step.Calls[0] with { EffectKey = Guid.Empty }] };

        await instance.CallAsync(step);

        Assert.Equal(1, world.Count(step.Calls[0].ToolCallId));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TestTool Tool(EffectClass effect, Func<ToolInvocation, CancellationToken, Task>? wait = null) =>
        effect is EffectClass.Queryable ? new QueryableTool(world, wait) : new EffectTool(effect, world, wait);

    private static (ExecuteStep First, ExecuteStep Second) Attempts(ITool tool, TimeSpan? within = null)
    {
        var first = Instance.Step(tool);
        return (first, Instance.Step(tool, first.ExecutionId, attempt: 2, within: within));
    }

    /// <summary>What a process leaves behind that claimed and died: its claim, perhaps the effect, and a lease that runs out.</summary>
    private async Task CrashAsync(Instance instance, ExecuteStep step, EffectClass effect, bool afterTheEffect)
    {
        var claimed = Effect.Of(step.Calls[0], step);
        Assert.True((await instance.Claims.ClaimAsync(claimed, Cancellation)).IsOurs);
        if (afterTheEffect)
        {
            world.Happen(claimed.Key, honoursKeys: effect is EffectClass.Idempotent);
        }

        await database.ExecuteAsync("update teams.effect_claims set lease_until = now() - interval '1 second' where effect_key = $1", claimed.Key);
    }

    private Task<string?> StateAsync(ExecuteStep step) =>
        database.ScalarAsync<string>("select state from teams.effect_claims where effect_key = $1", step.Calls[0].EffectKey);
}
