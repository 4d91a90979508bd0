using System.Collections.Frozen;
using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Answers.Sections;

namespace Holmes.Orchestrator.Answers;

/// <summary>Which renderer reads which shape. A shape that nobody here knows is shown field by field.</summary>
public static class Renderers
{
    private static readonly FrozenDictionary<string, Func<JsonElement, Asked, Rendering>> Table =
        new Dictionary<string, Func<JsonElement, Asked, Rendering>>
        {
            [Gives.LawArticles] = Reading<LawArticles>(LawSection.Render),
            [Gives.MarketSummary] = Reading<MarketSummary>(MarketSection.Render),
            [Gives.ListingList] = Reading<ListingList>(ListingSection.Render),
            [Gives.PlaceInfrastructure] = Reading<PlaceInfrastructure>(InfrastructureSection.Render),
            [Gives.LoanProducts] = Reading<LoanProducts>(LoanProductsSection.Render),
            [Gives.ContractReview] = Reading<ContractReview>(ContractReviewSection.Render),
            [Gives.MarketAnalysis] = Reading<MarketAnalysis>(MarketAnalysisSection.Render),
            [Gives.InvestmentReturn] = Reading<InvestmentReturn>(InvestmentReturnSection.Render),
            [Gives.LoanSimulation] = Reading<LoanSimulation>(LoanSimulationSection.Render),
            [Gives.PolicyMatches] = Reading<PolicyMatches>(PolicySection.Render),
            [Gives.RentIncrease] = Reading<RentIncrease>(RentIncreaseSection.Render),
            [Gives.RentConversion] = Reading<RentConversion>(RentConversionSection.Render),
            [Gives.TenancySettlement] = Reading<TenancySettlement>(TenancySettlementSection.Render),
            [Gives.TransactionCosts] = Reading<TransactionCosts>(TransactionCostsSection.Render),
            [Gives.TaxAmount] = Reading<TaxAmount>(TaxAmountSection.Render),
            [Gives.ContractDraft] = Reading<ContractDraft>(ContractDraftSection.Render),
        }.ToFrozenDictionary();

    public static bool Knows(string gives) => Table.ContainsKey(gives);

    public static Rendering Render(CallResult call, JsonElement result, Asked asked) =>
        (call.Gives is { } gives && Table.TryGetValue(gives, out var render) ? Try(() => render(result, asked)) : null)
        ?? Try(() => GenericSection.Render(call, result, asked))
        ?? Rendering.Of([]);

    /// <summary>
    /// Null where the result cannot be read. Whoever reports under a known name may break that shape in any way, also
    /// where types do not show it (a null in a list, an amount beyond a decimal, half a character); the answer must
    /// still come, so what was reported is then shown as it is, or said to be unreadable.
    /// </summary>
    private static Rendering? Try(Func<Rendering> render)
    {
        try
        {
            return render();
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static Func<JsonElement, Asked, Rendering> Reading<T>(Func<T, Asked, Rendering> render) =>
        (result, asked) => render(WireJson.Read<T>(result), asked);
}
