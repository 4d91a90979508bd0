using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Understanding.Entities;

namespace Holmes.Orchestrator.Planning.Work;

/// <summary>Arguments of the searches, from what the question names.</summary>
internal static class SearchArguments
{
    private const decimal About = 0.1m; // 30평 finds 27 to 33
    private const int WalkToStation = 500;
    private const int NearStation = 1000;

    private static readonly Cue[] Legal = [Cue.LawWord, Cue.LegalSubject, Cue.LegalForm, Cue.Increase, Cue.Settlement, Cue.Conversion, Cue.Tax, Cue.Party, Cue.LeaseRisk, Cue.ContractDocument, Cue.Advise];

    // Ratios, conversions and risks are found between sale and lease prices.
    private static readonly Cue[] NeedsEveryTrade = [Cue.JeonseRatio, Cue.Conversion, Cue.Risk, Cue.LeaseRisk, Cue.Investment];

    public static LegalSearchArguments Law(Reading reading)
    {
        var clauses = reading.Clauses.Where(clause => clause.Has(Legal)).ToList();
        var query = clauses.Count == 0 || reading.IsPersonal ? reading.Text : string.Concat(clauses.Select(clause => reading.Text[clause.Start..clause.End]));
        var body = reading.Facts.Text(EntityKinds.ContractText);
        return new(
            (body is null ? query : query.Replace(body, "", StringComparison.Ordinal)).Trim(),
            reading.Facts.Text(EntityKinds.LawName),
            reading.Facts.Text(EntityKinds.Article));
    }

    public static MarketDataArguments Market(Reading reading, Wanted wanted)
    {
        var facts = reading.Facts;
        var type = facts.PropertyType ?? Apartments(reading, wanted);
        var price = facts.Range(EntityKinds.Price) ?? facts.Range(EntityKinds.Deposit);
        var (minArea, maxArea) = Area(facts);
        return new(
            Regions(reading, wanted),
            type,
            reading.Has(NeedsEveryTrade) ? null : facts.OnlyTradeType,
            minArea,
            maxArea,
            price?.Min,
            price?.Max,
            Period(facts),
            facts.Text(EntityKinds.ComplexName));
    }

    public static ListingSearchArguments Listings(Reading reading, Wanted wanted)
    {
        var facts = reading.Facts;
        var (minArea, maxArea) = Area(facts);
        var isNearStation = facts.Station is not null || reading.Text.Contains("역세권", StringComparison.Ordinal);
        var metres = facts.Count(EntityKinds.StationDistance) ?? (isNearStation ? facts.Station is null ? WalkToStation : NearStation : (int?)null);
        if (isNearStation && !facts.Has(EntityKinds.StationDistance))
        {
            wanted.Assume(new("maxStationMeters", $"역에서 {metres}m 이내", "역까지의 거리를 말하지 않아 기본 거리를 썼습니다."));
        }

        return new(
            facts.Station is not null && facts.Regions.Count == 0 ? [] : Regions(reading, wanted),
            facts.PropertyType,
            facts.OnlyTradeType,
            Price(facts, wanted),
            Around(facts.Range(EntityKinds.MonthlyRent), facts.Number(EntityKinds.MonthlyRent), "monthlyRentWon", wanted),
            minArea,
            maxArea,
            facts.Count(EntityKinds.BuiltFrom),
            metres,
            facts.Station);
    }

    public static InfrastructureArguments Places(Reading reading, Wanted wanted)
    {
        var kinds = reading.Facts.Texts(EntityKinds.PlaceKind)
            .SelectMany(kind => kind == "school" ? ["elementarySchool", "middleSchool", "highSchool"] : new[] { kind })
            .Distinct()
            .ToList();
        return new(
            Regions(reading, wanted),
            reading.Facts.Text(EntityKinds.ComplexName),
            kinds.Count == 0 ? null : kinds,
            reading.Facts.Count(EntityKinds.StationDistance) ?? NearStation);
    }

    /// <param name="isForHome">A loan on a home is reckoned with, so those for a lease are not meant unless named.</param>
    public static LoanDataArguments Loans(Reading reading, bool isForHome)
    {
        var topics = reading.Facts.Texts(EntityKinds.LoanTopic).ToList();
        return new(reading.Text, LoanArguments.Purpose(reading) ?? (isForHome ? "mortgage" : null), reading.Facts.Text(EntityKinds.Bank), topics.Count == 0 ? null : topics);
    }

    private static IReadOnlyList<Region> Regions(Reading reading, Wanted wanted)
    {
        var facts = reading.Facts;
        foreach (var outside in facts.Outside)
        {
            wanted.Assume(new("regionOutside", outside.City == outside.Gu ? outside.City : $"{outside.City} {outside.Gu}", "기본 자료는 서울뿐입니다. 이 지역의 자료를 따로 넣지 않았다면 찾을 수 없습니다."));
        }

        if (facts.Regions.Count + facts.Outside.Count > 0)
        {
            return [.. facts.Regions, .. facts.Outside];
        }

        if (facts.Station is { } station && PlaceReader.GuOfStation(station) is { } gu)
        {
            wanted.Assume(new("region", gu, $"{station}이(가) 있는 구로 보았습니다."));
            return [new(SeoulPlaces.City, gu)];
        }

        wanted.Assume(new("region", "서울 전체", "지역을 말하지 않아 서울 전체로 보았습니다."));
        return [];
    }

    private static PropertyType Apartments(Reading reading, Wanted wanted)
    {
        if (reading.Text.Contains("원룸", StringComparison.Ordinal) || reading.Text.Contains("투룸", StringComparison.Ordinal) || reading.Text.Contains("자취", StringComparison.Ordinal))
        {
            wanted.Assume(new("propertyType", "오피스텔", "원룸·투룸·자취방에 가까운 오피스텔 거래로 보았습니다."));
            return PropertyType.Officetel;
        }

        wanted.Assume(new("propertyType", "아파트", "주택 유형을 말하지 않아 아파트로 보았습니다."));
        return PropertyType.Apartment;
    }

    private static (decimal? Min, decimal? Max) Area(Facts facts) => facts.AreaRange is { } range
        ? (range.Min, range.Max)
        : facts.Number(EntityKinds.Area) is { } area ? (Math.Round(area * (1 - About), 2), Math.Round(area * (1 + About), 2)) : (null, null);

    private static WonRange? Price(Facts facts, Wanted wanted)
    {
        var range = facts.Range(EntityKinds.Price) ?? facts.Range(EntityKinds.Deposit);
        var exact = facts.Number(EntityKinds.Price) ?? facts.Number(EntityKinds.Deposit);
        return range is null && exact is null && facts.Number(EntityKinds.OwnFunds) is { } funds
            ? new(null, funds)
            : Around(range, exact, "priceWon", wanted);
    }

    private static WonRange? Around(WonRange? range, decimal? exact, string field, Wanted wanted)
    {
        if (range is not null || exact is not { } won)
        {
            return range;
        }

        var around = new WonRange(won * (1 - About), won * (1 + About));
        wanted.Assume(new(field, $"{Won.Text(around.Min!.Value)} ~ {Won.Text(around.Max!.Value)}", $"{Won.Text(won)} 안팎(±10%)으로 찾았습니다."));
        return around;
    }

    private static int Period(Facts facts)
    {
        const int usual = 12;
        const int longest = 120;
        var months = facts.Count(EntityKinds.Months) ?? facts.Count(EntityKinds.Years) * 12;
        return months is >= 1 and <= longest ? months.Value : usual;
    }
}
