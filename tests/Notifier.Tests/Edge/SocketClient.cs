using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Holmes.ServiceDefaults;

namespace Holmes.Notifier.Tests.Edge;

/// <summary>A client on a real websocket.</summary>
public sealed class SocketClient : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));

    public int? CloseCode => (int?)socket.CloseStatus;

    public static async Task<SocketClient> ConnectAsync(EdgeServer edge, string path, string? user = null, string? origin = null)
    {
        var client = new SocketClient();
        if (user is not null)
        {
            client.socket.Options.SetRequestHeader(Callers.LocalUserHeader, user);
        }

        if (origin is not null)
        {
            client.socket.Options.SetRequestHeader("Origin", origin);
        }

        await client.socket.ConnectAsync(edge.Socket(path), client.limit.Token);
        return client;
    }

    /// <summary>The next frame; null when the server has closed.</summary>
    public async Task<JsonElement?> NextAsync()
    {
        var text = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                if (socket.State == WebSocketState.CloseReceived)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", limit.Token);
                }

                return null;
            }

            text.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return JsonSerializer.Deserialize<JsonElement>(text.ToArray());
            }
        }
    }

    /// <summary>Frames of events until one has this sequence, or the server has closed.</summary>
    public async Task<List<JsonElement>> UntilAsync(long sequence)
    {
        var frames = new List<JsonElement>();
        while (await NextAsync() is { } frame)
        {
            if (frame.TryGetProperty("sequence", out var at))
            {
                frames.Add(frame);
                if (at.GetInt64() == sequence)
                {
                    break;
                }
            }
        }

        return frames;
    }

    public Task SayAsync(string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, limit.Token);

    public async Task CloseAsync() => await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", limit.Token);

    public void Dispose()
    {
        socket.Dispose();
        limit.Dispose();
    }
}

public static class Frames
{
    public static long Sequence(this JsonElement frame) => frame.GetProperty("sequence").GetInt64();

    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;

    /// <summary>Every version once, in order.</summary>
    public static void Are(long from, long to, IEnumerable<JsonElement> frames) =>
        Assert.Equal(Enumerable.Range((int)from, (int)(to - from + 1)).Select(version => (long)version), frames.Select(Sequence));
}
