using System.Text.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Notifier.Commands;
using Holmes.Notifier.Live;
using Holmes.Notifier.Streams;
using Holmes.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace Holmes.Notifier.Agui;

/// <summary>POST /agui: a run of the AG-UI protocol is an execution, or the part of one between two questions to the person.</summary>
internal sealed class AguiEndpoint(
    LiveFeeds feeds, CommandSender sender, IOptions<FeedOptions> options, IHostApplicationLifetime lifetime, TimeProvider time)
{
    /// <summary>An execution that has no event by then was not taken up by anybody.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    public async Task<IResult> ServeAsync(HttpContext http, RunAgentInput input)
    {
        if (Problem(input) is { } problem)
        {
            return TypedResults.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        }

        var user = http.UserId();
        var wake = new Wake();
        using var following = feeds.Follow(ExecutionOf(input, user), 0, wake);
        await following.Feed.CatchUpAsync().WaitAsync(http.RequestAborted);
        if (following.Feed.Start is { } start && start.UserId != user)
        {
            return TypedResults.Problem("There is no such run.", statusCode: StatusCodes.Status404NotFound);
        }

        var translation = new AguiTranslation(input, following.Feed.Execution);
        var todo = TodoList.Empty;
        if (input.Resume is { Count: > 0 } resume)
        {
            if (await SkipToInterruptAsync(following, translation, resume, http.RequestAborted) is not { } before)
            {
                return TypedResults.Problem("There is no such interrupt.", statusCode: StatusCodes.Status404NotFound);
            }

            todo = before;
        }

        try
        {
            await SendAsync(input, following, user, http.RequestAborted);
        }
        catch (CommandNotTakenException)
        {
            return TypedResults.Problem("It could not be handed over; nothing was done.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        await WriteAsync(http, following, wake, translation, todo);
        return TypedResults.Empty;
    }

    /// <summary>The same run of the same person is the same execution: posting it again shows it again.</summary>
    private static Guid ExecutionOf(RunAgentInput input, string user) =>
        input.Resume is [var first, ..] && InterruptId.TryParse(first.InterruptId, out var interrupt)
            ? interrupt.Execution
            : DerivedId.From(user, "agui-run", input.ThreadId, input.RunId);

    private static Guid SessionOf(RunAgentInput input, string user) =>
        Guid.TryParse(input.ThreadId, out var session) ? session : DerivedId.From(user, "agui-thread", input.ThreadId);

    private static string? Problem(RunAgentInput input)
    {
        try
        {
            _ = input.Options();
            return input.Problem();
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return "messages or forwardedProps do not have the shape of the protocol.";
        }
    }

    private async Task SendAsync(RunAgentInput input, Following following, string user, CancellationToken cancellation)
    {
        if (input.Resume is { Count: > 0 } resume)
        {
            foreach (var entry in resume)
            {
                if (InterruptId.TryParse(entry.InterruptId, out var id))
                {
                    await sender.SendAsync(entry.ToCommand(id, user), cancellation);
                }
            }
        }
        else if (following.Feed.Start is null)
        {
            await sender.SendAsync(
                new StartExecution(following.Feed.Execution, input.Query()!, SessionOf(input, user), user, input.Options()), cancellation);
        }
    }

    /// <summary>Passes over what the earlier runs have shown.</summary>
    private static async Task<TodoList?> SkipToInterruptAsync(
        Following following, AguiTranslation translation, IReadOnlyList<ResumeEntry> resume, CancellationToken cancellation)
    {
        var inputs = resume.Select(entry => InterruptId.TryParse(entry.InterruptId, out var id) ? id.Input : "").ToHashSet();
        while (await following.NextAsync(cancellation) is { Count: > 0 } frames)
        {
            foreach (var frame in frames)
            {
                translation.Skip(frame);
                following.Advance(frame);
                if (frame.Entry.Event == "InputRequested" && inputs.Contains(InputId(frame)))
                {
                    return frame.Todo;
                }
            }
        }

        return null;
    }

    private static string InputId(Frame frame) =>
        (string?)JsonNode.Parse(frame.Entry.Data)?["inputId"] ?? "";

    private async Task WriteAsync(HttpContext http, Following following, Wake wake, AguiTranslation translation, TodoList todo)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var sse = new SseWriter(http.Response);
        var opened = time.GetTimestamp();
        try
        {
            await sse.StartAsync(ending.Token);
            await WriteAsync(sse, translation.Start(todo), ending.Token);
            while (!translation.IsOver)
            {
                var frames = await following.NextAsync(ending.Token);
                foreach (var frame in frames.TakeWhile(_ => !translation.IsOver))
                {
                    await WriteAsync(sse, translation.On(frame), ending.Token);
                    following.Advance(frame);
                }

                if (frames.Count > 0)
                {
                    continue;
                }

                if (following.NextDraft() is { } delta)
                {
                    await WriteAsync(sse, translation.On(delta), ending.Token);
                    continue;
                }

                if (following.Feed.Start is null && time.GetElapsedTime(opened) >= StartLimit)
                {
                    await WriteAsync(sse, [AguiEvent.RunError("The execution was not taken up; send the run again.", "notStarted")], ending.Token);
                    return;
                }

                if (!await wake.WaitAsync(options.Value.HeartbeatAfter, time, ending.Token))
                {
                    await sse.HeartbeatAsync(ending.Token);
                }
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client left: the execution goes on, and the same run posted again shows it.
        }
    }

    private static async Task WriteAsync(SseWriter sse, IEnumerable<JsonObject> events, CancellationToken cancellation)
    {
        foreach (var @event in events)
        {
            await sse.WriteAsync(AguiEvent.ToBytes(@event), id: null, cancellation);
        }
    }
}
