using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Tools;
using Holmes.Teams.Market;

namespace Holmes.Teams.Judging;

/// <summary>What cannot be true, or is not about what was asked. The result has the shape it promises.</summary>
public static class Plausibility
{
    public static string? Problem(string gives, JsonElement arguments, JsonElement result) => gives switch
    {
        Gives.MarketSummary => Of(WireJson.Read<MarketSummary>(result), Asked(arguments)),
        Gives.ListingList => Of(WireJson.Read<ListingList>(result), Asked(arguments)),
        Gives.LoanSimulation => Of(WireJson.Read<LoanSimulation>(result)),
        _ => null,
    };

    private static string? Of(MarketSummary market, HashSet<string> asked) =>
        Elsewhere(market.Regions.Select(region => region.Region), asked)
        ?? (market.Regions
            .SelectMany(region => new[] { region.Sale, region.Jeonse, region.MonthlyDeposit, region.MonthlyRent })
            .OfType<PriceStatistics>()
            .Any(price => price.Count < 1 || price.MinWon < 0 || price.MinWon > price.MedianWon || price.MedianWon > price.MaxWon)
                ? "a median price lies outside its range, or counts no contract."
                : null);

    private static string? Of(ListingList listings, HashSet<string> asked) =>
        Elsewhere(listings.Listings.Select(listing => listing.Region), asked)
        ?? (listings.Total < listings.Listings.Count ? "it lists more than it says there are." : null);

    private static string? Of(LoanSimulation loan) =>
        loan.MaxLoanWon < 0 || loan.MaxLoanWon > loan.PriceWon ? "the loan is larger than the price, or negative." : null;

    private static string? Elsewhere(IEnumerable<Region> found, HashSet<string> asked) =>
        asked.Count > 0 && found.FirstOrDefault(region => !asked.Contains(region.Gu)) is { } other
            ? $"{other} was not asked for."
            : null;

    /// <summary>The districts of Seoul that were asked for; none where anything wider was.</summary>
    private static HashSet<string> Asked(JsonElement arguments)
    {
        if (arguments.ValueKind is not JsonValueKind.Object || !arguments.TryGetProperty("regions", out var regions))
        {
            return [];
        }

        HashSet<string> asked = [.. WireJson.Read<IReadOnlyList<Region>>(regions).Select(region => Places.Normalize(region).Gu)];
        return asked.All(Places.IsSeoulGu) ? asked : [];
    }
}
