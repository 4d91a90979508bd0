using System.Collections.Frozen;
using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Planning.Work;

/// <summary>What tools can be for, and the built-in tool for it.</summary>
public static class Capabilities
{
    public const string LawSearch = "law.search";
    public const string MarketPrice = "market.price";
    public const string ListingSearch = "listing.search";
    public const string PlaceInfrastructure = "place.infrastructure";
    public const string LoanProducts = "loan.products";
    public const string ContractReview = "contract.review";
    public const string MarketAnalysis = "market.analysis";
    public const string InvestmentReturn = "investment.return";
    public const string LoanSimulation = "loan.simulation";
    public const string PolicyMatch = "policy.match";
    public const string RentIncrease = "rent.increase";
    public const string RentConversion = "rent.conversion";
    public const string TenancySettlement = "tenancy.settlement";
    public const string ContractDraft = "contract.draft";
    public const string TransactionCosts = "transaction.costs";
    public const string GiftTax = "gift.tax";
    public const string PropertyTax = "property.tax";

    /// <summary>No built-in tool has it; a team of somebody else's may.</summary>
    public const string ReportDraft = "report.draft";

    private static readonly FrozenDictionary<string, (string Team, string Tool)> BuiltIn = new Dictionary<string, (string, string)>
    {
        [LawSearch] = (TeamNames.Search, ToolNames.LegalSearch),
        [MarketPrice] = (TeamNames.Search, ToolNames.MarketData),
        [ListingSearch] = (TeamNames.Search, ToolNames.RealEstateSearch),
        [PlaceInfrastructure] = (TeamNames.Search, ToolNames.Infrastructure),
        [LoanProducts] = (TeamNames.Search, ToolNames.LoanData),
        [ContractReview] = (TeamNames.Analysis, ToolNames.ContractAnalysis),
        [MarketAnalysis] = (TeamNames.Analysis, ToolNames.MarketAnalysis),
        [InvestmentReturn] = (TeamNames.Analysis, ToolNames.RoiCalculator),
        [LoanSimulation] = (TeamNames.Analysis, ToolNames.LoanSimulator),
        [PolicyMatch] = (TeamNames.Analysis, ToolNames.PolicyMatcher),
        [RentIncrease] = (TeamNames.Analysis, ToolNames.RentIncreaseCheck),
        [RentConversion] = (TeamNames.Analysis, ToolNames.RentConversion),
        [TenancySettlement] = (TeamNames.Analysis, ToolNames.PenaltyAndDeposit),
        [ContractDraft] = (TeamNames.Document, ToolNames.LeaseContractGenerator),
        [TransactionCosts] = (TeamNames.Analysis, ToolNames.TransactionCosts),
        [GiftTax] = (TeamNames.Analysis, ToolNames.GiftTax),
        [PropertyTax] = (TeamNames.Analysis, ToolNames.PropertyTax),
        [ReportDraft] = (TeamNames.Document, "report_generator"),
    }.ToFrozenDictionary();

    public static bool IsKnown(string capability) => BuiltIn.ContainsKey(capability);

    public static bool IsAnalysis(string capability) => BuiltIn[capability].Team == TeamNames.Analysis;

    /// <summary>What a built-in tool is for; null for a tool of somebody else's.</summary>
    public static string? Of(string tool) => BuiltIn.Where(entry => entry.Value.Tool == tool).Select(entry => entry.Key).FirstOrDefault();

    public static string Tool(string capability) => BuiltIn[capability].Tool;

    /// <summary>What a capability is called in Korean.</summary>
    public static string Korean(string capability) => capability switch
    {
        LawSearch => "법령 검색",
        MarketPrice => "실거래 시세 조회",
        ListingSearch => "매물 검색",
        PlaceInfrastructure => "주변 시설 조회",
        LoanProducts => "대출 상품·규제 조회",
        ContractReview => "계약서 검토",
        MarketAnalysis => "시장 분석",
        InvestmentReturn => "투자 수익 계산",
        LoanSimulation => "대출 한도·상환액 계산",
        PolicyMatch => "지원 정책 찾기",
        RentIncrease => "임대료 인상 한도 확인",
        RentConversion => "전월세 전환 계산",
        TenancySettlement => "위약금·보증금 정산",
        ContractDraft => "임대차계약서 작성",
        TransactionCosts => "취득세·중개보수 계산",
        GiftTax => "증여세 계산",
        PropertyTax => "재산세 계산",
        ReportDraft => "보고서 작성",
        _ => capability,
    };

    /// <summary>What a capability is called in English.</summary>
    public static string English(string capability) => capability switch
    {
        LawSearch => "search the law",
        MarketPrice => "look up transaction prices",
        ListingSearch => "search listings",
        PlaceInfrastructure => "look up the surroundings",
        LoanProducts => "look up loan products and rules",
        ContractReview => "review the contract",
        MarketAnalysis => "analyse the market",
        InvestmentReturn => "calculate the return",
        LoanSimulation => "calculate loan limit and payments",
        PolicyMatch => "match support programmes",
        RentIncrease => "check the rent increase",
        RentConversion => "convert between jeonse and rent",
        TenancySettlement => "settle penalty and deposit",
        ContractDraft => "draft the lease",
        TransactionCosts => "calculate taxes and brokerage",
        GiftTax => "calculate the gift tax",
        PropertyTax => "calculate the property tax",
        ReportDraft => "write the report",
        _ => capability,
    };
}
