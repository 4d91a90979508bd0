using System.Text.Json;
using Holmes.Contracts.Memory;
using Holmes.Learning.Policies;
using Holmes.ServiceDefaults;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Holmes.Memory.Learning;

/// <summary>Policies over HTTP: which are in force, what the log says of another, trials.</summary>
public static class PolicyEndpoints
{
    private const double LargestShare = 0.5;

    public static void MapPolicies(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/memory/evaluate", EvaluateAsync).WithTags("Policies").WithName("EvaluatePolicy");
        var policies = routes.MapGroup("/api/policies").WithTags("Policies");
        policies.MapGet("/", ListAsync).WithName("ListPolicies");
        var trials = policies.MapGroup("").ForOperators("Trials of policies"); // they decide for everybody
        trials.MapPost("/trial", StartAsync).WithName("StartTrial");
        trials.MapDelete("/trial", StopAsync).WithName("StopTrial");
        trials.MapPost("/decide", DecideAsync).WithName("DecideTrial");
    }

    private static async Task<Results<Ok<EvaluationReport>, ProblemHttpResult>> EvaluateAsync(
        EvaluateRequest request, LearnedStates states, PolicyEvaluation evaluation, CancellationToken cancellation)
    {
        if (request.Policy is null)
        {
            return TypedResults.Ok(await evaluation.EvaluateAsync((await states.PoliciesAsync(cancellation)).Live, request.Since, cancellation));
        }

        return Read(request.Policy.Value, out var policy, out var problem)
            ? TypedResults.Ok(await evaluation.EvaluateAsync(policy, request.Since, cancellation))
            : problem;
    }

    private static async Task<Ok<PolicyList>> ListAsync(IMemoryStore store, LearnedStates states, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var facts = await session.Query<PolicyFact>().OrderBy(fact => fact.Id).ToListAsync(cancellation);
        var now = PoliciesInForce.Of(states.Setting, facts);
        return TypedResults.Ok(new PolicyList(
            BeliefMessage.Settings(now.Live), now.Trial is null ? null : BeliefMessage.Settings(now.Trial), now.Share, Policy.Ids, facts));
    }

    private static async Task<Results<Ok<PolicyFact>, ProblemHttpResult>> StartAsync(
        TrialRequest request, HttpContext http, PolicyTrials trials, CancellationToken cancellation)
    {
        if (request.Share is < 0 or > LargestShare)
        {
            return Problem("'share' cannot be used.", $"Expected 0, for a shadow, to {LargestShare}.");
        }

        return Read(request.Policy, out var policy, out var problem)
            ? TypedResults.Ok(await trials.StartAsync(policy, request.Share, http.UserId(), cancellation))
            : problem;
    }

    private static async Task<Results<Ok<PolicyFact>, ProblemHttpResult>> StopAsync(
        HttpContext http, LearnedStates states, PolicyTrials trials, CancellationToken cancellation) =>
        (await states.PoliciesAsync(cancellation)).Trial is { } trial
            ? TypedResults.Ok(await trials.StopAsync(trial, http.UserId(), cancellation))
            : NothingOnTrial();

    private static async Task<Results<Ok<TrialVerdict>, ProblemHttpResult>> DecideAsync(
        HttpContext http, PolicyTrials trials, CancellationToken cancellation) =>
        await trials.DecideAsync(http.UserId(), cancellation) is var (report, fact)
            ? TypedResults.Ok(new TrialVerdict(report, fact))
            : NothingOnTrial();

    private static bool Read(JsonElement json, out Policy policy, out ProblemHttpResult problem)
    {
        try
        {
            (policy, problem) = (Policy.Read(json.GetRawText()), null!);
            return true;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            (policy, problem) = (null!, Problem("The policy cannot be used.", e.Message));
            return false;
        }
    }

    private static ProblemHttpResult NothingOnTrial() => TypedResults.Problem(
        statusCode: StatusCodes.Status409Conflict, title: "No policy is on trial.", detail: "Start one with POST /api/policies/trial.");

    private static ProblemHttpResult Problem(string title, string detail) =>
        TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: title, detail: detail);
}

/// <param name="Policy">{"id", "version", "parameters"}; the live one without it.</param>
public sealed record EvaluateRequest(JsonElement? Policy = null, DateTimeOffset? Since = null);

/// <param name="Share">Of the executions; 0 for a shadow.</param>
public sealed record TrialRequest(JsonElement Policy, double Share = 0);

/// <param name="Fact">What was decided; missing while the log cannot tell the policies apart.</param>
public sealed record TrialVerdict(TrialReport Report, PolicyFact? Fact);

public sealed record PolicyList(PolicySettings Live, PolicySettings? Trial, double Share, IReadOnlyList<string> Known, IReadOnlyList<PolicyFact> Facts);
