using Microsoft.AspNetCore.Http.HttpResults;

namespace Holmes.Supervisor.Executions;

/// <summary>Why this tool, over HTTP.</summary>
public static class DecisionEndpoints
{
    public static void MapDecisions(this IEndpointRouteBuilder routes)
    {
        var decisions = routes.MapGroup("/api/decisions").WithTags("Decisions");
        decisions.MapGet("/", ListAsync).WithName("ListDecisions");
        decisions.MapGet("/{id:guid}", GetAsync).WithName("GetDecision");
    }

    private static async Task<Results<Ok<DecisionList>, ProblemHttpResult>> ListAsync(
        Guid executionId, HttpContext http, ExecutionReader reader, CancellationToken cancellation)
    {
        var facts = await reader.ReadAsync(executionId, http, at: 0, cancellation);
        return facts.Count == 0 ? Problems.NoSuchExecution(executionId) : TypedResults.Ok(new DecisionList(DecisionView.Of(facts)));
    }

    private static async Task<Results<Ok<DecisionView>, ProblemHttpResult>> GetAsync(
        Guid id, HttpContext http, DecisionIndex index, ExecutionReader reader, CancellationToken cancellation)
    {
        var facts = await index.FindAsync(id, cancellation) is { } execution ? await reader.ReadAsync(execution, http, at: 0, cancellation) : [];
        return DecisionView.Of(facts).FirstOrDefault(view => view.Decision.DecisionId == id) is { } found
            ? TypedResults.Ok(found)
            : TypedResults.Problem(
                statusCode: StatusCodes.Status404NotFound, title: "There is no such decision.", detail: $"No decision {id} of this user is in the log.");
    }
}

public sealed record DecisionList(IReadOnlyList<DecisionView> Decisions);
