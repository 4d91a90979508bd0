using System.Text.Json.Serialization;

namespace Holmes.Contracts.Tools;

// Each tool has an argument record and a result record. The orchestrator writes the first and reads the second; the
// team does the opposite. Money is decimal won, area square metres, rates percent (5 means 5 %).

/// <summary>Names of the result shapes: by them a step finds what another step gives.</summary>
public static class Gives
{
    public const string LawArticles = "law.articles";
    public const string MarketSummary = "market.summary";
    public const string ListingList = "listing.list";
    public const string PlaceInfrastructure = "place.infrastructure";
    public const string LoanProducts = "loan.products";
    public const string ContractReview = "contract.review";
    public const string MarketAnalysis = "market.analysis";
    public const string InvestmentReturn = "investment.return";
    public const string LoanSimulation = "loan.simulation";
    public const string PolicyMatches = "policy.matches";
    public const string RentIncrease = "rent.increase";
    public const string RentConversion = "rent.conversion";
    public const string TenancySettlement = "tenancy.settlement";
    public const string ContractDraft = "contract.draft";
    public const string TransactionCosts = "transaction.costs";
    public const string TaxAmount = "tax.amount";
}

/// <summary>Names of the built-in tools.</summary>
public static class ToolNames
{
    public const string LegalSearch = "legal_search";
    public const string MarketData = "market_data";
    public const string RealEstateSearch = "real_estate_search";
    public const string Infrastructure = "infrastructure";
    public const string LoanData = "loan_data";
    public const string ContractAnalysis = "contract_analysis";
    public const string MarketAnalysis = "market_analysis";
    public const string RoiCalculator = "roi_calculator";
    public const string LoanSimulator = "loan_simulator";
    public const string PolicyMatcher = "policy_matcher";
    public const string RentIncreaseCheck = "rent_increase_check";
    public const string RentConversion = "rent_conversion";
    public const string PenaltyAndDeposit = "penalty_and_deposit";
    public const string LeaseContractGenerator = "lease_contract_generator";
    public const string TransactionCosts = "transaction_costs";
    public const string GiftTax = "gift_tax";
    public const string PropertyTax = "property_tax";
}

/// <summary>Names of the built-in teams.</summary>
public static class TeamNames
{
    public const string Search = "search";
    public const string Analysis = "analysis";
    public const string Document = "document";
}

/// <summary>A district, or a neighbourhood in it.</summary>
/// <param name="Gu">With its suffix: 강남구.</param>
/// <param name="Dong">With its suffix: 역삼동.</param>
public sealed record Region(string City, string Gu, string? Dong = null)
{
    public override string ToString() => Dong is null ? Gu : $"{Gu} {Dong}";
}

[JsonConverter(typeof(JsonStringEnumConverter<PropertyType>))]
public enum PropertyType
{
    [JsonStringEnumMemberName("apartment")] Apartment,
    [JsonStringEnumMemberName("officetel")] Officetel,

    /// <summary>연립, 다세대, 빌라.</summary>
    [JsonStringEnumMemberName("villa")] Villa,

    /// <summary>단독, 다가구.</summary>
    [JsonStringEnumMemberName("house")] House,
}

[JsonConverter(typeof(JsonStringEnumConverter<TradeType>))]
public enum TradeType
{
    /// <summary>매매.</summary>
    [JsonStringEnumMemberName("sale")] Sale,

    /// <summary>전세: a deposit, no monthly rent.</summary>
    [JsonStringEnumMemberName("jeonse")] Jeonse,

    /// <summary>월세: a deposit and a monthly rent.</summary>
    [JsonStringEnumMemberName("monthly")] Monthly,
}

/// <summary>An amount from which and up to which, in won; null where it is open.</summary>
public sealed record WonRange(decimal? Min, decimal? Max);
