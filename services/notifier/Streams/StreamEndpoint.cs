using System.Globalization;
using Holmes.Notifier.Live;
using Holmes.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace Holmes.Notifier.Streams;

/// <summary>GET /api/executions/{id}/stream: the log and then the live events, as server-sent events.</summary>
internal sealed class StreamEndpoint(
    LiveFeeds feeds, IOptions<FeedOptions> options, IHostApplicationLifetime lifetime, TimeProvider time)
{
    public async Task<IResult> ServeAsync(HttpContext http, Guid id, string? after)
    {
        // What the browser remembers is later than what the page's address said.
        var place = http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : after ?? "0";
        if (!long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return TypedResults.Problem("after and Last-Event-ID are versions.", statusCode: StatusCodes.Status400BadRequest);
        }

        var wake = new Wake();
        using var following = feeds.Follow(id, version, wake);
        await following.Feed.CatchUpAsync().WaitAsync(http.RequestAborted);
        if (following.Feed.Start is not { } start || start.UserId != http.UserId())
        {
            return TypedResults.Problem("There is no such execution.", statusCode: StatusCodes.Status404NotFound);
        }

        if (version > following.Feed.Head)
        {
            return TypedResults.Problem("after is beyond the last event.", statusCode: StatusCodes.Status400BadRequest);
        }

        await WriteAsync(http, following, wake);
        return TypedResults.Empty;
    }

    private async Task WriteAsync(HttpContext http, Following following, Wake wake)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var sse = new SseWriter(http.Response);
        await sse.StartAsync(ending.Token);
        try
        {
            while (!following.IsDone)
            {
                var frames = await following.NextAsync(ending.Token);
                foreach (var frame in frames)
                {
                    await sse.WriteAsync(frame.Stream, frame.Version, ending.Token);
                    following.Advance(frame);
                }

                if (frames.Count == 0 && following.NextDraft() is { } delta)
                {
                    await sse.WriteNamedAsync("answer_delta", delta.ToBytes(), ending.Token);
                    continue;
                }

                if (frames.Count == 0 && !await wake.WaitAsync(options.Value.HeartbeatAfter, time, ending.Token))
                {
                    await sse.HeartbeatAsync(ending.Token);
                }
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client left, or the server stops; the client resumes with the last id it has.
        }
    }
}
