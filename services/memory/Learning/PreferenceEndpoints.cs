using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Holmes.Memory.Learning;

public static class PreferenceEndpoints
{
    /// <summary>As on the wire: Enum.TryParse would also take "99", and "3" for whatever stands third.</summary>
    private static readonly Dictionary<string, IntentType> Spelled =
        Enum.GetValues<IntentType>().ToDictionary(type => WireJson.ToElement(type).GetString()!, StringComparer.OrdinalIgnoreCase);

    public static void MapPreferences(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/memory/preferences", ListAsync).WithTags("Memory").WithName("ListPreferences");

    /// <param name="queryType">As in an intent: MARKET_INQUIRY, …; all without it.</param>
    private static async Task<Results<Ok<PreferenceList>, ProblemHttpResult>> ListAsync(
        LearnedStates states, CancellationToken cancellation, string? queryType = null)
    {
        var fold = await states.LoadAsync((await states.PoliciesAsync(cancellation)).Live, cancellation);
        var rows = BeliefMessage.Preferences(fold);
        if (queryType is null)
        {
            return TypedResults.Ok(new PreferenceList(rows));
        }

        return Spelled.TryGetValue(queryType, out var wanted)
            ? TypedResults.Ok(new PreferenceList([.. rows.Where(row => row.QueryType == wanted)]))
            : TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: "'queryType' is not known.",
                detail: $"Expected an intent such as MARKET_INQUIRY; got '{queryType}'.");
    }
}

public sealed record PreferenceList(IReadOnlyList<ToolPreference> Preferences);
