using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Teams.Leases;
using Holmes.Teams.Tools;
using Xunit;

namespace Holmes.Teams.Tests.Steps;

/// <summary>A long step is one instance's while that lives, and another's soon after it died.</summary>
public sealed class LeaseTests(StepsDatabase database) : IClassFixture<StepsDatabase>
{
    private readonly TaskCompletionSource go = new();

    [Fact]
    public async Task Another_instance_leaves_a_living_step_alone()
    {
        var (mine, theirs) = (Waiting(), Waiting());
        await using var owner = new Instance(database, [mine]);
        await using var other = new Instance(database, [theirs]);
        var step = Instance.Step(mine);
        var running = owner.RunAsync(step);
        await Until.TrueAsync(() => IsHeldAsync(step));

        await other.RunAsync(step); // returns as soon as it has seen that the owner lives

        Assert.Equal((1, 0), (mine.Runs, theirs.Runs));
        Assert.Empty(other.Reports);
        go.SetResult();
        await running;
        Assert.True(Assert.Single(owner.Reports).IsFinal);
        Assert.False(await IsHeldAsync(step));
    }

    [Fact]
    public async Task Another_instance_takes_the_step_over_when_its_owner_died()
    {
        var (dead, living) = (Waiting(), Waiting());
        await using var frozen = new Instance(database, [dead], frozen: true);
        await using var other = new Instance(database, [living]);
        var step = Instance.Step(dead);
        var stuck = frozen.RunAsync(step);
        await Until.TrueAsync(() => IsHeldAsync(step)); // and it is never renewed

        var taken = other.RunAsync(step);
        await Until.TrueAsync(() => living.Runs == 1);
        go.SetResult();
        await taken;
        await stuck;

        Assert.True(Assert.Single(other.Reports).IsFinal);
    }

    [Fact]
    public async Task Whoever_was_taken_over_stops_and_says_nothing()
    {
        var tool = Waiting();
        await using var owner = new Instance(database, [tool]);
        var step = Instance.Step(tool);
        var running = owner.RunAsync(step);
        await Until.TrueAsync(() => IsHeldAsync(step));

        await database.ExecuteAsync("update teams.step_leases set owner = $2 where execution_id = $1", step.ExecutionId, Guid.CreateVersion7());
        await running;

        Assert.Empty(owner.Reports);
        Assert.True(await IsHeldAsync(step)); // it is not ours to remove
    }

    [Fact]
    public async Task Of_many_that_wait_for_a_dead_owner_one_takes_over()
    {
        var tool = Waiting();
        var attempt = new StepAttempt(Guid.CreateVersion7(), "s1", 1);
        await using var dead = new Instance(database, [tool]);
        Assert.True(await dead.Leases.TakeAsync(attempt, TestContext.Current.CancellationToken));
        await database.ExecuteAsync("update teams.step_leases set lease_until = now() where execution_id = $1", attempt.ExecutionId);
        var others = Enumerable.Range(0, 8).Select(_ => new Instance(database, [tool])).ToList();

        var taken = await Task.WhenAll(others.Select(other => other.Leases.TakeAsync(attempt, TestContext.Current.CancellationToken)));

        Assert.Single(taken, won => won);
        foreach (var other in others)
        {
            await other.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_step_whose_report_is_not_taken_stops_and_is_whoevers_comes_for_it()
    {
        var stopped = new TaskCompletionSource();
        var tool = new TestTool(TestTool.Describe(EffectClass.ReadOnly, freshness: 0), async (invocation, cancellation) =>
        {
            if (invocation.Arguments.TryGetProperty("slow", out _))
            {
                using var stop = cancellation.Register(stopped.SetResult);
                await Task.Delay(Timeout.Infinite, cancellation);
            }

            await go.Task;
            return TestTool.Gives(new { });
        });
        await using var cutOff = new Instance(database, [tool]);
        var step = Instance.Step(tool);
        step = step with { Calls = [.. step.Calls, .. Instance.Step(tool, step.ExecutionId, arguments: """{"slow":true}""").Calls] };
        var running = cutOff.RunAsync(step, _ => throw new IOException("The broker is away."));
        await Until.TrueAsync(() => IsHeldAsync(step));

        go.SetResult();

        await Assert.ThrowsAsync<IOException>(() => running);
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.True(await database.ScalarAsync<bool>("select lease_until <= now() from teams.step_leases where execution_id = $1", step.ExecutionId));
        await using var other = new Instance(database, [tool]);
        await other.RunAsync(step with { Calls = [.. step.Calls.Take(1)] });
        Assert.True(Assert.Single(other.Reports).IsFinal);
    }

    [Fact]
    public async Task A_short_step_leaves_no_trace()
    {
        go.SetResult();
        var tool = Waiting();
        await using var instance = new Instance(database, [tool]);
        var step = Instance.Step(tool);

        await instance.CallAsync(step);

        Assert.False(await IsHeldAsync(step));
    }

    [Fact]
    public async Task A_step_that_was_given_up_stops_at_once_and_is_not_started_again()
    {
        var tool = Waiting();
        await using var instance = new Instance(database, [tool]);
        var step = Instance.Step(tool);
        var running = instance.RunAsync(step);
        await Until.TrueAsync(() => tool.Runs == 1);

        instance.Running.GiveUp(StepAttempt.Of(step));
        await running;
        await instance.RunAsync(step);

        Assert.Equal(1, tool.Runs);
        Assert.Empty(instance.Reports);
    }

    [Fact]
    public async Task A_tool_that_does_not_listen_is_left_behind()
    {
        var tool = new TestTool(TestTool.Describe(EffectClass.ReadOnly, freshness: 0), (_, _) => new TaskCompletionSource<ToolResult>().Task);
        await using var instance = new Instance(database, [tool]);

        var result = await instance.CallAsync(Instance.Step(tool, within: TimeSpan.FromSeconds(0.5)));

        Assert.Equal(FailureClass.Timeout, result.Failure!.Class);
    }

    [Fact]
    public async Task A_long_call_tells_how_far_it_has_come()
    {
        var tool = new TestTool(TestTool.Describe(EffectClass.ReadOnly), async (invocation, cancellation) =>
        {
            for (var percent = 1; !go.Task.IsCompleted; percent = Math.Min(90, percent + 1))
            {
                invocation.Progress!.Report(new ToolProgress(percent, "반쯤 왔습니다"));
                await Task.Delay(20, cancellation);
            }

            return TestTool.Gives(new { });
        });
        await using var instance = new Instance(database, [tool]);
        var running = instance.RunAsync(Instance.Step(tool));

        await Until.TrueAsync(() => instance.Reports.Count >= 2);
        go.SetResult();
        await running;

        var reports = instance.Reports.ToList();
        Assert.All(reports[..^1], report => Assert.True(report is { IsFinal: false, Calls: [], Note: "반쯤 왔습니다", ProgressPercentage: > 0 and < 100 }));
        Assert.Equal(reports.Select(report => report.ProgressPercentage).Order(), reports.Select(report => report.ProgressPercentage));
        Assert.True(reports[^1] is { IsFinal: true, ProgressPercentage: 100 });
    }

    [Fact]
    public async Task A_limit_of_calls_holds_over_all_instances()
    {
        var (now, most) = (0, 0);
        var tool = new TestTool(TestTool.Describe(EffectClass.ReadOnly, freshness: 0, limit: 2), async (_, cancellation) =>
        {
            var here = Interlocked.Increment(ref now);
            InterlockedMax(ref most, here);
            await Task.Delay(30, cancellation);
            Interlocked.Decrement(ref now);
            return TestTool.Gives(new { });
        });
        await using var first = new Instance(database, [tool]);
        await using var second = new Instance(database, [tool]);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? first : second).CallAsync(Instance.Step(tool))));

        Assert.Equal((10, 2), (tool.Runs, most));
        Assert.Equal(0L, await database.ScalarAsync<long>("select count(*) from teams.tool_places"));
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    private TestTool Waiting() => new(TestTool.Describe(EffectClass.ReadOnly, freshness: 0), async (_, cancellation) =>
    {
        await go.Task.WaitAsync(cancellation);
        return TestTool.Gives(new { });
    });

    private async Task<bool> IsHeldAsync(ExecuteStep step) =>
        await database.ScalarAsync<long>("select count(*) from teams.step_leases where execution_id = $1", step.ExecutionId) > 0;
}
