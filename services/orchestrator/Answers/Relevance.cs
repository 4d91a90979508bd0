using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers;

/// <summary>What answers a question of some kind first. Everything the plan ran is said; this is only the order.</summary>
public static class Relevance
{
    private static readonly string[] Rent = [Gives.RentIncrease, Gives.RentConversion, Gives.TenancySettlement];
    private static readonly string[] Market = [Gives.MarketSummary, Gives.MarketAnalysis, Gives.ListingList, Gives.PlaceInfrastructure];
    private static readonly string[] Loan = [Gives.LoanSimulation, Gives.PolicyMatches, Gives.LoanProducts];

    public static int Rank(IntentType intent, string? gives)
    {
        var order = Order(intent);
        var place = gives is null ? -1 : Array.IndexOf(order, gives);
        return place < 0 ? order.Length : place;
    }

    private static string[] Order(IntentType intent) => intent switch
    {
        IntentType.LegalConsult => [.. Rent, Gives.LawArticles, Gives.ContractReview, .. Loan, .. Market],
        IntentType.LoanConsult => [.. Loan, Gives.MarketSummary, Gives.LawArticles, .. Rent],
        IntentType.ContractCreation => [Gives.ContractDraft, Gives.LawArticles, .. Rent],
        IntentType.ContractReview => [Gives.ContractReview, Gives.LawArticles, .. Rent],
        IntentType.RiskAnalysis =>
            [Gives.ContractReview, Gives.MarketAnalysis, Gives.MarketSummary, Gives.LawArticles, .. Rent, .. Loan, Gives.ListingList],
        _ =>
        [
            Gives.ContractDraft, .. Rent, Gives.MarketSummary, Gives.LoanSimulation, Gives.ListingList, Gives.InvestmentReturn,
            Gives.MarketAnalysis, Gives.PolicyMatches, Gives.ContractReview, Gives.LawArticles, Gives.PlaceInfrastructure, Gives.LoanProducts,
        ],
    };
}
