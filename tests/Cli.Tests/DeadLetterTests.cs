using System.Text.Json;
using Holmes.LocalServers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Holmes.Cli.Tests;

public sealed class DeadLetterTests : IAsyncLifetime
{
    private const string Id = "0198f0de-0000-8000-8000-000000000001";

    private readonly string address = $"http://127.0.0.1:{FreePort.Next()}";
    private readonly List<string> asked = [];
    private WebApplication app = null!;

    [Fact]
    public async Task They_are_listed_one_a_line_with_where_and_why()
    {
        var run = await Shell.RunAsync("dead-letters", "list", "--server", address);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        var line = Assert.Single(run.Output.TrimEnd().Split('\n'));
        Assert.Contains(Id, line, StringComparison.Ordinal);
        Assert.Contains("holmes-teams-search", line, StringComparison.Ordinal);
        Assert.Contains("no such tool", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_what_the_server_says()
    {
        using var json = JsonDocument.Parse((await Shell.RunAsync("dead-letters", "list", "--json", "--server", address)).Output);

        Assert.Equal(1, json.RootElement.GetProperty("dead").GetInt32());
    }

    [Theory]
    [InlineData("POST /api/dead-letters/" + Id + "/retry", "retry", Id)]
    [InlineData("POST /api/dead-letters/retry", "retry", "--all")]
    [InlineData("DELETE /api/dead-letters/" + Id, "drop", Id)]
    [InlineData("DELETE /api/dead-letters?all=true", "drop", "--all")]
    public async Task What_is_named_is_sent_again_or_dropped(string request, string verb, string which)
    {
        var run = await Shell.RunAsync("dead-letters", verb, which, "--server", address);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal([request], asked);
    }

    [Theory]
    [InlineData("retry")]
    [InlineData("drop")]
    public async Task Nothing_named_is_a_mistake(string verb)
    {
        Assert.Equal(ExitCode.Usage, (await Shell.RunAsync("dead-letters", verb, "--server", address)).ExitCode);
        Assert.Equal(ExitCode.Usage, (await Shell.RunAsync("dead-letters", verb, Id, "--all", "--server", address)).ExitCode);
        Assert.Empty(asked);
    }

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add(address);
        app.Use((http, next) =>
        {
            asked.Add($"{http.Request.Method} {http.Request.Path}{(http.Request.Method == "DELETE" ? http.Request.QueryString : "")}");
            return next(http);
        });
        app.MapGet("/api/dead-letters", () => new
        {
            deadLetters = new[]
            {
                new { id = Id, state = "dead", queue = "holmes-teams-search", reason = "failed", exceptionMessage = "no such\ntool", times = 2, lastAt = "2026-01-02T03:04:05Z" },
            },
            dead = 1,
        });
        app.MapPost("/api/dead-letters/{id:guid}/retry", () => Results.Accepted(value: new { sent = 1, queueGone = 0 }));
        app.MapPost("/api/dead-letters/retry", () => Results.Accepted(value: new { sent = 1, queueGone = 0 }));
        app.MapDelete("/api/dead-letters/{id:guid}", () => Results.NoContent());
        app.MapDelete("/api/dead-letters", () => new { dropped = 1 });
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
