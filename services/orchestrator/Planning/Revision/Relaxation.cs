using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning.Understanding.Entities;
using Holmes.Orchestrator.Planning.Work;

namespace Holmes.Orchestrator.Planning.Revision;

/// <summary>Arguments made wider, one condition after the other, the least wanted first.</summary>
/// <param name="What">The condition that was given up, in Korean.</param>
internal sealed record Relaxation(JsonElement Arguments, string What, string Reason)
{
    private const decimal Wider = 0.2m;
    private const int LongerMonths = 24;

    /// <summary>The first arguments that were not tried yet; null when nothing is left to give up.</summary>
    /// <param name="arguments">As first asked: every round goes the same way, one condition further.</param>
    public static Relaxation? Of(string capability, JsonElement arguments, IReadOnlySet<string> tried) =>
        Steps(capability, arguments)
            .Where(step => !tried.Contains(CanonicalJson.Of(step.Arguments)))
            .Select(step => new Relaxation(step.Arguments, step.What, $"결과가 부족하여 조건을 넓혔습니다: {step.What}."))
            .FirstOrDefault();

    private static IEnumerable<(JsonElement Arguments, string What)> Steps(string capability, JsonElement arguments) => capability switch
    {
        Capabilities.MarketPrice => Market(WireJson.Read<MarketDataArguments>(arguments)),
        Capabilities.ListingSearch => Listings(WireJson.Read<ListingSearchArguments>(arguments)),
        Capabilities.LawSearch => Law(WireJson.Read<LegalSearchArguments>(arguments)),
        Capabilities.LoanProducts => Loans(WireJson.Read<LoanDataArguments>(arguments)),
        Capabilities.PlaceInfrastructure => Places(WireJson.Read<InfrastructureArguments>(arguments)),
        _ => [],
    };

    private static IEnumerable<(JsonElement, string)> Market(MarketDataArguments asked)
    {
        if (asked.ComplexName is not null)
        {
            yield return Step(asked = asked with { ComplexName = null }, "단지 이름 제외");
        }

        if (HasDong(asked.Regions))
        {
            yield return Step(asked = asked with { Regions = Districts(asked.Regions) }, "동 대신 구 전체");
        }

        if (asked.MinAreaM2 is not null || asked.MaxAreaM2 is not null || asked.MinPriceWon is not null || asked.MaxPriceWon is not null)
        {
            yield return Step(
                asked = asked with { MinAreaM2 = Less(asked.MinAreaM2), MaxAreaM2 = More(asked.MaxAreaM2), MinPriceWon = Less(asked.MinPriceWon), MaxPriceWon = More(asked.MaxPriceWon) },
                "가격·면적 범위를 20% 넓힘");
        }

        if (asked.Months < LongerMonths)
        {
            yield return Step(asked = asked with { Months = LongerMonths }, "조회 기간을 24개월로 늘림");
        }

        if (asked.TradeType is not null)
        {
            yield return Step(asked with { TradeType = null }, "거래 유형 제외");
        }
    }

    private static IEnumerable<(JsonElement, string)> Listings(ListingSearchArguments asked)
    {
        if (asked.Station is not null || asked.MaxStationMeters is not null)
        {
            var district = asked.Regions.Count == 0 && asked.Station is { } station ? PlaceReader.GuOfStation(station) : null;
            yield return Step(
                asked = asked with { Station = null, MaxStationMeters = null, Regions = district is null ? asked.Regions : [new(SeoulPlaces.City, district)] },
                district is null ? asked.Regions.Count == 0 ? "역 조건을 빼고 서울 전체에서 찾음" : "역 조건 제외" : $"역 대신 {district} 전체");
        }

        if (HasDong(asked.Regions))
        {
            yield return Step(asked = asked with { Regions = Districts(asked.Regions) }, "동 대신 구 전체");
        }

        if (asked.PriceWon is not null || asked.MonthlyRentWon is not null || asked.MinAreaM2 is not null || asked.MaxAreaM2 is not null)
        {
            yield return Step(
                asked = asked with { PriceWon = Widen(asked.PriceWon), MonthlyRentWon = Widen(asked.MonthlyRentWon), MinAreaM2 = Less(asked.MinAreaM2), MaxAreaM2 = More(asked.MaxAreaM2) },
                "가격·면적 범위를 20% 넓힘");
        }

        if (asked.BuiltFromYear is not null)
        {
            yield return Step(asked = asked with { BuiltFromYear = null }, "준공 연도 조건 제외");
        }

        if (asked.PropertyType is not null)
        {
            yield return Step(asked with { PropertyType = null }, "주택 유형 제외");
        }
    }

    private static IEnumerable<(JsonElement, string)> Law(LegalSearchArguments asked)
    {
        if (asked.Article is not null)
        {
            yield return Step(asked = asked with { Article = null }, "조문 번호 제외");
        }

        if (asked.LawName is not null)
        {
            yield return Step(asked = asked with { LawName = null }, "법률 이름 제외");
        }

        yield return Step(asked with { Limit = Math.Max(asked.Limit, 10) }, "더 많은 조문을 찾음");
    }

    private static IEnumerable<(JsonElement, string)> Loans(LoanDataArguments asked)
    {
        if (asked.Bank is not null)
        {
            yield return Step(asked = asked with { Bank = null }, "은행 조건 제외");
        }

        if (asked.Topics is not null)
        {
            yield return Step(asked = asked with { Topics = null }, "주제 조건 제외");
        }

        if (asked.Purpose is not null)
        {
            yield return Step(asked with { Purpose = null }, "대출 목적 제외");
        }
    }

    private static IEnumerable<(JsonElement, string)> Places(InfrastructureArguments asked)
    {
        if (asked.ComplexName is not null)
        {
            yield return Step(asked = asked with { ComplexName = null }, "단지 이름 제외");
        }

        if (HasDong(asked.Regions))
        {
            yield return Step(asked = asked with { Regions = Districts(asked.Regions) }, "동 대신 구 전체");
        }

        yield return Step(asked with { MaxMeters = asked.MaxMeters * 2 }, "거리를 두 배로 넓힘");
    }

    private static (JsonElement, string) Step<T>(T arguments, string what) => (WireJson.ToElement(arguments), what);

    private static bool HasDong(IReadOnlyList<Region> regions) => regions.Any(region => region.Dong is not null);

    private static List<Region> Districts(IReadOnlyList<Region> regions) => [.. regions.Select(region => region with { Dong = null }).Distinct()];

    private static decimal? Less(decimal? value) => value * (1 - Wider);

    private static decimal? More(decimal? value) => value * (1 + Wider);

    private static WonRange? Widen(WonRange? range) => range is null ? null : new(Less(range.Min), More(range.Max));
}
