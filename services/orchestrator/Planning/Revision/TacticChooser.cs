using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.Learning.Policies;
using Holmes.Orchestrator.Planning.Tools;

namespace Holmes.Orchestrator.Planning.Revision;

/// <summary>Ways of repairing a call, with how much of the question is answered when they work.</summary>
internal sealed record Tactics(string Name, double Completeness, double Prior)
{
    public static Tactics AnotherTool { get; } = new("anotherTool", 1, 0.7);

    /// <summary>The same call again, a round later.</summary>
    public static Tactics Later { get; } = new("later", 1, 0.5);

    /// <summary>The same values as the tool's schema wants them.</summary>
    public static Tactics RepairedArguments { get; } = new("repairedArguments", 1, 0.6);

    /// <summary>The question is answered for wider conditions than were asked.</summary>
    public static Tactics Relaxed { get; } = new("relaxed", 0.8, 0.75);

    /// <summary>A part of the question is answered by something else.</summary>
    public static Tactics Substitute { get; } = new("substitute", 0.5, 0.4);

    /// <summary>The rest is planned anew: a tool that is for something else gives the same shape.</summary>
    public static Tactics OtherRoute { get; } = new("otherRoute", 0.9, 0.5);

    /// <summary>The rest is planned anew: other work answers a part of the question.</summary>
    public static Tactics Detour { get; } = new("detour", 0.5, 0.4);
}

/// <summary>
/// Chooses among the tactics that can be used. Until enough repairs of this kind of failure have ended it is the one that
/// worked on the failure most like this one, or else the first of the ladder; then it goes by what came of them.
/// </summary>
internal static class TacticChooser
{
    private const double Enough = 10;

    /// <param name="ladder">In the order in which they are tried while nothing is known; null where one cannot be used.</param>
    public static (T Repaired, TacticChoice Tactic)? Choose<T>(
        IReadOnlyList<(Tactics Tactic, Func<T?> Repair)> ladder, FailedCase failed, PreferencesLearned? preferences, long seed, DateTimeOffset at)
        where T : class
    {
        var open = ladder.Select(step => (step.Tactic, Repaired: step.Repair())).Where(step => step.Repaired is not null).ToList();
        if (open.Count == 0)
        {
            return null;
        }

        var context = WireJson.ToElement(failed.Problem).GetString()!;
        var exemplar = Exemplars.MostLike(failed, preferences);
        var beliefs = new Beliefs(preferences?.Learned, preferences?.Position ?? 0);
        List<Evidence> seen = [.. open.Select(one => beliefs.See("tactic", "", context, one.Tactic.Name, null, at, 0) with { Prior = one.Tactic.Prior, Health = 1 })];
        var (scores, probabilities) = beliefs.Weigh(seen);
        if (seen[0].Tries < Enough)
        {
            var shown = Math.Max(0, open.FindIndex(one => one.Tactic.Name == exemplar?.Tactic));
            probabilities = [.. open.Select((_, k) => k == shown ? 1.0 : 0.0)];
        }

        var chosen = Drawing.Choose(probabilities, LearnedPolicy.Point(seed));
        var (tactic, repaired) = open[chosen];
        return (repaired!, new(
            tactic.Name, context, tactic.Completeness, probabilities[chosen],
            [.. open.Select((one, k) => new TacticCandidate(
                one.Tactic.Name, Math.Round(Math.Min(scores[k], 1e6), 6), Math.Round(seen[k].Successes + seen[k].Failures, 3), probabilities[k]))],
            beliefs.Stamp(seed),
            exemplar));
    }
}
