using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers;

/// <summary>
/// Says when a search found something only after conditions of the question were given up. The call is compared with what
/// the question named, so that a retry with less is told even where nobody noted that it was one.
/// </summary>
public static class Widening
{
    public static string? Of(CallResult call, IReadOnlyList<Entity> entities, Tongue tongue)
    {
        try
        {
            return Compared(call, [.. entities.Where(entity => entity.Text.OrNull() is not null)], tongue);
        }
        catch (Exception)
        {
            // As with results: whoever calls a tool may give it arguments of any shape, and the answer must still come.
            return null;
        }
    }

    private static string? Compared(CallResult call, IReadOnlyList<Entity> entities, Tongue tongue)
    {
        var (regions, givenUp) = call.Gives switch
        {
            Gives.ListingList when WireJson.Read<ListingSearchArguments>(call.Arguments) is { Regions: not null } asked => (asked.Regions, GivenUp(asked, entities)),
            Gives.MarketSummary when WireJson.Read<MarketDataArguments>(call.Arguments) is { Regions: not null } asked => (asked.Regions, GivenUp(asked.Regions, entities)),
            _ => ([], []),
        };
        if (givenUp.Count == 0)
        {
            return null;
        }

        var conditions = Markdown.Plain(string.Join(", ", givenUp));
        var place = regions.Count == 0 ? tongue.Say("서울 전체", "all of Seoul") : Markdown.Plain(string.Join(", ", regions));
        return tongue.Say(
            $"‘{conditions}’ 조건으로는 결과가 부족해 {place}{Towards(place)} 넓혀 찾았습니다.",
            $"“{conditions}” gave too little, so the search was widened to {place}.");
    }

    private static List<string> GivenUp(ListingSearchArguments asked, IReadOnlyList<Entity> entities)
    {
        var givenUp = GivenUp(asked.Regions, entities);
        var stations = string.Join(", ", Named(entities, "station").Where(_ => asked.Station is null));
        var distances = Named(entities, "stationMeters").Where(_ => asked.MaxStationMeters is null)
            .Select(text => stations.Length > 0 ? text.Replace("역 ", "", StringComparison.Ordinal) : text);
        var near = string.Join(' ', distances.Prepend(stations)).Trim();
        givenUp.AddRange(near.Length > 0 ? [near] : []);
        givenUp.AddRange(entities.Where(entity => entity.Kind == "priceRange" && IsWidened(entity, asked)).Select(entity => entity.Text));
        return givenUp;
    }

    /// <summary>A neighbourhood that became its whole district.</summary>
    private static List<string> GivenUp(IReadOnlyList<Region> regions, IReadOnlyList<Entity> entities) =>
        [.. entities
            .Where(entity => entity.Kind == "region" && Dong(entity) is { } dong && regions.Count > 0 && !regions.Any(region => region.Dong == dong))
            .Select(entity => entity.Text)];

    private static bool IsWidened(Entity entity, ListingSearchArguments asked) =>
        Max(entity) is { } max && new[] { asked.PriceWon?.Max, asked.MonthlyRentWon?.Max } is var used
        && used.Any(amount => amount is not null) && !used.Contains(max) && used.Any(amount => amount == max * 1.2m);

    private static IEnumerable<string> Named(IReadOnlyList<Entity> entities, string kind) =>
        entities.Where(entity => entity.Kind == kind).Select(entity => entity.Text);

    private static string? Dong(Entity entity) =>
        entity.Value.ValueKind == JsonValueKind.Object && entity.Value.TryGetProperty("dong", out var dong) && dong.ValueKind == JsonValueKind.String ? dong.GetString() : null;

    private static decimal? Max(Entity entity) =>
        entity.Value.ValueKind == JsonValueKind.Object && entity.Value.TryGetProperty("max", out var max) && max.ValueKind == JsonValueKind.Number && max.TryGetDecimal(out var won) ? won : null;

    /// <summary>로 after a vowel or ㄹ, 으로 after another consonant.</summary>
    private static string Towards(string word)
    {
        var last = word[^1];
        return last is >= '가' and <= '힣' && (last - '가') % 28 is not 0 and not 8 ? "으로" : "로";
    }
}
