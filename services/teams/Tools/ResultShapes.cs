using System.Collections.Frozen;
using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;

namespace Holmes.Teams.Tools;

/// <summary>The records behind the names of results that others read; a shape of somebody else's own is not checked.</summary>
public static class ResultShapes
{
    private static readonly FrozenDictionary<string, Type> Known = new Dictionary<string, Type>
    {
        [Gives.LawArticles] = typeof(LawArticles),
        [Gives.MarketSummary] = typeof(MarketSummary),
        [Gives.ListingList] = typeof(ListingList),
        [Gives.PlaceInfrastructure] = typeof(PlaceInfrastructure),
        [Gives.LoanProducts] = typeof(LoanProducts),
        [Gives.ContractReview] = typeof(ContractReview),
        [Gives.MarketAnalysis] = typeof(MarketAnalysis),
        [Gives.InvestmentReturn] = typeof(InvestmentReturn),
        [Gives.LoanSimulation] = typeof(LoanSimulation),
        [Gives.PolicyMatches] = typeof(PolicyMatches),
        [Gives.RentIncrease] = typeof(RentIncrease),
        [Gives.RentConversion] = typeof(RentConversion),
        [Gives.TenancySettlement] = typeof(TenancySettlement),
        [Gives.ContractDraft] = typeof(ContractDraft),
        [Gives.TransactionCosts] = typeof(TransactionCosts),
        [Gives.TaxAmount] = typeof(TaxAmount),
    }.ToFrozenDictionary();

    /// <summary>In what a result differs from what its tool promises; null when it does not.</summary>
    public static string? Problem(ToolDescriptor tool, JsonElement result)
    {
        try
        {
            if (Known.TryGetValue(tool.Gives, out var shape))
            {
                result.Deserialize(shape, WireJson.Options);
            }

            return null;
        }
        catch (JsonException e)
        {
            return $"{tool.Name} promises {tool.Gives} and gave something else: {e.Message}";
        }
    }
}
