using System.Text.Json.Nodes;
using Holmes.Chaos.Checks;
using Holmes.Chaos.Effects;
using Holmes.Chaos.Load;
using Xunit;

namespace Holmes.Chaos.Tests;

/// <summary>The checks themselves: what they must find, found in logs that are wrong on purpose.</summary>
public sealed class ReckoningTests
{
    private static readonly Guid Id = Guid.Parse("0198f3c2-7d1e-7000-8000-000000000001");

    private static readonly (string Type, string Data)[] Right =
    [
        ("execution_started", """{"query":"시세"}"""),
        ("step_started", """{"stepId":"s1","attempt":1}"""),
        ("tool_completed", """{"stepId":"s1","call":{"toolCallId":"0198f3c2-7d1e-7000-8000-000000000002","tool":"market_data"}}"""),
        ("step_completed", """{"stepId":"s1","outcome":"ok"}"""),
        ("answer_composed", """{"answer":{"text":"8억"}}"""),
        ("execution_completed", "{}"),
    ];

    [Fact]
    public void A_right_stream_passes() => Assert.Empty(StreamRules.Violations(Id, Stream(Right)));

    [Fact]
    public void What_was_accepted_and_is_not_there_is_lost() => Assert.Equal("lost", Assert.Single(StreamRules.Violations(Id, [])).Rule);

    [Fact]
    public void A_hole_in_the_versions_is_found() =>
        Assert.Equal("gap", Assert.Single(StreamRules.Violations(Id, [.. Stream(Right).Where(e => e.Version != 4)])).Rule);

    [Fact]
    public void An_event_after_the_end_is_found() =>
        Assert.Equal("afterEnd", Assert.Single(StreamRules.Violations(Id, Stream([.. Right, ("step_progressed", "{}")]))).Rule);

    [Fact]
    public void A_call_that_ended_twice_is_found() =>
        Assert.Equal("callTwice", Assert.Single(StreamRules.Violations(Id, Stream([.. Right[..3], Right[2], .. Right[3..]]))).Rule);

    [Fact]
    public void An_attempt_that_started_twice_is_found() =>
        Assert.Equal("startedTwice", Assert.Single(StreamRules.Violations(Id, Stream([.. Right[..2], Right[1], .. Right[2..]]))).Rule);

    [Fact]
    public void The_same_effect_under_the_same_key_is_one_and_under_another_key_a_second()
    {
        var oracle = new EffectOracle();
        var key = Guid.Parse("0198f3c2-7d1e-7000-8000-000000000003");
        oracle.Happen(Id, "s1", "report_generator", key);
        oracle.Happen(Id, "s1", "report_generator", key);
        Assert.Empty(oracle.Violations());
        Assert.Equal(2, oracle.Calls);

        oracle.Happen(Id, "s1", "report_generator", Guid.Parse("0198f3c2-7d1e-7000-8000-000000000004"));

        Assert.Equal("effectTwice", Assert.Single(oracle.Violations()).Rule);
    }

    [Fact]
    public void An_answer_that_differs_without_cause_is_found_and_one_with_a_failure_is_counted()
    {
        var other = Right.Select(e => e.Type == "answer_composed" ? (e.Type, """{"answer":{"text":"9억"}}""") : e).ToArray();
        (string, string)[] failed = [.. other[..2], ("tool_failed", """{"stepId":"s1","call":{"toolCallId":"0198f3c2-7d1e-7000-8000-000000000005"}}"""), .. other[2..]];

        var answers = Answers.Compare([Stream(Right)], [Of(Right), Of(other), Of(failed)]);

        Assert.Equal((1, 1), (answers.Same, answers.WithLosses));
        Assert.Contains("9억", Assert.Single(answers.Violations).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_that_comes_again_or_is_left_out_is_found()
    {
        var history = new History();

        var last = history.Show(Id, 0, 1);
        last = history.Show(Id, last, 2);
        last = history.Show(Id, last, 2);
        history.Show(Id, last, 4);

        Assert.Equal(["subscriber", "subscriber"], history.Violations.Select(violation => violation.Rule));
    }

    private static KeyValuePair<Guid, IReadOnlyList<StoredEvent>> Of((string, string)[] events) => new(Id, Stream(events));

    private static IReadOnlyList<StoredEvent> Stream((string Type, string Data)[] events) =>
        [.. events.Select((e, i) => new StoredEvent(Id, i + 1, e.Type, JsonNode.Parse(e.Data)!, DateTimeOffset.UnixEpoch))];
}
