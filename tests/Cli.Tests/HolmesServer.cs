using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Holmes.LocalServers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holmes.Cli.Tests;

/// <summary>A real HTTP server that tells the story of one execution, as the edge of Holmes does.</summary>
internal sealed class HolmesServer : IAsyncDisposable
{
    public const string ExecutionId = "0198f0de-0000-7000-8000-000000000001";

    private readonly WebApplication app;

    private HolmesServer(WebApplication app, string address)
    {
        this.app = app;
        Address = address;
    }

    public string Address { get; }

    /// <summary>The events the stream sends.</summary>
    public List<(string Name, object Data)> Story { get; } = [];

    public string Status { get; set; } = "completed";

    public object? Answer { get; set; }

    /// <summary>After this many events the first connection ends.</summary>
    public int? BreakAfter { get; set; }

    public ConcurrentQueue<string> Requests { get; } = new();

    public ConcurrentQueue<string> ResumedFrom { get; } = new();

    public Func<string, string, string, IResult> Import { get; set; } = (_, _, _) => Results.NotFound();

    public static async Task<HolmesServer> StartAsync()
    {
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddProblemDetails();
        var app = builder.Build();
        app.Urls.Add(address);
        app.UseStatusCodePages();
        var server = new HolmesServer(app, address);
        app.MapPost("/api/executions", server.Start);
        app.MapGet($"/api/executions/{ExecutionId}", (long? at) => server.State(at));
        app.MapGet($"/api/executions/{ExecutionId}/events", server.Log);
        app.MapGet($"/api/executions/{ExecutionId}/stream", server.StreamAsync);
        app.MapPost("/api/import/{kind}", async (HttpContext http, string kind, string file) =>
        {
            using var body = new StreamReader(http.Request.Body);
            return server.Import(kind, file, await body.ReadToEndAsync());
        });
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private IResult Start(HttpContext http, JsonElement body)
    {
        Requests.Enqueue($"{http.Request.Headers["X-Holmes-User"]}:{body.GetProperty("query").GetString()}");
        return body.GetProperty("query").GetString() == "너무 긴 질문"
            ? Results.Problem("The question is too long.", statusCode: 400)
            : Results.Accepted(value: new { executionId = ExecutionId });
    }

    private IResult State(long? at) => at > Story.Count
        ? Results.Problem("There is no such version.", statusCode: 404)
        : Results.Json(new { executionId = ExecutionId, query = "질문", status = Status, version = at ?? Story.Count, answer = Answer });

    private IResult Log() => Results.Json(new
    {
        events = Story.Select((told, index) => new { version = index + 1, @event = told.Name, occurredAt = "2026-11-22T07:00:00Z", data = told.Data }),
    });

    private async Task StreamAsync(HttpContext http)
    {
        var after = int.Parse(http.Request.Headers["Last-Event-ID"].ToString(), CultureInfo.InvariantCulture);
        ResumedFrom.Enqueue(after.ToString(CultureInfo.InvariantCulture));
        http.Response.ContentType = "text/event-stream";
        for (var version = after + 1; version <= Story.Count; version++)
        {
            if (after == 0 && version > BreakAfter)
            {
                return; // the connection ends, the execution does not
            }

            var (name, data) = Story[version - 1];
            var frame = JsonSerializer.Serialize(new { version, @event = name, data });
            await http.Response.WriteAsync($"id: {version}\ndata: {frame}\n\n: ping\n\n");
            await http.Response.Body.FlushAsync();
        }
    }
}
