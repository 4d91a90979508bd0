using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Judging;

/// <summary>
/// How old the newest data behind a result may be: by its sources, and by the day it says of itself. The day a law came into
/// force or a product began is no age.
/// </summary>
public static class Freshness
{
    private const int MostMonths = 18;
    private const int MostMonthsOfListings = 6;

    /// <summary>The day of the newest data that is too old; null where none is.</summary>
    public static DateOnly? StaleSince(ToolResult result, ToolInvocation invocation) =>
        OfSources(result.Sources ?? [])
            .Concat(result.Result is { ValueKind: JsonValueKind.Object } body && Day(invocation.Arguments, "asOf") is null // a day in the past that was asked for
                ? [(Day(body, "asOf"), MostMonths), (Day(body, "rulesAsOf"), MostMonths)]
                : [])
            .Where(data => data.Newest?.AddMonths(data.Months) < invocation.Today)
            .Min(data => data.Newest);

    private static IEnumerable<(DateOnly? Newest, int Months)> OfSources(IReadOnlyList<SourceReference> sources) =>
        sources
            .Where(source => source.Kind is "transactions" or "listings")
            .GroupBy(source => source.Kind)
            .Select(kind => (kind.Max(source => source.AsOf), kind.Key is "listings" ? MostMonthsOfListings : MostMonths));

    private static DateOnly? Day(JsonElement json, string field) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String
        && DateOnly.TryParse(value.GetString(), out var day)
            ? day
            : null;
}
