using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.Learning.Beliefs;
using Holmes.Learning.Policies;

namespace Holmes.Memory.Learning;

/// <summary>What was learned, as it is told to others.</summary>
internal static class BeliefMessage
{
    private const double Interval = 1.645; // 90 % of a normal

    private const int MostExemplars = 300;

    /// <summary>Users whose shift is smaller than this are as everybody is.</summary>
    private const double SmallestShift = 0.005;

    public static Learned Of(Policy policy, LearningFold fold) => new(Settings(policy), [.. fold.Book.Pages.Select(Of)]);

    public static PolicySettings Settings(Policy policy) =>
        new(policy.Id, policy.Version, JsonDocument.Parse(policy.ToJson()).RootElement.GetProperty("parameters"));

    public static Policy Policy(PolicySettings settings) => Holmes.Learning.Policies.Policy.Read(JsonSerializer.Serialize(settings, WireJson.Options));

    public static IReadOnlyList<ToolPreference> Preferences(LearningFold fold) =>
        [.. fold.Counts.Select(entry => Preference(fold.Book, entry.Key.QueryType, entry.Key.Tool, entry.Value))];

    /// <summary>The latest: a message has an end.</summary>
    public static IReadOnlyList<RepairExemplar> Exemplars(LearningFold fold) =>
        [.. fold.Exemplars.All.OrderByDescending(one => one.Position).Take(MostExemplars)];

    private static DomainBeliefs Of(BeliefPage page) => new(
        page.Domain.Kind, page.Domain.Name, page.Table.Users.IsOn,
        [.. page.Arms.Select((name, arm) => Of(page, name, arm))]);

    private static ArmBeliefs Of(BeliefPage page, string name, int arm)
    {
        var belief = page.Table.Arm(arm);
        return new(
            name, belief.Successes, belief.Failures, belief.Health, belief.Average, belief.Milliseconds, belief.LastAt,
            [.. page.Contexts.Select((context, c) => Of(context, page.Table.Cell(c, arm))).Where(context => context.Tries > 0)],
            page.Table.Users.IsOn
                ? [.. page.Users.Select((user, u) => new UserShift(user, page.Table.Users.Shift(arm, u))).Where(one => Math.Abs(one.Shift) >= SmallestShift)]
                : null);
    }

    private static ContextBeliefs Of(string context, CellBelief cell) => new(
        context, cell.Successes, cell.Failures, cell.Tries, cell.Quality, cell.RecentTries, cell.RecentQuality, cell.Average, cell.Milliseconds, cell.WindowTries, cell.WindowQuality);

    private static ToolPreference Preference(BeliefBook book, string queryType, string tool, ToolCounts counts)
    {
        var seen = book.Page(Domain.Tool(counts.Capability)).See(queryType, tool, null, 0, 0);
        var weight = book.Parameters.PriorWeight + seen.Successes + seen.Failures;
        var mean = seen.Mean(book.Parameters.PriorWeight);
        var reach = Interval * Math.Sqrt(mean * (1 - mean) / (weight + 1));
        return new(
            WireJson.Read<IntentType>(JsonSerializer.SerializeToElement(queryType)), counts.Capability, tool,
            counts.Tries, counts.Ok, counts.Empty, counts.Degraded, counts.Failed,
            counts.Tries == 0 ? 0 : counts.QualitySum / counts.Tries, counts.Tries == 0 ? 0 : (double)counts.MillisecondsSum / counts.Tries, counts.Health,
            Math.Round(mean, 6), Math.Round(Math.Max(0, mean - reach), 6), Math.Round(Math.Min(1, mean + reach), 6));
    }
}
