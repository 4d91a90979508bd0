using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Holmes.Notifier.Streams;

/// <summary>Writes server-sent events. Lines end in LF alone: a client in use stumbles over CR.</summary>
internal sealed class SseWriter(HttpResponse response)
{
    public async Task StartAsync(CancellationToken cancellation)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["X-Accel-Buffering"] = "no"; // a proxy that collects would make it late
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await response.StartAsync(cancellation);
        await response.Body.FlushAsync(cancellation);
    }

    /// <param name="data">JSON on one line.</param>
    /// <param name="id">What the client names to resume.</param>
    public async Task WriteAsync(ReadOnlyMemory<byte> data, long? id, CancellationToken cancellation)
    {
        if (id is not null)
        {
            await response.Body.WriteAsync(
                Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {id}\n")), cancellation);
        }

        await response.Body.WriteAsync("data: "u8.ToArray(), cancellation);
        await response.Body.WriteAsync(data, cancellation);
        await response.Body.WriteAsync("\n\n"u8.ToArray(), cancellation);
        await response.Body.FlushAsync(cancellation);
    }

    /// <summary>An event with a name: clients that listen for messages alone do not see it.</summary>
    public async Task WriteNamedAsync(string name, ReadOnlyMemory<byte> data, CancellationToken cancellation)
    {
        await response.Body.WriteAsync(Encoding.ASCII.GetBytes($"event: {name}\n"), cancellation);
        await WriteAsync(data, id: null, cancellation);
    }

    public async Task HeartbeatAsync(CancellationToken cancellation)
    {
        await response.Body.WriteAsync(": ping\n\n"u8.ToArray(), cancellation);
        await response.Body.FlushAsync(cancellation);
    }
}
