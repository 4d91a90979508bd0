using System.Text.Json.Nodes;
using Holmes.Contracts.Tools;
using Holmes.Learning.Policies;
using Holmes.Replay.Decisions;
using Xunit;

namespace Holmes.Replay.Tests;

/// <summary>Executions of a real installation, decided again: by the same build, and by builds that are another on purpose.</summary>
public sealed class ReplayTests(RulesRecording rules)
{
    private readonly Recording recording = rules.Recording;

    [Fact]
    public async Task The_same_build_decides_the_same_bit_for_bit()
    {
        var report = await recording.ReplayAsync();

        Assert.True(report.Runs.Differ == 0 && report.Runs.NotComparable == 0, report.Shown());
        Assert.Equal(recording.Lines().Select(line => line.SubjectOf()).Distinct().Count(), report.Runs.Same);
        Assert.All([DecisionKind.Plan, DecisionKind.Repair, DecisionKind.Conflicts, DecisionKind.Answer, DecisionKind.Supervisor], kind => Assert.True(report.Decisions[kind].Same > 0, kind));
    }

    [Fact]
    public void The_recording_holds_what_is_claimed_to_be_replayed()
    {
        var lines = recording.Lines();
        string[] wanted =
            ["strategy-adjusted", "step-failed", "tool-failed", "input-requested", "input-provided", "execution-paused", "execution-resumed", "execution-cancelled", "results-inherited", "step-skipped"];

        Assert.Empty(wanted.Except(lines.Select(line => line.TypeOf())));
        Assert.Contains(lines.Of("execution-started"), line => line["data"]!["conversation"]!.AsArray().Count > 0);
        Assert.Contains(lines.Of("tool-selected"), line =>
            line["data"]!["decision"]!["candidates"]!.AsArray().Count > 1 && (long)line["data"]!["decision"]!["policy"]!["beliefPosition"]! > 0);
        Assert.Contains(lines.Of("tool-selected"), line => line["data"]!["decision"]!["tactic"] is not null);
    }

    [Fact]
    public async Task Another_policy_changes_the_choice_of_tools_and_only_what_follows_from_it()
    {
        var report = await recording.ReplayAsync(policy: Policy.Hdt with { Version = "2", Parameters = Policy.Hdt.Parameters with { Sharpness = 1 } });

        var choosing = recording.Lines().Of("tool-selected").Select(line => line.SubjectOf()).ToHashSet();
        Assert.Equal(choosing.Order(), report.Differences.Select(one => one.ExecutionId).Distinct().Order());
        Assert.All(report.Differences, one => Assert.True(one.Decision is DecisionKind.Tools or DecisionKind.Conflicts, report.Shown())); // a conflict names its tool
        Assert.Contains(report.Differences.SelectMany(one => one.Changes), change => change.Path.EndsWith("policy.parametersHash", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_version_of_a_tool_changes_the_decisions_that_had_it_among_their_candidates()
    {
        var report = await recording.ReplayAsync(
            own: [.. Recording.Own.Select(tool => tool.Name == ToolNames.LoanSimulator ? tool with { Version = "99" } : tool)]);

        var using_ = recording.Lines().Of("tool-selected").Where(line => (string?)line["data"]!["decision"]!["tool"] == ToolNames.LoanSimulator).Select(line => line.SubjectOf()).ToHashSet();
        Assert.NotEmpty(using_);
        Assert.Equal(using_.Order(), report.Differences.Select(one => one.ExecutionId).Distinct().Order());
        Assert.All(report.Differences, one => Assert.Equal(DecisionKind.Tools, one.Decision));
        Assert.All(report.Differences.SelectMany(one => one.Changes), change => Assert.Equal("\"99\"", change.Now));
    }

    [Fact]
    public async Task A_call_that_the_log_has_no_answer_for_is_shown_and_what_follows_is_not_guessed()
    {
        var report = await recording.ReplayAsync(
            own: [.. Recording.Own.Select(tool => tool.Name == ToolNames.LoanSimulator ? tool with { Name = "loan_simulator_new" } : tool)]);

        var differing = report.Differences.Where(one => one.Decision == DecisionKind.Tools).ToList();
        Assert.NotEmpty(differing);
        Assert.All(differing, one => Assert.StartsWith("loan_simulator_new {", Assert.Single(one.Unanswered!), StringComparison.Ordinal));
        Assert.DoesNotContain(report.Differences, one => one.Decision is DecisionKind.Answer or DecisionKind.Supervisor);
    }

    [Theory]
    [InlineData("answer-composed", "answer.text", DecisionKind.Answer)]
    [InlineData("strategy-decided", "decision.reasoning", DecisionKind.Strategy)]
    [InlineData("execution-completed", "outcome", DecisionKind.Supervisor)]
    public async Task What_a_build_decided_otherwise_is_found_where_it_decided_it(string type, string path, string decision)
    {
        var wanted = recording.Lines().Of(type).First(line => !ForkedOrFork.Contains(line.SubjectOf())).SubjectOf();
        var file = recording.Changed(line =>
        {
            if (line.SubjectOf() == wanted && line.TypeOf() == type)
            {
                var parts = path.Split('.');
                var holder = parts[..^1].Aggregate(line["data"]!, (at, name) => at[name]!);
                holder[parts[^1]] = type == "execution-completed" ? "failed" : "as another build words it";
            }

            return line;
        });

        var report = await recording.ReplayAsync(file: file);

        var found = Assert.Single(report.Differences);
        Assert.Equal((wanted, decision), (found.ExecutionId, found.Decision));
        Assert.Equal(0, report.Runs.NotComparable);
    }

    [Fact]
    public async Task A_deadline_that_is_a_second_off_is_a_difference()
    {
        var started = recording.Lines().Of("step-started").First();
        var file = recording.Changed(line =>
        {
            if (line.SubjectOf() == started.SubjectOf() && (string)line["sequence"]! == (string)started["sequence"]!)
            {
                line["data"]!["deadline"] = ((DateTimeOffset)line["data"]!["deadline"]!).AddSeconds(1);
            }

            return line;
        });

        var found = Assert.Single((await recording.ReplayAsync(file: file)).Differences);

        Assert.Equal(DecisionKind.Supervisor, found.Decision);
        Assert.EndsWith("deadline", Assert.Single(found.Changes).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_positions_what_was_learned_is_not_known_and_no_difference_is_reported_for_it()
    {
        var file = recording.Changed(line =>
        {
            line.AsObject().Remove("position");
            return line;
        });

        var report = await recording.ReplayAsync(file: file);

        Assert.True(report.Runs.Differ == 0 && report.Runs.Same > 0, report.Shown());
        Assert.Contains(report.NotComparable, one => one.NotComparable!.Contains("holds no positions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_execution_alone_is_comparable_but_for_what_others_taught()
    {
        var all = recording.Lines().Select(line => line.SubjectOf()).Distinct().ToList();
        foreach (var id in all)
        {
            var report = await recording.ReplayAsync(file: recording.Changed(line => line.SubjectOf() == id ? line : null));

            Assert.True(report.Runs.Differ == 0, report.Shown());
            Assert.All(report.NotComparable, one => Assert.True(one.NotComparable!.Contains("what was learned", StringComparison.Ordinal) || one.NotComparable.Contains("forked from", StringComparison.Ordinal), one.NotComparable));
        }
    }

    [Fact]
    public async Task A_tool_that_nobody_describes_makes_a_plan_not_comparable()
    {
        var report = await recording.ReplayAsync(described: false);

        Assert.Equal(0, report.Runs.Differ);
        Assert.All(report.NotComparable, one => Assert.Contains(AlternativeTool.Name, one.NotComparable, StringComparison.Ordinal));
        Assert.NotEmpty(report.NotComparable);
    }

    [Fact]
    public async Task A_torn_log_is_said_to_be_torn()
    {
        var torn = recording.Lines().Of("execution-planned").First();
        var report = await recording.ReplayAsync(file: recording.Changed(line => line["id"]!.ToString() == torn["id"]!.ToString() ? null : line), ids: torn.SubjectOf());

        Assert.Equal((0, 1), (report.Runs.Differ, report.Runs.NotComparable));
    }

    private HashSet<Guid> ForkedOrFork => recording.Lines().Of("execution-started").Where(line => line["data"]!["forkedFrom"] is JsonObject)
        .SelectMany(line => new[] { line.SubjectOf(), (Guid)line["data"]!["forkedFrom"]!["executionId"]! }).ToHashSet();
}
