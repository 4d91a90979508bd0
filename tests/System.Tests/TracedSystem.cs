using System.Collections.Concurrent;
using Holmes.LocalServers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Holmes.WholeSystem;

/// <summary>The five processes, and a collector of their traces in this one.</summary>
public sealed class TracedSystem : DistributedSystem
{
    private readonly ConcurrentQueue<Span> spans = [];
    private readonly WebApplication collector;
    private readonly string address = $"http://127.0.0.1:{FreePort.Next()}";

    public TracedSystem()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        collector = builder.Build();
        collector.MapPost("/v1/traces", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            foreach (var span in OtlpSpans.Read(body.ToArray()))
            {
                spans.Enqueue(span);
            }
        });
        collector.MapPost("/v1/metrics", () => Results.Ok());
    }

    internal IReadOnlyList<Span> Spans => [.. spans];

    protected override IReadOnlyDictionary<string, string> Further => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = address,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200", // a process that is killed takes what it did not send with it
    };

    public override async ValueTask InitializeAsync()
    {
        await collector.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await collector.DisposeAsync();
    }
}
