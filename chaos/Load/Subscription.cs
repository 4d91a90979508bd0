using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Holmes.Chaos.Checks;

namespace Holmes.Chaos.Load;

/// <summary>Somebody who watches one execution to its end, and comes back with the place where the connection broke.</summary>
internal sealed class Subscription(Func<Uri> edge, History history, string user)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    /// <summary>Follows an execution that exists.</summary>
    public Task FollowAsync(Guid id, CancellationToken cancellation) =>
        FollowAsync(id, last => $"/ws/executions/{id}?after={last}", null, () => { }, cancellation);

    /// <summary>
    /// Asks on the socket of a session, again after every break, refusal and long silence until something of it was seen:
    /// only then it is promised.
    /// </summary>
    public Task AskAsync(Guid session, Guid id, string query, Action accepted, CancellationToken cancellation)
    {
        var message = JsonSerializer.Serialize(new { type = "query", query, execution_id = id });
        return FollowAsync(
            id, last => $"/ws/sessions/{session}{(last > 0 ? $"?after={id}:{last}" : "")}", message, accepted, cancellation);
    }

    private async Task FollowAsync(Guid id, Func<long, string> path, string? ask, Action accepted, CancellationToken cancellation)
    {
        history.Subscribe();
        var last = 0L;
        for (var isOver = false; !isOver;)
        {
            if (cancellation.IsCancellationRequested)
            {
                history.Fail(new Violation("subscriber", id, $"It was not shown the end; the last it saw was {last}."));
                return;
            }

            try
            {
                using var socket = new ClientWebSocket();
                socket.Options.SetRequestHeader("X-Holmes-User", user);
                await socket.ConnectAsync(new UriBuilder(new Uri(edge(), path(last))) { Scheme = "ws" }.Uri, cancellation);
                if (ask is not null && last == 0)
                {
                    await socket.SendAsync(Encoding.UTF8.GetBytes(ask), WebSocketMessageType.Text, true, cancellation);
                }

                var asked = Stopwatch.StartNew();
                while (!isOver && await ReadAsync(socket, cancellation) is { } frame)
                {
                    if (ask is not null && last == 0 && ((string?)frame["type"] == "error" || asked.Elapsed > Silence))
                    {
                        break;
                    }

                    if ((Guid?)frame["execution_id"] != id || (long?)frame["sequence"] is not { } sequence)
                    {
                        continue;
                    }

                    if (last == 0)
                    {
                        accepted();
                    }

                    last = history.Show(id, last, sequence);
                    isOver = (string?)frame["event"] is "ExecutionCompleted" or "ExecutionFailed" or "ExecutionCancelled";
                }
            }
            catch (Exception e) when (e is WebSocketException or HttpRequestException or OperationCanceledException or IOException or JsonException)
            {
                // Cut off: it comes back below.
            }

            if (!isOver && !cancellation.IsCancellationRequested)
            {
                history.Reconnect();
                await Task.Delay(200, CancellationToken.None);
            }
        }
    }

    /// <returns>Null when the other side ended it, or said nothing for so long that the connection must be dead.</returns>
    private static async Task<JsonNode?> ReadAsync(ClientWebSocket socket, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30)); // there is a ping every fifteen
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            await message.WriteAsync(buffer.AsMemory(0, part.Count), patience.Token);
            if (part.EndOfMessage)
            {
                return JsonNode.Parse(message.ToArray());
            }
        }
    }
}
