using System.ComponentModel.DataAnnotations;
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
            + (state.Inputs.IsEmpty
                ? "; no input is asked for."
                : $"; the inputs asked for are {string.Join(", ", state.Inputs.Select(input => $"'{input.InputId}'"))}."));

    public static ProblemHttpResult BadValue(string reason) => TypedResults.Problem(
        statusCode: StatusCodes.Status400BadRequest, title: "What was sent cannot be read.", detail: reason);

    /// <summary>Which field it is, and what was expected.</summary>
    public static ValidationProblem BadField(ValidationException e) => TypedResults.ValidationProblem(
        e.ValidationResult.MemberNames.ToDictionary(field => field, _ => new[] { e.ValidationResult.ErrorMessage! }),
        detail: e.ValidationResult.ErrorMessage);
}
