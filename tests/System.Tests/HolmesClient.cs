using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Xunit;

namespace Holmes.WholeSystem;

/// <summary>Holmes as a stranger sees it: over HTTP and websocket, with plain JSON.</summary>
internal sealed class HolmesClient(Uri address) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };

    public async Task<Guid> AskAsync(string query, CancellationToken cancellation, string? key = null, Guid? sessionId = null, JsonObject? options = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/executions")
        {
            Content = JsonContent.Create(new { query, sessionId, options }),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await http.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
        var accepted = await response.Content.ReadFromJsonAsync<JsonNode>(cancellation);
        return (Guid)accepted!["executionId"]!;
    }

    public async Task<JsonNode?> GetAsync(string path, CancellationToken cancellation)
    {
        using var response = await http.GetAsync(path, cancellation);
        return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<JsonNode>(cancellation) : null;
    }

    public async Task PostAsync(string path, JsonNode body, CancellationToken cancellation)
    {
        using var response = await http.PostAsJsonAsync(path, body, cancellation);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(cancellation));
    }

    public Task<JsonNode?> StateAsync(Guid id, CancellationToken cancellation) => GetAsync($"api/executions/{id}", cancellation);

    public async Task<JsonNode> WhenOverAsync(Guid id, CancellationToken cancellation)
    {
        JsonNode? state = null;
        await Eventually.TrueAsync(
            async () => (state = await StateAsync(id, cancellation)) is not null && IsOver(state),
            TimeSpan.FromMinutes(4),
            () => $"{id} does not end: {state?.ToJsonString()}",
            cancellation);
        return state!;
    }

    public static bool IsOver(JsonNode state) => (string?)state["status"] is "completed" or "failed" or "cancelled";

    public async Task<IReadOnlyList<JsonNode>> EventsAsync(Guid id, CancellationToken cancellation) =>
        [.. (await GetAsync($"api/executions/{id}/events", cancellation))!["events"]!.AsArray().OfType<JsonNode>()];

    /// <summary>Frames of the execution from <paramref name="after"/> on, until <paramref name="count"/> of them or its end.</summary>
    public async Task<IReadOnlyList<JsonNode>> FramesAsync(Guid id, long after, int count, CancellationToken cancellation)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = $"/ws/executions/{id}", Query = $"after={after}" }.Uri, cancellation);
        var (frames, buffer) = (new List<JsonNode>(), new byte[1 << 20]);
        while (frames.Count < count)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellation);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            var frame = JsonNode.Parse(buffer.AsSpan(0, length))!;
            if ((string?)frame["type"] == "ping")
            {
                continue;
            }

            frames.Add(frame);
            if ((string?)frame["type"] is "execution_complete" or "error" or "execution_cancelled")
            {
                break;
            }
        }

        return frames;
    }

    public void Dispose() => http.Dispose();
}
