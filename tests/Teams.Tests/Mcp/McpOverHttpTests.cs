using System.ComponentModel;
using System.Net;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;
using McpServer = Holmes.Teams.Mcp.McpServer;
using McpServerOptions = Holmes.Teams.Mcp.McpServerOptions;
using Xunit;

namespace Holmes.Teams.Tests.Mcp;

/// <summary>Streamable HTTP, in the era with a handshake and sessions and in the one without.</summary>
public sealed class McpOverHttpTests
{
    [Theory]
    [InlineData(true, "2025-11-25")]
    [InlineData(false, "2026-07-28")]
    public async Task A_tool_is_called_over_http_in_both_eras_of_the_protocol(bool withSessions, string version)
    {
        await using var web = await StartAsync(withSessions);
        await using var weather = await Connected.ToAsync("weather", Options(web));

        var result = await weather.CallAsync("weather_air_quality", new { region = "강남구" });

        Assert.Equal(Outcome.Ok, result.Outcome);
        Assert.Contains("강남구: 보통", result.Result!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(version, weather.ProtocolVersion);
        Assert.Equal(EffectClass.ReadOnly, weather.Tool("weather_air_quality").Descriptor.Effect);
    }

    [Fact]
    public async Task A_key_that_is_set_is_sent_and_without_it_nothing_is_offered()
    {
        await using var web = await StartAsync(withSessions: false, key: "Bearer right");
        await using var allowed = await Connected.ToAsync("weather", Options(web) with { Headers = new() { ["Authorization"] = "Bearer right" } });

        Assert.NotNull(allowed.Catalogue.Find("weather_air_quality"));
        await Assert.ThrowsAsync<TimeoutException>(() => RefusedAsync(Options(web)));

        static async Task RefusedAsync(McpServerOptions options)
        {
            var catalogue = new Tools.ToolCatalogue([]);
            using var server = new McpServer("weather", options, catalogue, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
            await server.StartAsync(TestContext.Current.CancellationToken);
            await catalogue.Changed.WaitAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task How_long_a_tool_takes_is_what_the_settings_say()
    {
        await using var web = await StartAsync(withSessions: false);
        await using var slow = await Connected.ToAsync("weather", Options(web) with { Latency = LatencyClass.Minutes });

        Assert.Equal(LatencyClass.Minutes, slow.Tool("weather_air_quality").Descriptor.Latency);
    }

    [Fact]
    public async Task An_error_tells_nothing_of_an_effect_unless_the_call_was_turned_away()
    {
        await using var web = await StartAsync(withSessions: false);
        await using var stranger = await Connected.ToAsync("weather", Options(web) with { Trusted = false });

        var late = await stranger.CallAsync("weather_send", new { what = "504 Gateway Timeout" });
        var refused = await stranger.CallAsync("weather_send", new { what = "validation: 'what' is no address" });
        await web.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Outcome.Unknown, late.Outcome);
        Assert.Contains("504 Gateway Timeout", late.Note, StringComparison.Ordinal);
        Assert.Equal((Outcome.Failed, FailureClass.BadArguments), (refused.Outcome, refused.Failure!.Class));
    }

    [Fact]
    public async Task A_server_that_went_away_and_came_back_is_used_again()
    {
        var port = 0;
        Connected connected;
        await using (var first = await StartAsync(withSessions: false))
        {
            port = new Uri(first.Urls.First()).Port;
            connected = await Connected.ToAsync("weather", Options(first));
            Assert.Equal(Outcome.Ok, (await connected.CallAsync("weather_air_quality", new { region = "강남구" })).Outcome);
        }

        await using var _ = connected;
        var failed = await Record.ExceptionAsync(async () => Assert.Equal(
            FailureClass.Transient, (await connected.CallAsync("weather_air_quality", new { region = "강남구" })).Failure?.Class));
        Assert.False(failed is Xunit.Sdk.XunitException, failed?.Message); // sent in vain, or, once the loss is noticed, not sent

        await using var second = await StartAsync(withSessions: false, port: port);
        Assert.Equal(Outcome.Ok, (await connected.CallAsync("weather_air_quality", new { region = "강남구" })).Outcome);
    }

    private static McpServerOptions Options(WebApplication web) => new() { Url = new Uri(web.Urls.First() + "/mcp"), Trusted = true };

    private static async Task<WebApplication> StartAsync(bool withSessions, string? key = null, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddMcpServer(server => server.ProtocolVersion = withSessions ? "2025-11-25" : null)
            .WithHttpTransport(http => http.Stateless = !withSessions).WithTools<Weather>();
        var web = builder.Build();
        if (key is not null)
        {
            web.Use((http, next) =>
            {
                if (http.Request.Headers.Authorization == key)
                {
                    return next(http);
                }

                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            });
        }

        web.MapMcp("/mcp");
        await web.StartAsync(TestContext.Current.CancellationToken);
        return web;
    }

    [McpServerToolType]
    private sealed class Weather
    {
        [McpServerTool(Name = "air_quality", ReadOnly = true), Description("Air quality of a district.")]
        public static string AirQuality(string region) => $"{region}: 보통";

        [McpServerTool(Name = "send"), Description("Fails, and says why.")]
        public static string Send(string what) => throw new ModelContextProtocol.McpException(what);
    }
}
