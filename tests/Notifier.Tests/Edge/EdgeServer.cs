using Holmes.Contracts.Executions;
using Holmes.LocalServers;
using Holmes.Notifier.Commands;
using Holmes.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Holmes.Notifier.Tests.Edge;

/// <summary>The notifier as a host runs it, on a real port, with the in-process bus and somebody who hears its commands.</summary>
public sealed class EdgeServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private EdgeServer(WebApplication app, Uri http)
    {
        this.app = app;
        Http = new HttpClient { BaseAddress = http };
        Commands = app.Services.GetRequiredService<HeardCommands>();
    }

    public HttpClient Http { get; }

    public HeardCommands Commands { get; }

    public CommandSender Sender => app.Services.GetRequiredService<CommandSender>();

    public Uri Socket(string path) => new UriBuilder(new Uri(Http.BaseAddress!, path)) { Scheme = "ws" }.Uri;

    public static async Task<EdgeServer> StartAsync(string postgres, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = address,
            ["ConnectionStrings:Postgres"] = postgres,
            ["Feeds:ReconcileEvery"] = "00:00:00.300",
            ["Logging:LogLevel:Default"] = "Error",
        });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        builder.AddServiceDefaults("holmes-notifier");
        builder.AddNotifier();
        builder.Services.AddSingleton<HeardCommands>();
        builder.AddBus(NotifierModule.AddNotifier, bus => bus.AddQueue<CommandEar>("test", "commands"));
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapNotifier();
        await app.StartAsync();
        // What is published before the queues are bound is heard by nobody.
        await app.Services.GetRequiredService<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(60));
        return new EdgeServer(app, new Uri(address));
    }

    public Task HintAsync(params LoggedEvent[] events) =>
        app.Services.GetRequiredService<IBus>().Publish(new EventsCommitted(events));

    public Task DraftAsync(Guid execution, int draft, string text) =>
        app.Services.GetRequiredService<IBus>().Publish(new AnswerDrafted(execution, draft, text));

    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
