using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;

namespace Holmes.Orchestrator.Planning.Revision;

/// <summary>A failure at hand, as far as another one can be like it.</summary>
/// <param name="Shape">Names of the arguments, in order.</param>
internal sealed record FailedCase(FailureClass Problem, string Capability, string Tool, string Shape, IntentType QueryType)
{
    public static FailedCase Of(FailureClass problem, string capability, string tool, JsonElement arguments, IntentType queryType) =>
        new(problem, capability, tool, arguments.ValueKind is JsonValueKind.Object ? string.Join(',', arguments.EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal)) : "", queryType);
}

/// <summary>Finds the failure of the past that is most like the one at hand: one, since more of them mislead.</summary>
internal static class Exemplars
{
    /// <summary>Below this a repair is no example to follow.</summary>
    private const double GoodEnough = 0.4;

    /// <summary>Of the same class and capability alone; null where nothing like it was repaired well.</summary>
    public static RepairExemplar? MostLike(FailedCase failed, PreferencesLearned? preferences)
    {
        var (problem, queryType) = (Word(failed.Problem), Word(failed.QueryType));
        return (preferences?.Exemplars ?? [])
            .Where(one => one.Problem == problem && one.Capability == failed.Capability && one.Quality >= GoodEnough)
            .OrderByDescending(one => (one.Tool == failed.Tool ? 2 : 0) + (one.QueryType == queryType ? 1 : 0) + Shared(one.Shape, failed.Shape))
            .ThenByDescending(one => one.Quality)
            .ThenByDescending(one => one.Position)
            .FirstOrDefault();
    }

    private static double Shared(string one, string other)
    {
        var (left, right) = (one.Split(',').ToHashSet(), other.Split(',').ToHashSet());
        return (double)left.Count(right.Contains) / left.Union(right).Count();
    }

    private static string Word<T>(T word) => WireJson.ToElement(word).GetString()!;
}
