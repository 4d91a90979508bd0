using System.Text.Json;
using Holmes.Cli.Ask;
using Spectre.Console;
using Xunit;

namespace Holmes.Cli.Tests;

public sealed class LiveExecutionTests
{
    [Fact]
    public void A_step_is_followed_from_its_plan_to_its_outcome()
    {
        var running = Fold(Stories.Answered.Take(6));
        var step = Assert.Single(running.Steps);
        Assert.Equal((LiveStatus.Running, 40), (step.Status, step.Percent));

        var ended = Assert.Single(Fold(Stories.Answered).Steps);
        Assert.Equal((LiveStatus.Done, "ok"), (ended.Status, ended.Outcome));
        var tool = Assert.Single(ended.Tools);
        Assert.Equal(("market_prices", "ok", 12), (tool.Name, tool.Outcome, tool.Milliseconds));
    }

    [Fact]
    public void A_step_that_is_tried_again_is_waiting_and_one_that_is_not_has_failed()
    {
        var planned = Stories.Answered.Take(5).ToList();
        var failure = new { @class = "timeout", message = "시간이 다 되었습니다" };

        var retried = Fold([.. planned, ("StepFailed", new { stepId = "s1", failure, retryAt = "2026-11-22T07:00:01Z" })]);
        var failed = Fold([.. planned, ("StepFailed", new { stepId = "s1", failure, retryAt = (string?)null })]);

        Assert.Equal(LiveStatus.Waiting, retried.Steps[0].Status);
        Assert.Equal(LiveStatus.Failed, failed.Steps[0].Status);
        Assert.Equal("시간이 다 되었습니다", failed.Steps[0].Error);
    }

    [Fact]
    public void An_event_of_a_later_version_changes_nothing() =>
        Assert.Equivalent(Fold(Stories.Answered), Fold([.. Stories.Answered, ("StepTeleported", new { stepId = "s1" })]));

    [Fact]
    public void The_tree_shows_plan_decision_and_outcome_and_takes_brackets_for_text()
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 200;

        console.Write(ExecutionTree.Draw(Fold(Stories.Answered)));

        Assert.Contains("강남구 전세 시세", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("search 시세 [조회] ok", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("market_prices → ok (12 ms)", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("p=0.90", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("전략 parallel", text.ToString(), StringComparison.Ordinal);
    }

    private static LiveExecution Fold(IEnumerable<(string Name, object Data)> story) => story.Aggregate(
        new LiveExecution("강남구 전세 시세"),
        (execution, told) => execution.After(new ExecutionEvent(1, told.Name, JsonSerializer.SerializeToElement(told.Data))));
}
