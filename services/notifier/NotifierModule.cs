using Holmes.Contracts;
using Holmes.Notifier.Agui;
using Holmes.Notifier.Catalogue;
using Holmes.Notifier.Commands;
using Holmes.Notifier.Gateway;
using Holmes.Notifier.Live;
using Holmes.Notifier.Log;
using Holmes.Notifier.Pages;
using Holmes.Notifier.Sockets;
using Holmes.Notifier.Streams;
using Holmes.ServiceDefaults;
using MassTransit;
using Scalar.AspNetCore;

namespace Holmes.Notifier;

/// <summary>Everything a host must know of the notifier.</summary>
public static class NotifierModule
{
    public static void AddNotifier(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<FeedOptions>().BindConfiguration("Feeds").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<SocketOptions>().BindConfiguration("Sockets").ValidateDataAnnotations().ValidateOnStart();
        builder.AddPostgres();
        builder.Services.AddSingleton<ExecutionLog>();
        builder.Services.AddSingleton<LiveFeeds>();
        builder.Services.AddSingleton<LiveSessions>();
        builder.Services.AddSingleton<CommandSender>();
        builder.Services.AddSingleton<SocketEndpoints>();
        builder.Services.AddSingleton<StreamEndpoint>();
        builder.Services.AddSingleton<AguiEndpoint>();
        builder.Services.AddSingleton<WebPage>();
        builder.Services.AddHostedService<Reconciliation>();
        builder.Services.AddHttpForwarder();
        builder.Services.AddOpenApi();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = 1 << 20;
            kestrel.Limits.MaxConcurrentUpgradedConnections = 5_000;
            kestrel.AddServerHeader = false;
        });
    }

    public static void AddNotifier(this IBusRegistrationConfigurator bus)
    {
        bus.AddBroadcast<HintConsumer>("notifier", "events-committed");
        bus.AddBroadcast<DraftConsumer>("notifier", "answer-drafted");
    }

    public static void MapNotifier(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return next(http);
        });
        app.UseUploadLimits();
        app.UseWebSockets();
        app.MapLive();
        app.MapGateway();
        app.MapDescriptions();
        app.MapFallback("{**path}", app.Services.GetRequiredService<WebPage>().Serve).AllowAnonymous();
    }

    private static void MapLive(this WebApplication app)
    {
        var sockets = app.Services.GetRequiredService<SocketEndpoints>();
        app.MapGet("/ws/executions/{id}", sockets.ExecutionAsync).ExcludeFromDescription();
        app.MapGet("/ws/sessions/{id}", sockets.SessionAsync).ExcludeFromDescription();
        app.MapGet("/api/executions/{id:guid}/stream", app.Services.GetRequiredService<StreamEndpoint>().ServeAsync)
            .WithTags("Executions")
            .WithSummary("An execution's events, from the log and then live, as server-sent events.");
        app.MapPost("/agui", app.Services.GetRequiredService<AguiEndpoint>().ServeAsync)
            .WithTags("AG-UI")
            .WithSummary("Runs the agent for an AG-UI 1.0 client: RunAgentInput in, server-sent AG-UI events out.");
    }

    /// <summary>What an address or a message is, for those who build against them; all of it works without the Internet.</summary>
    private static void MapDescriptions(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference("/docs", scalar => scalar
            .WithTitle("Holmes")
            .DisableDefaultFonts()
            .WithOpenApiRoutePattern("/openapi/{documentName}.json")).AllowAnonymous();
        var asyncApi = AsyncApi.Document().ToJsonString(WireJson.Options);
        app.MapGet("/asyncapi.json", () => TypedResults.Text(asyncApi, "application/json; charset=utf-8"))
            .AllowAnonymous()
            .WithTags("Descriptions")
            .WithSummary("The messages on the bus, as an AsyncAPI 3 document.");
    }
}
