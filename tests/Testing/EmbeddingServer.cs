using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Holmes.Testing;

/// <summary>An OpenAI-compatible endpoint whose vectors follow from topics: a text points to each topic it speaks of.</summary>
public sealed class EmbeddingServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string[][] topics;
    private int dimensions;

    private EmbeddingServer(WebApplication app, int port, string[][] topics)
    {
        (this.app, this.topics, dimensions) = (app, topics, topics.Length + 4);
        Endpoint = new($"http://127.0.0.1:{port}/v1");
    }

    public Uri Endpoint { get; }

    /// <summary>Every text it was asked for, in the order of asking.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public ConcurrentQueue<string> Keys { get; } = [];

    /// <summary>What it does instead of answering, for a text list.</summary>
    public Func<HttpContext, IReadOnlyList<string>, Task<bool>> Fault { get; set; } = (_, _) => Task.FromResult(false);

    /// <summary>Whether it answers with plain numbers although base64 was asked for, as many local servers do.</summary>
    public bool PlainNumbers { get; set; }

    public void AnswerWithDimensions(int count) => dimensions = count;

    /// <param name="topics">Each with the words that speak of it.</param>
    public static async Task<EmbeddingServer> StartAsync(params string[][] topics)
    {
        for (var tries = 0; ; tries++)
        {
            var port = FreePort();
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
            var app = builder.Build();
            var server = new EmbeddingServer(app, port, topics);
            app.MapPost("/v1/embeddings", server.AnswerAsync);
            try
            {
                await app.StartAsync();
                return server;
            }
            catch (IOException) when (tries < 5)
            {
                await app.DisposeAsync(); // somebody took the port in between
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    // Below the range from which the system gives ports away.
    private static int FreePort()
    {
        for (var port = 21_000 + Environment.ProcessId % 2_000; ; port++)
        {
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken; the next one.
            }
        }
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var input = body.RootElement.GetProperty("input");
        List<string> texts = input.ValueKind == JsonValueKind.Array ? [.. input.EnumerateArray().Select(text => text.GetString()!)] : [input.GetString()!];
        Keys.Enqueue($"{http.Request.Headers.Authorization}");
        if (await Fault(http, texts))
        {
            return;
        }

        texts.ForEach(Asked.Enqueue);
        var isPlain = PlainNumbers || !body.RootElement.TryGetProperty("encoding_format", out var format) || format.GetString() != "base64";
        await http.Response.WriteAsJsonAsync(new
        {
            @object = "list",
            model = body.RootElement.GetProperty("model").GetString(),
            data = texts.Select((text, at) => new { @object = "embedding", index = at, embedding = Written(VectorOf(text), isPlain) }),
            usage = new { prompt_tokens = 1, total_tokens = 1 },
        });
    }

    private static object Written(float[] vector, bool isPlain) =>
        isPlain ? vector : Convert.ToBase64String(MemoryMarshal.AsBytes<float>(vector));

    private float[] VectorOf(string text)
    {
        var vector = new float[dimensions];
        vector[^1] = 0.1f;
        foreach (var (at, words) in topics.Index())
        {
            vector[at] = words.Count(word => text.Contains(word, StringComparison.Ordinal));
        }

        return vector;
    }
}
