using System.Net.WebSockets;

namespace Holmes.Notifier.Sockets;

/// <summary>
/// The one writer of a websocket. A send is never cancelled (that would cut the connection with frames half sent): a
/// client that does not take it in time is told so by the close code, after what it was sent.
/// </summary>
internal sealed class FrameWriter(WebSocket socket, SocketOptions options, TimeProvider time)
{
    private Task pending = Task.CompletedTask;

    public long LastSent { get; private set; } = time.GetTimestamp();

    /// <param name="behind">How many frames wait behind this one.</param>
    /// <returns>False when the client is too slow.</returns>
    public async ValueTask<bool> TrySendAsync(ReadOnlyMemory<byte> frame, Func<long> behind)
    {
        var sending = socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        if (!sending.IsCompletedSuccessfully && !await IsTakenAsync(sending.AsTask(), behind))
        {
            return false;
        }

        LastSent = time.GetTimestamp();
        return true;
    }

    public async Task CloseAsync(SocketClose close, TimeSpan grace)
    {
        try
        {
            await pending.WaitAsync(grace, time);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                pending = socket.CloseOutputAsync((WebSocketCloseStatus)close.Code, close.Reason, CancellationToken.None);
                await pending.WaitAsync(grace, time);
            }
        }
        catch (Exception gone) when (gone is TimeoutException or WebSocketException or OperationCanceledException or IOException)
        {
            socket.Abort();
        }
    }

    private async Task<bool> IsTakenAsync(Task sending, Func<long> behind)
    {
        pending = sending;
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                await sending.WaitAsync(options.Patience, time);
                return true;
            }
            catch (TimeoutException)
            {
                if (time.GetElapsedTime(started) >= options.SendLimit || behind() > options.BehindFrames)
                {
                    return false;
                }
            }
        }
    }
}
