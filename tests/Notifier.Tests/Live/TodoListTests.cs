using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Holmes.Contracts;
using Holmes.Notifier.Live;
using Holmes.Notifier.Log;
using Holmes.Notifier.Tests.Edge;

namespace Holmes.Notifier.Tests.Live;

public sealed class TodoListTests
{
    private static readonly string[] States = ["pending", "orchestrated", "in_progress", "completed", "failed", "skipped"];

    [Fact]
    public void A_step_that_is_tried_again_is_still_in_progress_and_says_what_went_wrong()
    {
        var list = Fold([.. Story.Planned, .. Story.Worked[..4]]);

        Assert.Equal(("in_progress", "연결이 끊겼습니다", null), (list.Items[0].Status, list.Items[0].Error, list.Items[0].Outcome));
    }

    [Fact]
    public void A_step_that_came_in_later_stands_at_the_end()
    {
        var list = Fold([.. Story.Planned, ("StepOrchestrated", new { step = new { stepId = "s9", team = "search", task = "더 찾기" } })]);

        Assert.Equal(["s1", "s2", "s9"], list.Items.Select(item => item.StepId));
    }

    /// <summary>Whatever the order of events, the list keeps the plan's order and knows its states only.</summary>
    [Property]
    public Property Any_order_of_events_gives_a_list_in_the_order_of_the_plan() => Prop.ForAll(
        Gen.Elements(Story.Worked.Concat(Story.Planned[4..])).ListOf().ToArbitrary(),
        events =>
        {
            var list = Fold([.. Story.Planned, .. events]);
            return list.Items.Select(item => item.StepId).SequenceEqual(["s1", "s2"])
                && list.Items.All(item => States.Contains(item.Status) && item.ProgressPercentage is >= 0 and <= 100);
        });

    private static TodoList Fold(IEnumerable<(string Name, object Data)> events) => events.Aggregate(
        TodoList.Empty,
        (list, one) => list.After(new LogEntry(1, one.Name, Story.At, null, JsonSerializer.SerializeToUtf8Bytes(one.Data, WireJson.Options))));
}
