using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Listings;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Market;

/// <summary>What is on offer: by region, kind, price, size, age, distance to a station.</summary>
public sealed class ListingSearchTool(ListingReader listings) : ITool
{
    public ToolDescriptor Descriptor { get; } = Describe.Tool<ListingSearchArguments>(
        ToolNames.RealEstateSearch, TeamNames.Search, "listing.search", Gives.ListingList,
        "조건에 맞는 매물 검색: 지역, 주택 유형, 매매·전세·월세 가격, 면적, 준공연도, 지하철역 거리. 신뢰도 점수와 주변 시설을 함께 준다.");

    public async Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation)
    {
        var question = ListingQuestion.Of(invocation.ArgumentsAs<ListingSearchArguments>());
        var found = await listings.SearchAsync(question, cancellation);
        if (found.Total == 0)
        {
            return ToolResult.Empty(Nothing(question, await listings.PricesAsync(question, cancellation)));
        }

        var notes = new[]
        {
            found.IsSample ? Origins.SampleNote : null,
            found.Total > found.Listings.Count ? $"{found.Total:N0}개 가운데 {found.Listings.Count}개를 보여 줍니다." : null,
        };
        return ToolResult.Of(
            new ListingList(found.Total, found.Listings, found.AsOf, found.IsSample),
            [Origins.Listings(found.IsSample, $"{Where(question)} {found.Total:N0}개", found.AsOf)],
            question.Assumptions,
            Quality.OfListings(found.Total, question.Assumptions.Count),
            string.Join(" ", notes.OfType<string>()) is { Length: > 0 } note ? note : null);
    }

    private static string Nothing(ListingQuestion question, WonRange? prices)
    {
        var kind = question.Filter.PropertyType is { } type ? type.Korean() : "주택";
        var trade = question.TradeType is { } known ? $" {known.Korean()}" : "";
        return prices is { Min: { } low, Max: { } high } && question.Filter.PriceWon is not null
            ? $"{Where(question)}에 그 가격의 {kind}{trade} 매물이 없습니다. 다른 조건에 맞는 매물은 {Won.Korean(low)}에서 {Won.Korean(high)} 사이입니다."
            : $"{Where(question)}에 조건에 맞는 {kind}{trade} 매물이 없습니다. 자료는 서울 25개 구의 매물뿐이며, 조건을 넓히면 더 찾을 수 있습니다.";
    }

    private static string Where(ListingQuestion question) =>
        question.Regions.Count == 0 ? Places.AllOfSeoul.Gu : string.Join(", ", question.Regions);
}
