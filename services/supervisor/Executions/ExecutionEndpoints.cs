using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.ServiceDefaults;
using Holmes.Supervisor.Tools;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Holmes.Supervisor.Executions;

/// <summary>Executions over HTTP.</summary>
public static class ExecutionEndpoints
{
    private const int LargestPage = 200;

    public static void MapExecutions(this IEndpointRouteBuilder routes)
    {
        var executions = routes.MapGroup("/api/executions").WithTags("Executions");
        executions.MapPost("/", StartAsync).WithName("StartExecution");
        executions.MapGet("/", ListAsync).WithName("ListExecutions");
        executions.MapGet("/{id:guid}", GetAsync).WithName("GetExecution");
        executions.MapGet("/{id:guid}/events", EventsAsync).WithName("GetExecutionEvents");
        executions.MapPost("/{id:guid}/cancel", (Guid id, HttpContext http, ExecutionControl control) =>
            control.AskAsync(id, http, (state, _) => ExecutionDecider.Decide(state, new CancelExecution(id, "asked to", http.UserId()))));
        executions.MapPost("/{id:guid}/pause", (Guid id, HttpContext http, ExecutionControl control) =>
            control.AskAsync(id, http, (state, now) => ExecutionDecider.Decide(state, new PauseExecution(id, http.UserId()), now)));
        executions.MapPost("/{id:guid}/resume", (Guid id, HttpContext http, ExecutionControl control) =>
            control.AskAsync(id, http, (state, now) => ExecutionDecider.Decide(state, new ResumeExecution(id, http.UserId()), now)));
        executions.MapPost("/{id:guid}/input", (Guid id, InputRequest input, HttpContext http, ExecutionControl control, KnownTools tools) =>
            control.AskAsync(id, http, (state, now) => InputDecider.Decide(
                state, new ProvideInput(id, input.InputId, input.Decision, input.Value, http.UserId()), now, tools.Find)));
        executions.MapPost("/{id:guid}/plan", (Guid id, JsonElement edit, HttpContext http, ExecutionControl control, KnownTools tools) =>
            control.AskAsync(id, http, (state, now) => ExecutionDecider.Decide(
                state, new EditPlan(id, StrictJson.Read<PlanEdit>(edit), http.UserId()), now, tools.Find)))
            .Accepts<PlanEdit>("application/json");
        executions.MapPost("/{id:guid}/steps/{stepId}", (Guid id, string stepId, JsonElement edit, HttpContext http, ExecutionControl control, KnownTools tools) =>
            control.AskAsync(id, http, (state, now) => ExecutionDecider.Decide(
                state, new EditStep(id, stepId, StrictJson.Read<StepEdit>(edit), http.UserId()), now, tools.Find)))
            .Accepts<StepEdit>("application/json");
        executions.MapPost("/{id:guid}/steps/{stepId}/skip", (Guid id, string stepId, HttpContext http, ExecutionControl control) =>
            control.AskAsync(id, http, (state, now) => ExecutionDecider.Decide(state, new SkipStep(id, stepId, http.UserId()), now)));
        executions.MapPost("/{id:guid}/fork", ForkAsync).WithName("ForkExecution");
    }

    private static async Task<Results<Accepted<ExecutionAccepted>, ProblemHttpResult, ValidationProblem>> StartAsync(
        StartRequest request, HttpContext http, Reception reception, CancellationToken cancellation)
    {
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        var command = new StartExecution(
            Guid.CreateVersion7(), request.Query ?? "", request.SessionId, http.UserId(), request.Options, key is "" ? null : key);
        try
        {
            return Accepted((await reception.AcceptAsync(command, causationId: null, cancellation)).After);
        }
        catch (ValidationException e)
        {
            return Problems.BadField(e);
        }
    }

    private static async Task<Results<Accepted<ExecutionAccepted>, ProblemHttpResult, ValidationProblem>> ForkAsync(
        Guid id, ForkRequest request, HttpContext http, Forking forking, CancellationToken cancellation)
    {
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        var forkId = key is "" ? Guid.CreateVersion7() : DerivedId.From("fork", http.UserId(), id.ToString(), key);
        try
        {
            var committed = await forking.ForkAsync(new(id, forkId, request.Version, request.Changes, http.UserId()), causationId: null, cancellation);
            return committed is null ? Problems.NoSuchExecution(id) : Accepted(committed.After);
        }
        catch (ValidationException e)
        {
            return Problems.BadField(e);
        }
    }

    private static Accepted<ExecutionAccepted> Accepted(Execution state)
    {
        var self = $"/api/executions/{state.Id}";
        return TypedResults.Accepted(self, new ExecutionAccepted(
            state.Id, state.SessionId, state.Status,
            new Dictionary<string, string>
            {
                ["self"] = self,
                ["events"] = $"{self}/events",
                ["stream"] = $"{self}/stream",
                ["websocket"] = $"/ws/executions/{state.Id}",
                ["cancel"] = $"{self}/cancel",
            }));
    }

    private static async Task<Ok<ExecutionPage>> ListAsync(
        HttpContext http, ISupervisorStore store, CancellationToken cancellation,
        ExecutionStatus? status = null, Guid? sessionId = null, int page = 1, int pageSize = 20)
    {
        (page, pageSize) = (Math.Clamp(page, 1, int.MaxValue / LargestPage), Math.Clamp(pageSize, 1, LargestPage));
        await using var session = store.QuerySession();
        var userId = http.UserId();
        var rows = session.Query<ExecutionSummary>().Where(row => row.UserId == userId);
        rows = status is null ? rows : rows.Where(row => row.Status == status);
        rows = sessionId is null ? rows : rows.Where(row => row.SessionId == sessionId);
        var total = await rows.CountAsync(cancellation);
        var found = await rows.OrderByDescending(row => row.StartedAt)
            .Skip((page - 1) * pageSize).Take(pageSize).ToListAsync(cancellation);
        return TypedResults.Ok(new ExecutionPage([.. found.Select(ExecutionRow.Of)], page, pageSize, total));
    }

    private static async Task<Results<Ok<ExecutionView>, ProblemHttpResult>> GetAsync(
        Guid id, HttpContext http, ExecutionReader reader, CancellationToken cancellation, long? at = null)
    {
        var facts = await reader.ReadAsync(id, http, at ?? 0, cancellation);
        return facts.Count == 0 ? Problems.NoSuchExecution(id)
            : at > facts[^1].Version || at < 1
                ? Problems.NoSuchVersion(id, at.Value, facts[^1].Version)
                : TypedResults.Ok(ExecutionView.Of(id, facts));
    }

    private static async Task<Results<Ok<EventPage>, ProblemHttpResult>> EventsAsync(
        Guid id, HttpContext http, ExecutionReader reader, CancellationToken cancellation, long after = 0)
    {
        var facts = await reader.ReadAsync(id, http, at: 0, cancellation);
        return facts.Count == 0
            ? Problems.NoSuchExecution(id)
            : TypedResults.Ok(new EventPage([.. facts.Where(fact => fact.Version > after).Select(EventRow.Of)]));
    }
}

public sealed record StartRequest(string? Query = null, Guid? SessionId = null, ExecutionOptions? Options = null);

public sealed record InputRequest(string InputId, InputDecision Decision, JsonElement? Value = null);

/// <param name="Version">The version of the execution to start from.</param>
public sealed record ForkRequest(long Version, ForkChanges? Changes = null);

public sealed record ExecutionAccepted(Guid ExecutionId, Guid SessionId, ExecutionStatus Status, IReadOnlyDictionary<string, string> Links);

public sealed record ExecutionPage(IReadOnlyList<ExecutionRow> Executions, int Page, int PageSize, int Total);

public sealed record ExecutionRow(
    Guid ExecutionId,
    Guid SessionId,
    string Query,
    ExecutionStatus Status,
    IntentType? Intent,
    string? Answer,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt)
{
    public static ExecutionRow Of(ExecutionSummary row) =>
        new(row.Id, row.SessionId, row.Query, row.Status, row.Intent, row.Answer, row.StartedAt, row.EndedAt);
}

public sealed record EventPage(IReadOnlyList<EventRow> Events);

public sealed record EventRow(long Version, string Event, DateTimeOffset OccurredAt, string? CausationId, JsonElement Data)
{
    public static EventRow Of(StoredFact fact)
    {
        var logged = LiveFeed.Logged(fact);
        return new(logged.Version, logged.Event, logged.OccurredAt, logged.CausationId, logged.Data);
    }
}
