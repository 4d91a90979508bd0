using System.Text.Json;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning.Work;

namespace Holmes.Orchestrator.Tests.Planning;

/// <summary>The seventeen built-in tools as their teams announce them.</summary>
public static class KnownTools
{
    public static IReadOnlyList<ToolDescriptor> All { get; } =
    [
        Search(ToolNames.LegalSearch, Capabilities.LawSearch, Gives.LawArticles),
        Search(ToolNames.MarketData, Capabilities.MarketPrice, Gives.MarketSummary),
        Search(ToolNames.RealEstateSearch, Capabilities.ListingSearch, Gives.ListingList),
        Search(ToolNames.Infrastructure, Capabilities.PlaceInfrastructure, Gives.PlaceInfrastructure),
        Search(ToolNames.LoanData, Capabilities.LoanProducts, Gives.LoanProducts),
        Analysis(ToolNames.ContractAnalysis, Capabilities.ContractReview, Gives.ContractReview),
        Analysis(ToolNames.MarketAnalysis, Capabilities.MarketAnalysis, Gives.MarketAnalysis, Gives.MarketSummary, Gives.ListingList),
        Analysis(ToolNames.RoiCalculator, Capabilities.InvestmentReturn, Gives.InvestmentReturn, Gives.MarketSummary),
        Analysis(ToolNames.LoanSimulator, Capabilities.LoanSimulation, Gives.LoanSimulation, Gives.MarketSummary, Gives.LoanProducts),
        Analysis(ToolNames.PolicyMatcher, Capabilities.PolicyMatch, Gives.PolicyMatches),
        Analysis(ToolNames.RentIncreaseCheck, Capabilities.RentIncrease, Gives.RentIncrease),
        Analysis(ToolNames.RentConversion, Capabilities.RentConversion, Gives.RentConversion, Gives.MarketSummary),
        Analysis(ToolNames.PenaltyAndDeposit, Capabilities.TenancySettlement, Gives.TenancySettlement),
        Analysis(ToolNames.TransactionCosts, Capabilities.TransactionCosts, Gives.TransactionCosts, Gives.MarketSummary),
        Analysis(ToolNames.GiftTax, Capabilities.GiftTax, Gives.TaxAmount),
        Analysis(ToolNames.PropertyTax, Capabilities.PropertyTax, Gives.TaxAmount),
        Tool(ToolNames.LeaseContractGenerator, TeamNames.Document, Capabilities.ContractDraft, Gives.ContractDraft),
    ];

    public static ToolDescriptor Tool(string name, string team, string capability, string gives, params string[] needs) =>
        new(name, team, capability, name, "1.0", needs, gives, CostClass.Free, LatencyClass.Instant, EffectClass.ReadOnly, 300, 0, JsonDocument.Parse("{}").RootElement);

    private static ToolDescriptor Search(string name, string capability, string gives) => Tool(name, TeamNames.Search, capability, gives);

    private static ToolDescriptor Analysis(string name, string capability, string gives, params string[] needs) => Tool(name, TeamNames.Analysis, capability, gives, needs);
}
