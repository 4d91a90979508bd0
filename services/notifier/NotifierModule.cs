using Holmes.Notifier.Agui;
using Holmes.Notifier.Commands;
using Holmes.Notifier.Live;
using Holmes.Notifier.Log;
using Holmes.Notifier.Sockets;
using Holmes.Notifier.Streams;
using Holmes.ServiceDefaults;
using MassTransit;

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
        builder.Services.AddHostedService<Reconciliation>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = 1 << 20;
            kestrel.Limits.MaxConcurrentUpgradedConnections = 5_000;
            kestrel.AddServerHeader = false;
        });
    }

    public static void AddNotifier(this IBusRegistrationConfigurator bus) =>
        bus.AddBroadcast<HintConsumer>("notifier", "events-committed");

    public static void MapNotifier(this WebApplication app)
    {
        app.UseWebSockets();
        var sockets = app.Services.GetRequiredService<SocketEndpoints>();
        var streams = app.Services.GetRequiredService<StreamEndpoint>();
        app.MapGet("/ws/executions/{id}", sockets.ExecutionAsync).ExcludeFromDescription();
        app.MapGet("/ws/sessions/{id}", sockets.SessionAsync).ExcludeFromDescription();
        app.MapGet("/api/executions/{id:guid}/stream", streams.ServeAsync)
            .WithTags("Executions")
            .WithSummary("An execution's events, from the log and then live, as server-sent events.");
        app.MapPost("/agui", app.Services.GetRequiredService<AguiEndpoint>().ServeAsync)
            .WithTags("AG-UI")
            .WithSummary("Runs the agent for an AG-UI 1.0 client: RunAgentInput in, server-sent AG-UI events out.");
    }
}
