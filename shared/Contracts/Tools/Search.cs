namespace Holmes.Contracts.Tools;

/// <param name="LawName">As named in the question, when it names one.</param>
/// <param name="Article">제7조, 제6조의3.</param>
/// <param name="AsOf">The law in force on this day; today without it.</param>
public sealed record LegalSearchArguments(
    string Query,
    string? LawName = null,
    string? Article = null,
    DateOnly? AsOf = null,
    int Limit = 5);

public sealed record LawArticles(IReadOnlyList<LawArticle> Articles, DateOnly AsOf);

/// <param name="Kind">법률, 대통령령, 국토교통부령, 대법원규칙, …</param>
/// <param name="Number">The promulgation number: 제19356호.</param>
/// <param name="Part">본칙 or 부칙.</param>
/// <param name="Article">제7조, 제6조의3.</param>
/// <param name="Title">(차임 등의 증감청구권), without the brackets.</param>
/// <param name="Text">The article's text, or the passage that matters when it is long.</param>
/// <param name="IsDigest">A summary in own words, not the text as published.</param>
/// <param name="Score">Of the ranking, higher is better; comparable within one result only.</param>
public sealed record LawArticle(
    string Law,
    string Kind,
    string Number,
    string Part,
    string Article,
    string Title,
    string Text,
    DateOnly EffectiveFrom,
    bool IsDigest,
    double Score);

/// <param name="Regions">Several to compare them; none for all of Seoul.</param>
/// <param name="TradeType">All kinds without it.</param>
public sealed record MarketDataArguments(
    IReadOnlyList<Region> Regions,
    PropertyType PropertyType = PropertyType.Apartment,
    TradeType? TradeType = null,
    decimal? MinAreaM2 = null,
    decimal? MaxAreaM2 = null,
    decimal? MinPriceWon = null,
    decimal? MaxPriceWon = null,
    int Months = 12,
    string? ComplexName = null);

/// <summary>Prices of past transactions.</summary>
public sealed record MarketSummary(
    IReadOnlyList<RegionMarket> Regions,
    DateOnly From,
    DateOnly To,
    bool IsSample);

/// <param name="JeonseRatioPercent">Median jeonse deposit over median sale price.</param>
/// <param name="MonthlyRent">Statistics of the monthly rent itself, in won a month.</param>
public sealed record RegionMarket(
    Region Region,
    PropertyType PropertyType,
    PriceStatistics? Sale,
    PriceStatistics? Jeonse,
    PriceStatistics? MonthlyDeposit,
    PriceStatistics? MonthlyRent,
    decimal? JeonseRatioPercent,
    IReadOnlyList<MonthlyPrice> Trend);

/// <summary>Won, over <paramref name="Count"/> transactions; never over fewer than one.</summary>
public sealed record PriceStatistics(
    int Count,
    decimal MeanWon,
    decimal MedianWon,
    decimal MinWon,
    decimal MaxWon,
    decimal MedianWonPerM2,
    decimal MedianAreaM2);

/// <param name="Month">Its first day.</param>
public sealed record MonthlyPrice(DateOnly Month, TradeType TradeType, int Count, decimal MedianWon, decimal MedianWonPerM2);

/// <param name="PriceWon">Sale price for sales, deposit for jeonse and monthly rent.</param>
/// <param name="MaxStationMeters">At most this far from a station.</param>
public sealed record ListingSearchArguments(
    IReadOnlyList<Region> Regions,
    PropertyType? PropertyType = null,
    TradeType? TradeType = null,
    WonRange? PriceWon = null,
    WonRange? MonthlyRentWon = null,
    decimal? MinAreaM2 = null,
    decimal? MaxAreaM2 = null,
    int? BuiltFromYear = null,
    int? MaxStationMeters = null,
    string? Station = null,
    int Limit = 10);

/// <param name="Total">How many there are; <paramref name="Listings"/> holds the best of them.</param>
public sealed record ListingList(int Total, IReadOnlyList<Listing> Listings, DateOnly AsOf, bool IsSample);

/// <param name="TrustScore">0 to 100: completeness, transactions nearby, price against the district.</param>
public sealed record Listing(
    string ListingId,
    string Name,
    PropertyType PropertyType,
    Region Region,
    decimal? MinAreaM2,
    decimal? MaxAreaM2,
    WonRange? SaleWon,
    WonRange? JeonseWon,
    WonRange? MonthlyDepositWon,
    WonRange? MonthlyRentWon,
    int? BuiltYear,
    int? Households,
    string? Station,
    int? StationMeters,
    IReadOnlyList<NearbyPlace> Nearby,
    decimal TrustScore);

/// <param name="Kind">subway, elementarySchool, middleSchool, highSchool, …</param>
public sealed record NearbyPlace(string Kind, string Name, int Meters);

public sealed record InfrastructureArguments(
    IReadOnlyList<Region> Regions,
    string? ComplexName = null,
    IReadOnlyList<string>? Kinds = null,
    int MaxMeters = 1000);

/// <summary>What is near the complexes of a region.</summary>
public sealed record PlaceInfrastructure(IReadOnlyList<ComplexSurroundings> Complexes, IReadOnlyList<NearbyPlace> Stations, bool IsSample);

public sealed record ComplexSurroundings(string Name, Region Region, IReadOnlyList<NearbyPlace> Nearby);

/// <param name="Purpose">mortgage, jeonse, monthly, credit, policy; all without it.</param>
/// <param name="Topics">Rules asked about: LTV, DSR, DTI, 생애최초, …</param>
public sealed record LoanDataArguments(
    string Query,
    string? Purpose = null,
    string? Bank = null,
    IReadOnlyList<string>? Topics = null,
    int Limit = 10);

public sealed record LoanProducts(IReadOnlyList<LoanProduct> Products, IReadOnlyList<LoanRule> Rules, DateOnly AsOf);

/// <param name="Purpose">mortgage, jeonse, monthly, credit, policy.</param>
public sealed record LoanProduct(
    string ProductId,
    string Name,
    string Bank,
    string Purpose,
    string Summary,
    decimal? MinRatePercent,
    decimal? MaxRatePercent,
    decimal? LimitWon,
    int? MaxTermYears,
    IReadOnlyList<string> Conditions,
    IReadOnlyList<string> Documents,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    string Source,
    bool IsSample);

/// <summary>A dated rule on lending: what it is, its number, from when and until when, and where it is written.</summary>
/// <param name="Code">LTV.regulated, DSR.bank, …</param>
public sealed record LoanRule(
    string Code,
    string Title,
    string Text,
    decimal? ValuePercent,
    decimal? ValueWon,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    string Source);
