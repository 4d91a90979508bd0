using System.Collections.Frozen;
using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;

namespace Holmes.Teams.Tools;

/// <summary>Takes a result that was made elsewhere: what does not have the promised shape is not passed on.</summary>
public static class ForeignResult
{
    /// <summary>A result goes into the log and into every reader's memory.</summary>
    private const int LargestResult = 256 * 1024;

    private static readonly FrozenDictionary<string, Type> Shapes = new Dictionary<string, Type>
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
    }.ToFrozenDictionary();

    public static ToolResult Of(ToolDescriptor tool, JsonElement result, double quality, IReadOnlyList<SourceReference> sources, string? note = null)
    {
        if (IsNothing(result))
        {
            return ToolResult.Empty(note ?? $"{tool.Name}: no result.");
        }

        if (result.GetRawText().Length > LargestResult)
        {
            return Malformed($"{tool.Name} gave more than {LargestResult / 1024} KiB.");
        }

        try
        {
            if (Shapes.TryGetValue(tool.Gives, out var shape))
            {
                result.Deserialize(shape, WireJson.Options);
            }

            return new ToolResult(Outcome.Ok, quality, result, sources, Note: note);
        }
        catch (JsonException e)
        {
            return Malformed($"{tool.Name} promises {tool.Gives} and gave something else: {e.Message}");
        }
    }

    private static ToolResult Malformed(string message) => ToolResult.Failed(new Failure(FailureClass.MalformedOutput, message));

    private static bool IsNothing(JsonElement result) => result.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(result.GetString()),
        JsonValueKind.Array => result.GetArrayLength() == 0,
        JsonValueKind.Object => !result.EnumerateObject().Any(),
        _ => false,
    };
}
