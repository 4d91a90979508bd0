using System.Text.Json;
using Holmes.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Holmes.Memory.People;

/// <summary>A person corrects, adds and forgets what is known of them, or switches remembering off.</summary>
public static class PersonEndpoints
{
    public static void MapPerson(this RouteGroupBuilder me)
    {
        me.MapPatch("/", SwitchAsync).WithName("SwitchRemembering");
        me.MapPost("/facts", AddAsync).WithName("AddFact");
        me.MapPut("/facts/{id:guid}", CorrectAsync).WithName("CorrectFact");
        me.MapDelete("/facts/{id:guid}", ForgetAsync).WithName("ForgetFact");
        me.MapDelete("/facts", ForgetAllAsync).WithName("ForgetFacts");
    }

    private static async Task<NoContent> SwitchAsync(RememberRequest request, HttpContext http, KnownPeople people, CancellationToken cancellation)
    {
        await people.SwitchAsync(http.UserId(), request.Remember, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Created<KnownFact>, ProblemHttpResult>> AddAsync(
        FactRequest request, HttpContext http, KnownPeople people, CancellationToken cancellation)
    {
        if (FactValues.Problem(request.Kind, request.Value) is { } problem)
        {
            return NoSuchValue(problem);
        }

        var fact = await SaidAsync(http.UserId(), request.Kind!, request.Value, people, cancellation);
        return TypedResults.Created($"/api/memory/me/facts/{fact.Id}", fact);
    }

    private static async Task<Results<Ok<KnownFact>, ProblemHttpResult>> CorrectAsync(
        Guid id, FactRequest request, HttpContext http, KnownPeople people, CancellationToken cancellation)
    {
        if (await FindAsync(id, http, people, cancellation) is not { } fact)
        {
            return NoSuchFact(id);
        }

        return FactValues.Problem(request.Kind ?? fact.Kind, request.Value) is { } problem
            ? NoSuchValue(problem)
            : TypedResults.Ok(await SaidAsync(http.UserId(), request.Kind ?? fact.Kind, request.Value, people, cancellation));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ForgetAsync(
        Guid id, HttpContext http, KnownPeople people, CancellationToken cancellation)
    {
        if (await FindAsync(id, http, people, cancellation) is not { } fact)
        {
            return NoSuchFact(id);
        }

        await people.ForgetAsync(http.UserId(), fact.Kind, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ForgetAllAsync(HttpContext http, KnownPeople people, CancellationToken cancellation)
    {
        await people.ForgetAsync(http.UserId(), null, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<KnownFact?> FindAsync(Guid id, HttpContext http, KnownPeople people, CancellationToken cancellation) =>
        (await people.FindAsync(http.UserId(), cancellation)).Facts.FirstOrDefault(fact => fact.Id == id);

    private static async Task<KnownFact> SaidAsync(string userId, string kind, JsonElement value, KnownPeople people, CancellationToken cancellation)
    {
        var id = await people.SayAsync(userId, kind, value, cancellation);
        return (await people.FindAsync(userId, cancellation)).Facts.First(fact => fact.Id == id);
    }

    private static ProblemHttpResult NoSuchFact(Guid id) => TypedResults.Problem(
        statusCode: StatusCodes.Status404NotFound, title: "There is no such fact.", detail: $"No fact {id} of this user is remembered.");

    private static ProblemHttpResult NoSuchValue(string problem) =>
        TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: "This cannot be remembered.", detail: problem);
}

public sealed record RememberRequest(bool Remember);

public sealed record FactRequest(JsonElement Value, string? Kind = null);
