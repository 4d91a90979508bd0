using Microsoft.AspNetCore.Http.HttpResults;

namespace Holmes.Supervisor.Executions;

/// <summary>What can be wrong with a request about an execution.</summary>
internal static class Problems
{
    public static ProblemHttpResult NoSuchExecution(Guid id) => TypedResults.Problem(
        statusCode: StatusCodes.Status404NotFound,
        title: "There is no such execution.",
        detail: $"No execution {id} of this user is in the log.");

    public static ProblemHttpResult NoSuchVersion(Guid id, long asked, long last) => TypedResults.Problem(
        statusCode: StatusCodes.Status404NotFound,
        title: "There is no such version.",
        detail: $"Execution {id} has the versions 1 to {last}; {asked} was asked for.");

    public static ProblemHttpResult NotNow(Execution state) => TypedResults.Problem(
        statusCode: StatusCodes.Status409Conflict,
        title: "The execution's state does not allow this.",
        detail: $"It is {System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(state.Status.ToString())}"
            + (state.OpenInput is null ? "; no input is asked for." : $"; the input asked for is '{state.OpenInput}'."));

    public static ProblemHttpResult BadValue(string reason) => TypedResults.Problem(
        statusCode: StatusCodes.Status400BadRequest, title: "'value' cannot be read.", detail: reason);
}
