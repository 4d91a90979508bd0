using System.Net;
using System.Text;
using System.Text.Json;
using Holmes.LocalServers;
using Holmes.Notifier.Tests.Edge;
using Holmes.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Holmes.Notifier.Tests.Gateway;

public sealed class GatewayTests(SupervisorLog log) : IClassFixture<SupervisorLog>
{
    [Theory]
    [InlineData("Supervisor", "/api/executions?page=2")]
    [InlineData("Supervisor", "/api/executions/0198a000-0000-7000-8000-0000000000ff/events?after=3")]
    [InlineData("Supervisor", "/api/decisions/1")]
    [InlineData("Orchestrator", "/api/tools")]
    [InlineData("Teams", "/api/documents/1.docx")]
    [InlineData("Memory", "/api/memory/me")]
    [InlineData("Memory", "/api/sessions/1")]
    public async Task A_request_reaches_its_service_with_the_caller(string service, string path)
    {
        await using var upstream = await UpstreamAsync();
        await using var edge = await EdgeServer.StartAsync(log.ConnectionString, ($"Services:{service}", upstream.Urls.First()));
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(Callers.LocalUserHeader, "somebody");
        request.Headers.Add("Authorization", "Bearer token");

        using var response = await edge.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal($"GET {path} somebody Bearer token 0", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_upload_may_be_large_and_nothing_else_may()
    {
        await using var upstream = await UpstreamAsync();
        var address = upstream.Urls.First();
        await using var edge = await EdgeServer.StartAsync(log.ConnectionString, ("Services:Teams", address), ("Services:Supervisor", address));
        using var upload = await edge.Http.PostAsync(new Uri("/api/import/listings", UriKind.Relative), Large(), TestContext.Current.CancellationToken);
        using var other = await edge.Http.PostAsync(new Uri("/api/executions", UriKind.Relative), Large(), TestContext.Current.CancellationToken);

        Assert.Equal("POST /api/import/listings local  3000000", await upload.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, other.StatusCode);
    }

    [Fact]
    public async Task A_service_that_is_away_is_a_problem_that_says_so()
    {
        await using var edge = await EdgeServer.StartAsync(log.ConnectionString, ("Services:Supervisor", $"http://127.0.0.1:{FreePort.Next()}"));
        using var response = await edge.Http.GetAsync(new Uri("/api/executions", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("supervisor", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_event_stream_is_served_here_and_not_passed_on()
    {
        await using var upstream = await UpstreamAsync();
        await using var edge = await EdgeServer.StartAsync(log.ConnectionString, ("Services:Supervisor", upstream.Urls.First()));
        var execution = Guid.CreateVersion7();
        await log.AppendAsync(execution, 0, Story.Whole(Guid.CreateVersion7()));

        var text = await edge.Http.GetStringAsync($"/api/executions/{execution}/stream?after=18", TestContext.Current.CancellationToken);

        Assert.StartsWith("id: 19\n", text, StringComparison.Ordinal);
    }

    private static StringContent Large() => new(new string('x', 3_000_000), Encoding.UTF8, "text/csv");

    private static async Task<WebApplication> UpstreamAsync()
    {
        var builder = WebApplication.CreateBuilder();
        var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{FreePort.Next()}");
        app.Run(async http =>
        {
            var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            var caller = http.Request.Headers[Callers.LocalUserHeader].ToString() is { Length: > 0 } named ? named : "local";
            await http.Response.WriteAsync(
                $"{http.Request.Method} {http.Request.Path}{http.Request.QueryString} {caller} {http.Request.Headers.Authorization} {body.Length}");
        });
        await app.StartAsync();
        return app;
    }
}
