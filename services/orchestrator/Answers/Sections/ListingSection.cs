using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers.Sections;

internal static class ListingSection
{
    public static Rendering Render(ListingList found, Asked asked)
    {
        var listings = found.Listings.OrNone();
        return listings.Count == 0
            ? Rendering.Of([asked.Say(
                $"{asked.AsOf(found.AsOf)}으로 조건에 맞는 매물을 찾지 못했습니다.",
                $"No listing matches ({asked.AsOf(found.AsOf)}).")])
            : Rendering.Of(
                [Headline(found, listings, asked)],
                Part.Of("listings", asked.Say("매물", "Listings"), [
                    asked.Say(
                        $"{asked.AsOf(found.AsOf)}, 전체 {Readable.Count(found.Total, asked.Tongue)} 중 {Readable.Count(listings.Count, asked.Tongue)}",
                        $"{listings.Count} of {found.Total}, {asked.AsOf(found.AsOf)}"),
                    Rows(listings, asked),
                    Surroundings(listings, asked),
                ]));
    }

    private static string Headline(ListingList found, IReadOnlyList<Listing> listings, Asked asked)
    {
        var first = listings[0];
        var price = Price(first, asked);
        return asked.Say(
            $"{(asked.Widened is null ? "" : "넓힌 ")}조건에 맞는 매물은 {Readable.Count(found.Total, asked.Tongue)}이고, 가장 먼저 볼 만한 곳은 {Name(first)}{(price is null ? "" : $"({price})")}입니다.",
            $"{found.Total} listings match; first to look at: {Name(first)}{(price is null ? "" : $" ({price})")}.");
    }

    private static string Name(Listing listing) => Markdown.Plain($"{listing.Region} {listing.Name}");

    /// <summary>That of the trade which was asked for; without one, of the first there is.</summary>
    private static string? Price(Listing listing, Asked asked) => asked.Argument("tradeType") switch
    {
        "jeonse" when Of(listing.JeonseWon, asked) is { } jeonse => $"{asked.Word("jeonse")} {jeonse}",
        "monthly" when Monthly(listing, asked) is { } monthly => $"{asked.Word("monthly")} {monthly}",
        _ => AnyPrice(listing, asked),
    };

    private static string? AnyPrice(Listing listing, Asked asked) =>
        Of(listing.SaleWon, asked) is { } sale ? $"{asked.Word("sale")} {sale}"
        : Of(listing.JeonseWon, asked) is { } jeonse ? $"{asked.Word("jeonse")} {jeonse}"
        : Monthly(listing, asked) is { } monthly ? $"{asked.Word("monthly")} {monthly}"
        : null;

    private static string Rows(IReadOnlyList<Listing> listings, Asked asked) => Markdown.Table(
        [
            asked.Say("단지", "Name"), asked.Say("위치", "Region"), asked.Say("유형", "Type"), asked.Say("면적", "Area"),
            asked.Say("매매", "Sale"), asked.Say("전세", "Jeonse"), asked.Say("월세(보증금/월)", "Rent (deposit/month)"),
            asked.Say("준공", "Built"), asked.Say("세대수", "Households"), asked.Say("가까운 역", "Station"),
            asked.Say("신뢰도(100점)", "Trust (of 100)"),
        ],
        listings.Select(listing => new[]
        {
            listing.Name, listing.Region.ToString(), Words.Of(listing.PropertyType, asked.Tongue),
            Readable.Range(listing.MinAreaM2, listing.MaxAreaM2, area => Readable.Area(area, asked.Tongue), asked.Tongue),
            Of(listing.SaleWon, asked), Of(listing.JeonseWon, asked), Monthly(listing, asked),
            listing.BuiltYear is { } year ? asked.Say($"{year}년", $"{year}") : null,
            listing.Households is { } households ? Readable.Grouped(households) : null,
            Station(listing), listing.TrustScore.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture),
        }));

    private static string Surroundings(IReadOnlyList<Listing> listings, Asked asked) => Markdown.Bullets(listings
        .Where(listing => listing.Nearby.OrNone().Count > 0)
        .Take(3)
        .Select(listing => $"{listing.Name}: {InfrastructureSection.Places(listing.Nearby, 5, asked)}"));

    private static string? Of(WonRange? range, Asked asked) =>
        range is null ? null : Readable.WonRange(range.Min, range.Max, asked.Tongue);

    private static string? Monthly(Listing listing, Asked asked) =>
        (Of(listing.MonthlyDepositWon, asked), Of(listing.MonthlyRentWon, asked)) switch
        {
            (null, null) => null,
            var (deposit, rent) => $"{deposit ?? "-"} / {rent ?? "-"}",
        };

    private static string? Station(Listing listing) =>
        listing.Station is null ? null
        : listing.StationMeters is { } metres ? $"{listing.Station} {Readable.Grouped(metres)}m"
        : listing.Station;
}
