using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers;

/// <summary>What answers a question of some kind first. Everything the plan ran is said; this is only the order.</summary>
public static class Relevance
{
    private static readonly string[] Rent = [Gives.RentIncrease, Gives.RentConversion, Gives.TenancySettlement];
    private static readonly string[] Market = [Gives.MarketSummary, Gives.MarketAnalysis, Gives.ListingList, Gives.PlaceInfrastructure];
    private static readonly string[] Loan = [Gives.LoanSimulation, Gives.PolicyMatches, Gives.LoanProducts];

    /// <param name="focus">What the question asks for in so many words.</param>
    public static int Rank(IntentType intent, IReadOnlyList<string> focus, string? gives)
    {
        string[] order = [.. (Leader(intent) is { } leader ? focus.Except(leader) : focus), .. Order(intent)];
        order = Leader(intent) is { } first ? [.. first, .. order] : order;
        var place = gives is null ? -1 : Array.IndexOf(order, gives);
        return place < 0 ? order.Length : place;
    }

    /// <summary>Of a legal question the calculator answers the case, the article is why.</summary>
    private static string[]? Leader(IntentType intent) => intent == IntentType.LegalConsult ? Rent : null;

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
