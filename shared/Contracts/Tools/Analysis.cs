namespace Holmes.Contracts.Tools;

// What is null in the arguments was not given. A tool takes it from another step's result, or assumes it and says so,
// or cannot do its work and says what is missing.

/// <param name="Text">The contract's text.</param>
public sealed record ContractAnalysisArguments(string? Text = null);

public sealed record ContractReview(
    IReadOnlyList<ContractClause> Clauses,
    IReadOnlyList<ContractFinding> Findings,
    string RiskLevel,
    string Summary);

public sealed record ContractClause(string Name, bool Present, string? Excerpt);

/// <param name="Severity">high, medium, low.</param>
/// <param name="Law">주택임대차보호법 제7조, where a law stands behind it.</param>
public sealed record ContractFinding(string Code, string Severity, string Excerpt, string Explanation, string? Law, string Recommendation);

/// <param name="Focus">value, trend, risk, investment, jeonseRatio, compare.</param>
/// <param name="PriceWon">Price of the home in question, to be judged against the market.</param>
/// <param name="DepositWon">What a tenant leaves with the owner of the home in question, to be judged against its price.</param>
public sealed record MarketAnalysisArguments(
    string Focus = "value",
    decimal? PriceWon = null,
    decimal? AreaM2 = null,
    TradeType TradeType = TradeType.Sale,
    decimal? DepositWon = null);

/// <param name="DataPoints">Transactions and listings behind it.</param>
/// <param name="Confidence">0 to 1, by the number of data points.</param>
public sealed record MarketAnalysis(
    IReadOnlyList<RegionAnalysis> Regions,
    IReadOnlyList<RiskFlag> Risks,
    int DataPoints,
    decimal Confidence,
    bool IsSample);

/// <param name="Level">veryLow, low, fair, high, veryHigh; null without a price to judge.</param>
/// <param name="Trend">risingFast, rising, stable, falling, fallingFast; null with fewer than two months.</param>
/// <param name="Volatility">low, moderate, high.</param>
/// <param name="InvestmentScore">0 to 100.</param>
public sealed record RegionAnalysis(
    Region Region,
    decimal? FairLowWon,
    decimal? FairHighWon,
    decimal? ReferenceWon,
    string? Level,
    decimal? DeviationPercent,
    string? Trend,
    decimal? MonthlyChangePercent,
    decimal? YearChangePercent,
    string? Volatility,
    decimal? JeonseRatioPercent,
    decimal? InvestmentScore);

/// <param name="Severity">high, medium, low.</param>
public sealed record RiskFlag(string Code, string Severity, string Text);

public sealed record RoiArguments(
    decimal? PriceWon = null,
    decimal? OwnFundsWon = null,
    decimal? LoanWon = null,
    decimal? LoanRatePercent = null,
    decimal? DepositWon = null,
    decimal? MonthlyRentWon = null,
    int HoldingYears = 5,
    decimal? PriceGrowthPercent = null,
    int HomesOwned = 0,
    Region? Region = null,
    bool? IsRegulatedArea = null,
    decimal? AreaM2 = null);

/// <summary>Return of buying and letting a home; all three exits, so that no single growth rate is believed.</summary>
/// <param name="Grade">A (best) to E.</param>
/// <param name="InvestedWon">Own funds and acquisition costs: what the owner pays on the first day.</param>
public sealed record InvestmentReturn(
    decimal PriceWon,
    decimal OwnFundsWon,
    decimal LoanWon,
    decimal AcquisitionCostsWon,
    decimal YearlyNetRentWon,
    decimal YearlyLoanPaymentWon,
    decimal FirstYearCashFlowWon,
    decimal GrossYieldPercent,
    decimal CashOnCashPercent,
    IReadOnlyList<ExitScenario> Exits,
    string Grade,
    IReadOnlyList<RiskFlag> Risks,
    decimal? InvestedWon = null,
    int HoldingYears = 5,
    DateOnly? RulesAsOf = null);

/// <param name="Name">low, base, high.</param>
/// <param name="RoiPercent">Everything gained over everything paid in by the owner.</param>
public sealed record ExitScenario(
    string Name,
    decimal PriceGrowthPercent,
    decimal SalePriceWon,
    decimal RemainingLoanWon,
    decimal TaxWon,
    decimal TotalReturnWon,
    decimal RoiPercent,
    decimal AnnualReturnPercent);

/// <param name="Purpose">mortgage or jeonse.</param>
/// <param name="ExistingMonthlyPaymentWon">Payments on loans already taken.</param>
/// <param name="IsRegulatedArea">Without it, by the region and the day.</param>
/// <param name="CreditGrade">1 (best) to 7.</param>
/// <param name="SellsHome">The only home owned is sold within six months.</param>
public sealed record LoanSimulationArguments(
    string Purpose = "mortgage",
    decimal? PriceWon = null,
    Region? Region = null,
    decimal? AnnualIncomeWon = null,
    decimal? ExistingMonthlyPaymentWon = null,
    decimal? OwnFundsWon = null,
    decimal? WantedLoanWon = null,
    int? HomesOwned = null,
    bool IsFirstHome = false,
    bool IsNewlywed = false,
    bool? IsRegulatedArea = null,
    int? CreditGrade = null,
    decimal? RatePercent = null,
    int? TermYears = null,
    decimal? AreaM2 = null,
    bool? SellsHome = null);

/// <param name="BindingRule">Code of the limit that decides.</param>
/// <param name="RatePercent">Assumed rate of the loan.</param>
/// <param name="BurdenPercent">All monthly payments over monthly income.</param>
/// <param name="LoanWon">The loan the payments are for: what was wanted, at most the limit.</param>
/// <param name="Costs">What the acquisition costs consist of.</param>
public sealed record LoanSimulation(
    string Purpose,
    decimal PriceWon,
    string PriceBasis,
    IReadOnlyList<LoanLimit> Limits,
    decimal MaxLoanWon,
    string BindingRule,
    decimal RatePercent,
    int TermYears,
    decimal MonthlyPaymentWon,
    decimal TotalInterestWon,
    decimal AcquisitionCostsWon,
    decimal RequiredOwnFundsWon,
    decimal? ShortageWon,
    decimal BurdenPercent,
    string Feasibility,
    IReadOnlyList<LoanScenario> Scenarios,
    DateOnly RulesAsOf,
    decimal? LoanWon = null,
    Region? Region = null,
    IReadOnlyList<CostLine>? Costs = null);

/// <param name="PriceWon">The price of a sale, the deposit of a lease.</param>
/// <param name="PropertyType">A home, other than an officetel, without it.</param>
/// <param name="HomesOwned">Before this purchase.</param>
/// <param name="IsRegulatedArea">Without it, by the region and the day.</param>
public sealed record TransactionCostArguments(
    TradeType TradeType = TradeType.Sale,
    decimal? PriceWon = null,
    decimal? MonthlyRentWon = null,
    PropertyType? PropertyType = null,
    Region? Region = null,
    decimal? AreaM2 = null,
    int? HomesOwned = null,
    bool IsFirstHome = false,
    bool? IsRegulatedArea = null);

/// <summary>What a buyer or a tenant pays beside the price, as far as law fixes it.</summary>
public sealed record TransactionCosts(
    TradeType TradeType,
    decimal PriceWon,
    string PriceBasis,
    decimal? MonthlyRentWon,
    IReadOnlyList<CostLine> Costs,
    decimal TotalWon,
    DateOnly RulesAsOf,
    Region? Region = null);

/// <param name="Donor">spouse, parent, grandparent, child, relative, other: who gives, seen from who receives.</param>
/// <param name="IsForMarriageOrBirth">Within two years of a wedding, or of the birth of a child.</param>
public sealed record GiftTaxArguments(
    decimal? AmountWon = null, string? Donor = null, bool ReceiverIsMinor = false, bool IsForMarriageOrBirth = false);

/// <param name="OfficialPriceWon">공시가격.</param>
/// <param name="MarketPriceWon">The official price is estimated from it where that is not known.</param>
/// <param name="HomesOwned">With this one.</param>
public sealed record PropertyTaxArguments(decimal? OfficialPriceWon = null, decimal? MarketPriceWon = null, int? HomesOwned = null);

/// <summary>A tax and how it comes about.</summary>
/// <param name="Tax">gift or property.</param>
/// <param name="Lines">The calculation in its order; what is taken off is negative.</param>
public sealed record TaxAmount(
    string Tax, decimal BaseWon, string Basis, IReadOnlyList<CostLine> Lines, decimal TotalWon, DateOnly RulesAsOf);

/// <summary>One cost, how it comes about and the law behind it.</summary>
public sealed record CostLine(string Name, decimal AmountWon, string Formula, string Law);

/// <param name="Code">LTV, DSR, DTI, CAP.</param>
public sealed record LoanLimit(string Code, decimal AmountWon, decimal? RatePercent, string Basis, string Source);

/// <summary>The same loan with one thing changed.</summary>
public sealed record LoanScenario(string Name, string Change, decimal MaxLoanWon, decimal MonthlyPaymentWon);

/// <param name="Purpose">purchase, jeonse, monthly, subscription; all without it.</param>
/// <param name="MarriageYears">Full years since the wedding.</param>
/// <param name="HasNewborn">A child born within the last two years.</param>
/// <param name="SupportsElderlyParent">A parent of 65 or more has lived in the household for three years.</param>
public sealed record PolicyMatchArguments(
    int? Age = null,
    decimal? AnnualIncomeWon = null,
    decimal? AssetsWon = null,
    int? HomesOwned = null,
    bool? IsMarried = null,
    int? MarriageYears = null,
    int? Children = null,
    Region? Region = null,
    decimal? PriceWon = null,
    decimal? DepositWon = null,
    bool? IsFirstHome = null,
    string? Purpose = null,
    bool? IsHouseholdHead = null,
    bool? HasNewborn = null,
    bool? SupportsElderlyParent = null,
    decimal? AreaM2 = null);

public sealed record PolicyMatches(IReadOnlyList<PolicyMatch> Matches, DateOnly AsOf);

/// <param name="Kind">loan, subsidy, publicHousing, tax, subscription.</param>
/// <param name="Eligibility">eligible, notEligible, unknown, expired.</param>
/// <param name="Unknown">Conditions nobody could check, because the value was not given.</param>
public sealed record PolicyMatch(
    string PolicyId,
    string Name,
    string Kind,
    string Eligibility,
    IReadOnlyList<string> Met,
    IReadOnlyList<string> Unmet,
    IReadOnlyList<string> Unknown,
    string Benefit,
    decimal? MinRatePercent,
    decimal? MaxRatePercent,
    decimal? LimitWon,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    decimal Score,
    string Source);

/// <param name="IncreasePercent">When the question gives the rate instead of the amounts.</param>
/// <param name="LastIncreaseOn">Day of the contract, or of the last increase: within a year after it none may be asked.</param>
/// <param name="IsNewContract">A contract with a new tenant, which the limit does not bind.</param>
public sealed record RentIncreaseArguments(
    decimal? CurrentDepositWon = null,
    decimal? NewDepositWon = null,
    decimal? CurrentMonthlyRentWon = null,
    decimal? NewMonthlyRentWon = null,
    decimal? IncreasePercent = null,
    decimal? IncreaseWon = null,
    DateOnly? LastIncreaseOn = null,
    bool? IsNewContract = null);

/// <param name="RatePercent">Null when only the limit was asked.</param>
/// <param name="MaxDepositWon">The most the deposit may become at a renewal.</param>
public sealed record RentIncrease(
    decimal? RatePercent,
    decimal LegalLimitPercent,
    bool? IsWithinLimit,
    decimal? MaxDepositWon,
    decimal? MaxMonthlyRentWon,
    decimal? ExcessWon,
    string Explanation,
    string Law,
    DateOnly RulesAsOf);

/// <param name="Direction">jeonseToMonthly or monthlyToJeonse.</param>
/// <param name="TargetDepositWon">The deposit that remains after the conversion.</param>
public sealed record RentConversionArguments(
    string Direction = "jeonseToMonthly",
    decimal? DepositWon = null,
    decimal? TargetDepositWon = null,
    decimal? MonthlyRentWon = null,
    decimal? RatePercent = null);

/// <param name="LegalCapPercent">The highest rate allowed: the lower of 10 % and base rate plus 2 points.</param>
public sealed record RentConversion(
    string Direction,
    decimal DepositWon,
    decimal TargetDepositWon,
    decimal MonthlyRentWon,
    decimal RatePercent,
    decimal LegalCapPercent,
    decimal BaseRatePercent,
    decimal MaxMonthlyRentWon,
    bool IsWithinCap,
    string Formula,
    string Law,
    DateOnly RulesAsOf);

/// <param name="Scenario">cancelByBuyer, cancelBySeller, earlyTermination, depositReturn, lateDepositReturn.</param>
public sealed record PenaltyArguments(
    string Scenario,
    decimal? PriceWon = null,
    decimal? DownPaymentWon = null,
    decimal? AgreedDownPaymentWon = null,
    decimal? DepositWon = null,
    decimal? MonthlyRentWon = null,
    decimal? UnpaidWon = null,
    int? DaysLate = null,
    int? MonthsLeft = null,
    bool IsTacitRenewal = false);

public sealed record TenancySettlement(
    string Scenario,
    decimal? PayableWon,
    decimal? RefundableWon,
    IReadOnlyList<SettlementLine> Lines,
    string Explanation,
    IReadOnlyList<string> Laws,
    IReadOnlyList<string> Steps,
    DateOnly RulesAsOf);

public sealed record SettlementLine(string Name, decimal AmountWon, string Formula);
