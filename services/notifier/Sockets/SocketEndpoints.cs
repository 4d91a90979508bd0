using System.Globalization;
using Holmes.Notifier.Commands;
using Holmes.Notifier.Live;
using Holmes.Notifier.Log;
using Holmes.ServiceDefaults;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Holmes.Notifier.Sockets;

/// <summary>GET /ws/executions/{id} and GET /ws/sessions/{id}.</summary>
internal sealed class SocketEndpoints(
    ExecutionLog log,
    LiveFeeds feeds,
    LiveSessions sessions,
    CommandSender sender,
    IOptions<SocketOptions> options,
    IOptions<FeedOptions> feedOptions,
    IConfiguration configuration,
    IHostApplicationLifetime lifetime,
    ILogger<Connection> logger,
    TimeProvider time)
{
    public Task<IResult> ExecutionAsync(HttpContext http, string id) => ServeAsync(http, async (followed, user) =>
    {
        if (!Guid.TryParse(id, out var execution) || !TryReadAfter(http.Request.Query["after"].ToString(), out var after))
        {
            return (SocketClose.BadRequest("id is a UUID, after a version"), null);
        }

        var following = await followed.OpenAsync(execution, after);
        return following.Feed.Start switch
        {
            null => (SocketClose.Unknown, null),
            { UserId: var owner } when owner != user => (SocketClose.NotAllowed, null),
            _ when after > following.Feed.Head => (SocketClose.BadRequest("after is beyond the last event"), null),
            var start => (null, new ClientCommands(sender, followed, user, start.SessionId, execution)),
        };
    });

    public async Task<IResult> SessionAsync(HttpContext http, string id)
    {
        SessionWatch? watch = null;
        try
        {
            return await ServeAsync(http, async (followed, user) =>
            {
                if (!Guid.TryParse(id, out var session) || !TryReadPlaces(http.Request.Query["after"], out var places))
                {
                    return (SocketClose.BadRequest("id is a UUID, after is executionId:version"), null);
                }

                watch = sessions.Watch(session, start => followed.Add(start, places.GetValueOrDefault(start.Execution)));
                var starts = await log.OfSessionAsync(session, http.RequestAborted);
                if (starts.Any(start => start.UserId != user))
                {
                    return (SocketClose.NotAllowed, null);
                }

                foreach (var start in starts)
                {
                    followed.Add(start, places.GetValueOrDefault(start.Execution));
                }

                return (null, new ClientCommands(sender, followed, user, session, null));
            });
        }
        finally
        {
            watch?.Dispose();
        }
    }

    private async Task<IResult> ServeAsync(
        HttpContext http, Func<Followed, string, Task<(SocketClose? Refused, ClientCommands? Commands)>> open)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            return TypedResults.Problem("Open this address as a websocket.", statusCode: StatusCodes.Status426UpgradeRequired);
        }

        if (!Origins.IsAllowed(http, configuration))
        {
            return TypedResults.Problem("Pages of this origin may not connect.", statusCode: StatusCodes.Status403Forbidden);
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            KeepAliveInterval = TimeSpan.FromSeconds(15), // finds a peer that is gone without a word
            KeepAliveTimeout = TimeSpan.FromSeconds(30),
        });
        var wake = new Wake();
        using var followed = new Followed(feeds, http.UserId(), wake);
        var (refused, commands) = await OpenAsync(() => open(followed, http.UserId()));
        if (commands is null)
        {
            await new FrameWriter(socket, options.Value, time).CloseAsync(refused ?? SocketClose.Failed, TimeSpan.FromSeconds(5));
            await Connection.DrainAsync(socket);
            return TypedResults.Empty;
        }

        using var connection = new Connection(socket, followed, wake, options.Value, feedOptions.Value.HeartbeatAfter, time, logger);
        using var ended = new CancellationTokenSource();
        SocketMeter.Open.Add(1);
        await connection.RunAsync(commands, StopAsync(http, ended.Token));
        SocketMeter.Open.Add(-1);
        await ended.CancelAsync();
        return TypedResults.Empty;
    }

    private static async Task<(SocketClose? Refused, ClientCommands? Commands)> OpenAsync(
        Func<Task<(SocketClose? Refused, ClientCommands? Commands)>> open)
    {
        try
        {
            return await open();
        }
        catch (NpgsqlException)
        {
            return (SocketClose.LogAway, null);
        }
    }

    /// <summary>Ends when the host stops or the caller's token does.</summary>
    private async Task<SocketClose> StopAsync(HttpContext http, CancellationToken ended)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ended, lifetime.ApplicationStopping);
        var left = TokenEnd(http) is { } end ? end - time.GetUtcNow() : Timeout.InfiniteTimeSpan;
        try
        {
            await Task.Delay(left == Timeout.InfiniteTimeSpan || left > TimeSpan.Zero ? left : TimeSpan.Zero, time, either.Token);
            return SocketClose.TokenEnded;
        }
        catch (OperationCanceledException)
        {
            return SocketClose.GoingAway;
        }
    }

    private static DateTimeOffset? TokenEnd(HttpContext http) =>
        long.TryParse(http.User.FindFirst("exp")?.Value, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static bool TryReadAfter(string text, out long after)
    {
        after = 0;
        return text.Length == 0
            || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out after) && after >= 0);
    }

    /// <summary>after=executionId:version, once per execution the client has seen something of.</summary>
    private static bool TryReadPlaces(IEnumerable<string?> texts, out Dictionary<Guid, long> places)
    {
        places = [];
        foreach (var text in texts)
        {
            var parts = (text ?? "").Split(':');
            if (parts.Length != 2 || !Guid.TryParse(parts[0], out var execution) || !TryReadAfter(parts[1], out var after))
            {
                return false;
            }

            places[execution] = after;
        }

        return true;
    }
}
