using System.Net.WebSockets;
using System.Threading.Channels;
using System.Threading.RateLimiting;
using Holmes.Notifier.Live;
using Npgsql;

namespace Holmes.Notifier.Sockets;

/// <summary>One websocket from its acceptance to its end: one loop sends, one receives, the first to end ends both.</summary>
internal sealed partial class Connection(
    WebSocket socket,
    Followed followed,
    Wake wake,
    SocketOptions options,
    TimeSpan heartbeatAfter,
    TimeProvider time,
    ILogger<Connection> logger) : IDisposable
{
    private static readonly byte[] Ping = """{"type":"ping"}"""u8.ToArray();
    private static readonly TimeSpan Handshake = TimeSpan.FromSeconds(5);

    private readonly FrameWriter writer = new(socket, options, time);

    // A client that says more than it reads waits here, and its messages in its own send buffer.
    private readonly Channel<ErrorFrame> errors = Channel.CreateBounded<ErrorFrame>(16);

    private readonly TokenBucketRateLimiter rate = new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = options.MessagesPerSecond * 2,
        TokensPerPeriod = options.MessagesPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
    });

    /// <param name="stop">Ends it from outside, with the reason it returns.</param>
    public async Task RunAsync(ClientCommands commands, Task<SocketClose> stop)
    {
        using var ending = new CancellationTokenSource();
        var sending = SendLoopAsync(ending.Token);
        var receiving = ReceiveLoopAsync(commands, ending.Token);
        var first = await Task.WhenAny(sending, receiving, stop);
        await ending.CancelAsync();
        var close = await Outcome(first);
        SocketMeter.Ends(close);
        if (first != sending)
        {
            await Outcome(sending); // the writer has one user at a time
        }

        await writer.CloseAsync(close, close == SocketClose.TooSlow ? options.CloseGrace : Handshake);
        await WaitForClientAsync(receiving);
    }

    public void Dispose() => rate.Dispose();

    private async Task<SocketClose> SendLoopAsync(CancellationToken ending)
    {
        while (true)
        {
            while (errors.Reader.TryRead(out var error))
            {
                if (!await writer.TrySendAsync(error.ToBytes(), () => 0))
                {
                    return SocketClose.TooSlow;
                }
            }

            if (await followed.NextAsync(ending) is (var following, var frames))
            {
                foreach (var frame in frames)
                {
                    ending.ThrowIfCancellationRequested();
                    if (!await writer.TrySendAsync(frame.Socket, () => following.Feed.Head - following.Sent))
                    {
                        return SocketClose.TooSlow;
                    }

                    following.Advance(frame);
                }
            }
            else if (followed.NextDraft() is { } delta)
            {
                if (!await writer.TrySendAsync(delta.ToBytes(), () => 0))
                {
                    return SocketClose.TooSlow;
                }
            }
            else if (await IsIdleAsync(ending) && !await writer.TrySendAsync(Ping, () => 0))
            {
                return SocketClose.TooSlow;
            }
        }
    }

    private async Task<bool> IsIdleAsync(CancellationToken ending)
    {
        var left = heartbeatAfter - time.GetElapsedTime(writer.LastSent);
        return left <= TimeSpan.Zero || !await wake.WaitAsync(left, time, ending);
    }

    private async Task<SocketClose> ReceiveLoopAsync(ClientCommands commands, CancellationToken ending)
    {
        var buffer = new byte[options.MessageBytes];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                if (length == buffer.Length)
                {
                    return SocketClose.TooBig;
                }

                // Not cancelled: that would cut the connection before the close is said.
                part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += part.Count;
            }
            while (!part.EndOfMessage);

            if (part.MessageType == WebSocketMessageType.Close)
            {
                return SocketClose.Normal;
            }

            if (await AnswerAsync(part.MessageType, buffer.AsMemory(0, length), commands, ending) is { } error)
            {
                await errors.Writer.WriteAsync(error, ending);
                wake.Set();
            }
        }
    }

    private async Task<ErrorFrame?> AnswerAsync(
        WebSocketMessageType type, ReadOnlyMemory<byte> text, ClientCommands commands, CancellationToken ending)
    {
        if (!rate.AttemptAcquire().IsAcquired)
        {
            return new ErrorFrame("too_many", "Too many messages at once; this one was not read.");
        }

        if (type != WebSocketMessageType.Text)
        {
            return new ErrorFrame("malformed", "Messages are text.");
        }

        var (message, problem) = ClientMessages.Parse(text.Span);
        return message is null ? new ErrorFrame("malformed", problem!) : await commands.HandleAsync(message, ending);
    }

    private async Task<SocketClose> Outcome(Task<SocketClose> loop)
    {
        try
        {
            return await loop;
        }
        catch (OperationCanceledException)
        {
            return SocketClose.Normal;
        }
        catch (NpgsqlException)
        {
            return SocketClose.LogAway;
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or ObjectDisposedException)
        {
            return SocketClose.Normal; // the client left without a word
        }
        catch (Exception unexpected)
        {
            LogFailed(unexpected);
            return SocketClose.Failed;
        }
    }

    /// <summary>The client's half of the close; whoever does not say it in time is cut off.</summary>
    private async Task WaitForClientAsync(Task<SocketClose> receiving)
    {
        try
        {
            await Outcome(receiving).WaitAsync(Handshake, time);
            await DrainAsync(socket);
        }
        catch (TimeoutException)
        {
            socket.Abort();
        }
    }

    /// <summary>Reads on until the client has closed too: closing over unread bytes would lose the close code.</summary>
    public static async Task DrainAsync(WebSocket socket)
    {
        using var limit = new CancellationTokenSource(Handshake);
        try
        {
            while (socket.State == WebSocketState.CloseSent)
            {
                await socket.ReceiveAsync(new byte[1024].AsMemory(), limit.Token);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            socket.Abort();
        }
    }

    [LoggerMessage(LogLevel.Error, "A websocket ended by a fault of its own")]
    private partial void LogFailed(Exception unexpected);
}
