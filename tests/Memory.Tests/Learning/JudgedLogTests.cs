using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Learning.Draws;
using Holmes.Learning.Evaluation;
using Holmes.Learning.Policies;
using Holmes.Memory.Learning;
using Xunit;

namespace Holmes.Memory.Tests.Learning;

/// <summary>Policies judged, promoted and rolled back on logs whose truth is known.</summary>
public sealed class JudgedLogTests
{
    private const double Good = 0.9;
    private const double Poor = 0.4;
    private static readonly double[] Even = [0.5, 0.5];
    private static readonly double[] Wise = [0.9, 0.1];
    private static readonly double[] Foolish = [0.1, 0.9];

    [Fact]
    public void A_policy_that_learns_from_the_log_is_worth_more_than_a_coin()
    {
        var judged = Judge(Log(600, Even));

        var told = OffPolicy.Evaluate([.. judged.Known.Select(one => one.Logged)]);

        Assert.Equal((600, 600, 0), (judged.Known.Count, told.Choices, judged.WithoutAlternative));
        Assert.True(told.Lift!.Low > 0, told.ToString());
        Assert.InRange(told.Dr!.Value, 0.8, Good + 0.03);
    }

    [Theory]
    [InlineData(true, "promoted")]
    [InlineData(false, "rolledBack")]
    public void A_trial_ends_when_the_whole_interval_is_on_one_side(bool wise, string kind)
    {
        var judged = Judge(Log(800, Even, wise ? Wise : Foolish, share: 0.1));

        var verdict = PoliciesInForce.Verdict(Difference(judged));

        Assert.Equal(kind, verdict?.Kind);
    }

    [Fact]
    public void A_trial_that_does_what_the_live_policy_does_is_not_decided() =>
        Assert.Null(PoliciesInForce.Verdict(Difference(Judge(Log(800, Even, Even, share: 0.1)))));

    [Fact]
    public void Decisions_without_an_alternative_or_without_an_outcome_say_nothing()
    {
        var log = Log(60, Even).ToList();
        log.RemoveAll(row => row.Type == "tool_completed" && row.Sequence % 2 == 0);
        var certain = Log(10, [1.0, 0.0]).Select(row => row with { Candidates = row.Candidates is null ? null : WireJson.ToElement(new[] { Candidate("a", 1) }).GetRawText() });

        var judged = Judge([.. log, .. certain]);

        Assert.Equal(10, judged.WithoutAlternative);
        Assert.Equal(60, judged.Known.Count + judged.Censored);
    }

    [Fact]
    public void Facts_say_which_policies_are_in_force()
    {
        PolicyFact Fact(int id, string kind, string policy) => new(id, Given.Noon.AddMinutes(id), kind, BeliefMessage.Settings(Policy.Named(policy)), 0.1, "because");

        string Now(params PolicyFact[] facts) => PoliciesInForce.Of(Policy.Hdt, facts) is var now ? $"{now.Live.Id} {now.Trial?.Id}" : "";

        Assert.Equal("hdt ", Now());
        Assert.Equal("hdt ts", Now(Fact(1, "trialStarted", "ts")));
        Assert.Equal("ts ", Now(Fact(1, "trialStarted", "ts"), Fact(2, "promoted", "ts")));
        Assert.Equal("hdt ", Now(Fact(1, "trialStarted", "ts"), Fact(2, "rolledBack", "ts")));
        Assert.Equal("ts ema", Now(Fact(1, "trialStarted", "ts"), Fact(2, "promoted", "ts"), Fact(3, "trialStarted", "ema")));
    }

    private static Estimate Difference(JudgedLog judged) => OffPolicy.Difference(
        [.. judged.Known.Select(one => one.AsTrial())], [.. judged.Known.Select(one => one.AsLive())]);

    private static JudgedLog Judge(IEnumerable<LogRow> log)
    {
        var judged = new JudgedLog(Policy.Hdt, new Dictionary<Guid, DateTimeOffset>());
        foreach (var row in log)
        {
            judged.Read(row, counts: true);
        }

        return judged;
    }

    private static ToolCandidate Candidate(string tool, double probability) => new(tool, "1", 0, 0, 0, 1, 100, 0, probability);

    /// <summary>One decision an execution between a good tool and a poor one.</summary>
    private static IEnumerable<LogRow> Log(int executions, double[] live, double[]? trial = null, double share = 0)
    {
        var random = new Randomness(executions);
        var mixture = trial is null ? live : live.Zip(trial, (l, t) => ((1 - share) * l) + (share * t)).ToArray();
        var stamp = new PolicyStamp("trial", "1", "sha256:trial", 0, 0);
        for (var i = 0; i < executions; i++)
        {
            var chosen = random.Next() < mixture[0] ? 0 : 1;
            var tool = chosen == 0 ? "a" : "b";
            var row = new LogRow((i * 4) + 1, DerivedId.From("execution", $"{executions}.{i}"), "execution_started", Given.Noon.AddMinutes(i)) { UserId = "kim" };
            var decision = DerivedId.From("decision", $"{executions}.{i}");
            yield return row;
            yield return row with
            {
                Sequence = row.Sequence + 1,
                Type = "tool_selected",
                DecisionId = decision,
                Capability = "c",
                Tool = tool,
                QueryType = "MARKET_INQUIRY",
                UserSegment = "general",
                Candidates = WireJson.ToElement(new[] { Candidate("a", mixture[0]), Candidate("b", mixture[1]) }).GetRawText(),
                Shadow = trial is null ? null : WireJson.ToElement(new ShadowChoice(stamp, "a", trial, live, share)).GetRawText(),
            };
            yield return row with
            {
                Sequence = row.Sequence + 2,
                Type = "tool_completed",
                DecisionId = decision,
                Tool = tool,
                Outcome = "ok",
                Quality = random.Next() < (chosen == 0 ? Good : Poor) ? 1 : 0,
                Milliseconds = 100,
            };
            yield return row with { Sequence = row.Sequence + 3, Type = "execution_completed", Outcome = "ok" };
        }
    }
}
