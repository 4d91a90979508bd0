using System.Text.Json.Nodes;
using Holmes.Replay.Decisions;
using Xunit;

namespace Holmes.Replay.Tests;

/// <summary>Models are answered from the log, whatever they said then, and nobody else is asked.</summary>
public sealed class ModelReplayTests(ModelsRecording models) : IClassFixture<ModelsRecording>
{
    private readonly Recording recording = models.Recording;

    [Fact]
    public async Task What_a_model_said_then_leads_to_the_same_again()
    {
        var consulted = recording.Lines().Of("model-consulted").Select(line => line["data"]!["consultation"]!).ToList();
        string[] verdicts = ["accepted", "refused", "failed", "trimmed"];
        Assert.Empty(verdicts.Except(consulted.Select(one => (string)one["verdict"]!)));
        Assert.Contains(recording.Lines().Of("orchestration-completed"), line => (string?)line["data"]!["arbitration"]!["decidedBy"] == "first");

        var report = await recording.ReplayAsync();

        Assert.True(report.Runs.Differ == 0, report.Shown());
        Assert.All(report.NotComparable, one => Assert.StartsWith("a repair that chose nothing", one.NotComparable, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_reply_makes_another_plan()
    {
        var planned = recording.Lines().Of("model-consulted").First(line => Verdict(line) == ("plan", "accepted"));
        var file = Changed(planned, consultation => consultation["reply"] = ((string)consultation["reply"]!).Replace("LEGAL_CONSULT", "RISK_ANALYSIS", StringComparison.Ordinal));

        var report = await recording.ReplayAsync(file: file, ids: planned.SubjectOf());

        Assert.Contains(report.Differences, one => one.Decision == DecisionKind.Plan && one.Changes.Any(change => change is { Path: "intent.type", Now: "\"RISK_ANALYSIS\"" }));
    }

    [Fact]
    public async Task A_request_that_was_not_made_then_has_no_reply_and_what_would_follow_is_not_guessed()
    {
        var planned = recording.Lines().Of("model-consulted").First(line => Verdict(line) == ("plan", "accepted"));
        var file = Changed(planned, consultation => consultation["request"] = "something else");

        var found = Assert.Single((await recording.ReplayAsync(file: file, ids: planned.SubjectOf())).Differences);

        Assert.Equal(DecisionKind.Models, found.Decision);
        Assert.Contains("holds no reply", Assert.Single(found.Unanswered!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_from_before_replies_were_kept_is_not_comparable_where_a_model_took_part()
    {
        var file = recording.Changed(line =>
        {
            if (line.TypeOf() == "model-consulted")
            {
                line["data"]!["consultation"]!.AsObject().Remove("request");
                line["data"]!["consultation"]!.AsObject().Remove("reply");
            }

            return line;
        });

        var report = await recording.ReplayAsync(file: file);

        Assert.Equal(0, report.Runs.Differ);
        Assert.All(report.NotComparable, one => Assert.Contains("replies were not kept", one.NotComparable, StringComparison.Ordinal));
        Assert.NotEmpty(report.NotComparable);
    }

    private string Changed(JsonNode wanted, Action<JsonNode> change) => recording.Changed(line =>
    {
        if ((string)line["id"]! == (string)wanted["id"]!)
        {
            change(line["data"]!["consultation"]!);
        }

        return line;
    });

    private static (string, string) Verdict(JsonNode line) =>
        ((string)line["data"]!["consultation"]!["purpose"]!, (string)line["data"]!["consultation"]!["verdict"]!);
}
