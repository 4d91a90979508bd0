using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning.Understanding.Entities;
using Holmes.Orchestrator.Planning.Work;

namespace Holmes.Orchestrator.Planning.Revision;

/// <summary>Something else that answers a part of the same question.</summary>
internal static class Substitutes
{
    public static (Need Need, string Reason)? For(string capability, JsonElement arguments) => capability switch
    {
        Capabilities.ListingSearch => (Prices(WireJson.Read<ListingSearchArguments>(arguments)), "매물 검색을 할 수 없어, 같은 지역의 실거래 시세로 일부만 답합니다. 지금 나온 매물은 포함되지 않습니다."),
        Capabilities.MarketPrice => (Listings(WireJson.Read<MarketDataArguments>(arguments)), "실거래 시세를 조회할 수 없어, 나와 있는 매물의 호가로 일부만 답합니다. 호가는 실거래가와 다를 수 있습니다."),
        _ => null,
    };

    private static Need Prices(ListingSearchArguments listings) => new(
        Capabilities.MarketPrice,
        ToolNames.MarketData,
        new MarketDataArguments(
            listings is { Regions.Count: 0, Station: { } station } && PlaceReader.GuOfStation(station) is { } gu ? [new(SeoulPlaces.City, gu)] : listings.Regions,
            listings.PropertyType ?? PropertyType.Apartment, listings.TradeType, listings.MinAreaM2, listings.MaxAreaM2, listings.PriceWon?.Min, listings.PriceWon?.Max),
        0);

    private static Need Listings(MarketDataArguments prices) => new(
        Capabilities.ListingSearch,
        ToolNames.RealEstateSearch,
        new ListingSearchArguments(
            prices.Regions,
            prices.PropertyType,
            prices.TradeType,
            prices.MinPriceWon is null && prices.MaxPriceWon is null ? null : new WonRange(prices.MinPriceWon, prices.MaxPriceWon),
            null,
            prices.MinAreaM2,
            prices.MaxAreaM2),
        0);
}
