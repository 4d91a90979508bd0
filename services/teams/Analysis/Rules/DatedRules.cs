using System.Globalization;

namespace Holmes.Teams.Analysis.Rules;

/// <summary>Rules of one kind that follow each other without a gap.</summary>
public static class DatedRules
{
    /// <summary>Each holds from its day until the day before the next one; the last has no known end.</summary>
    public static IReadOnlyList<DatedRule<T>> InOrder<T>(params IReadOnlyList<(string From, T Value, string Source)> rules)
    {
        var starts = rules.Select(rule => DateOnly.ParseExact(rule.From, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToList();
        return
        [
            .. rules.Select((rule, index) => new DatedRule<T>(
                rule.Value,
                starts[index],
                index + 1 < starts.Count ? starts[index + 1].AddDays(-1) : null,
                rule.Source)),
        ];
    }

    /// <summary>The rule of that day; null before the first one.</summary>
    public static DatedRule<T>? On<T>(this IReadOnlyList<DatedRule<T>> rules, DateOnly day) =>
        rules.FirstOrDefault(rule => rule.HoldsOn(day));

    /// <summary>The rule of that day, for days the caller has already checked against <see cref="RuleBook.FirstDay"/>.</summary>
    public static DatedRule<T> At<T>(this IReadOnlyList<DatedRule<T>> rules, DateOnly day) =>
        rules.On(day) ?? throw new ArgumentOutOfRangeException(nameof(day), day, "No rule is known for this day.");
}
