using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>Dead letters over HTTP, for operators.</summary>
public static class DeadLetterEndpoints
{
    private const int LargestPage = 1_000;
    private const int LongestPreview = 64 * 1024;

    public static void MapDeadLetters(this IEndpointRouteBuilder routes)
    {
        var deadLetters = routes.MapGroup("/api/dead-letters").WithTags("Dead letters").ForOperators("Dead letters");
        deadLetters.MapGet("/", ListAsync).WithName("ListDeadLetters")
            .WithSummary("Messages that could not be consumed, of all services, the newest first.");
        deadLetters.MapGet("/{id:guid}", GetAsync).WithName("GetDeadLetter").WithSummary("A dead letter with its body.");
        deadLetters.MapPost("/{id:guid}/retry", RetryAsync).WithName("RetryDeadLetter")
            .WithSummary("Sends it, byte for byte, to its queue again.");
        deadLetters.MapPost("/retry", RetryAllAsync).WithName("RetryDeadLetters")
            .WithSummary("Sends every dead letter to its queue again.");
        deadLetters.MapDelete("/{id:guid}", DropAsync).WithName("DropDeadLetter").WithSummary("Forgets it for good.");
        deadLetters.MapDelete("/", DropAllAsync).WithName("DropDeadLetters").WithSummary("Forgets all of them for good.");
    }

    private static async Task<Results<Ok<DeadLetterPage>, ProblemHttpResult>> ListAsync(
        DeadLetterTable table, CancellationToken cancellation, string state = "dead", string? queue = null, int limit = 200)
    {
        if (state is not ("dead" or "retried" or "all"))
        {
            return TypedResults.Problem("'state' is dead, retried or all.", statusCode: StatusCodes.Status400BadRequest);
        }

        bool? dead = state is "all" ? null : state is "dead";
        var rows = await table.ListAsync(dead, queue, Math.Clamp(limit, 1, LargestPage), cancellation);
        return TypedResults.Ok(new DeadLetterPage([.. rows.Select(DeadLetterView.Of)], await table.CountAsync(cancellation)));
    }

    private static async Task<Results<Ok<DeadLetterDetails>, ProblemHttpResult>> GetAsync(
        Guid id, DeadLetterTable table, CancellationToken cancellation) =>
        await table.FindAsync(id, cancellation) is { } found
            ? TypedResults.Ok(DeadLetterDetails.Of(found.Row, found.Body, LongestPreview))
            : NoSuch(id);

    private static async Task<Results<Accepted<DeadLettersRetried>, ProblemHttpResult>> RetryAsync(
        Guid id, DeadLetterRetry retry, CancellationToken cancellation) =>
        await retry.RetryAsync(id, cancellation) switch
        {
            RetryOutcome.Sent => TypedResults.Accepted($"/api/dead-letters/{id}", new DeadLettersRetried(1, 0)),
            RetryOutcome.QueueGone => TypedResults.Problem(
                "The queue it came from is not there any more.", statusCode: StatusCodes.Status409Conflict),
            _ => NoSuch(id),
        };

    private static async Task<Accepted<DeadLettersRetried>> RetryAllAsync(DeadLetterRetry retry, CancellationToken cancellation) =>
        TypedResults.Accepted("/api/dead-letters", await retry.RetryAllAsync(cancellation));

    private static async Task<Results<NoContent, ProblemHttpResult>> DropAsync(
        Guid id, DeadLetterTable table, CancellationToken cancellation) =>
        await table.DropAsync([id], cancellation) > 0 ? TypedResults.NoContent() : NoSuch(id);

    private static async Task<Results<Ok<DeadLettersDropped>, ProblemHttpResult>> DropAllAsync(
        DeadLetterTable table, CancellationToken cancellation, bool all = false) => all
        ? TypedResults.Ok(new DeadLettersDropped(await table.DropAsync(ids: null, cancellation)))
        : TypedResults.Problem("Nothing was dropped: say all=true.", statusCode: StatusCodes.Status400BadRequest);

    private static ProblemHttpResult NoSuch(Guid id) =>
        TypedResults.Problem($"There is no dead letter {id}.", statusCode: StatusCodes.Status404NotFound);
}

/// <param name="Dead">How many wait for somebody, those beyond this page as well.</param>
public sealed record DeadLetterPage(IReadOnlyList<DeadLetterView> DeadLetters, long Dead);

public sealed record DeadLettersRetried(int Sent, int QueueGone);

public sealed record DeadLettersDropped(int Dropped);

/// <param name="State">dead, or retried.</param>
/// <param name="Times">How often it has died.</param>
public sealed record DeadLetterView(
    Guid Id,
    string State,
    string Queue,
    string? Exchange,
    string? MessageId,
    string Reason,
    string? ExceptionType,
    string? ExceptionMessage,
    int Size,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    int Times,
    int Retries,
    DateTimeOffset? RetriedAt)
{
    internal static DeadLetterView Of(DeadLetterRow row) => new(
        row.Id, row.RetriedAt is null ? "dead" : "retried", row.Queue, row.Exchange, row.Envelope.MessageId, row.Reason, row.Cause?.Type,
        row.Cause?.Message, row.Size, row.FirstAt, row.LastAt, row.Times, row.Retries, row.RetriedAt);
}

/// <param name="Body">Its beginning, as text where it is UTF-8, in base 64 otherwise.</param>
/// <param name="IsWhole">False when there is more of it than is shown.</param>
public sealed record DeadLetterDetails(
    DeadLetterView DeadLetter, Envelope Envelope, string? StackTrace, string Body, bool IsText, bool IsWhole)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static DeadLetterDetails Of(DeadLetterRow row, byte[] body, int most)
    {
        var shown = body.AsSpan(0, Math.Min(body.Length, most));
        try
        {
            return Details(Utf8.GetString(shown[..WholeCharacters(shown)]), isText: true);
        }
        catch (DecoderFallbackException)
        {
            return Details(Convert.ToBase64String(shown), isText: false);
        }

        DeadLetterDetails Details(string text, bool isText) =>
            new(DeadLetterView.Of(row), row.Envelope, row.Cause?.StackTrace, text, isText, body.Length <= most);
    }

    /// <summary>The cut may go through a character.</summary>
    private static int WholeCharacters(ReadOnlySpan<byte> text)
    {
        var end = text.Length;
        for (var back = 1; back <= Math.Min(3, text.Length); back++)
        {
            var lead = text[^back];
            if ((lead & 0b1100_0000) == 0b1100_0000)
            {
                var length = lead >= 0b1111_0000 ? 4 : lead >= 0b1110_0000 ? 3 : 2;
                return back < length ? end - back : end;
            }
        }

        return end;
    }
}
