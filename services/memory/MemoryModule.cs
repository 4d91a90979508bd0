using Holmes.Memory.Conversations;
using Holmes.Memory.Erasure;
using Holmes.Memory.Plans;
using Holmes.Memory.Statistics;
using Holmes.ServiceDefaults;
using JasperFx.Events.Daemon;
using Marten;
using MassTransit;

namespace Holmes.Memory;

/// <summary>Everything a host must know of memory.</summary>
public static class MemoryModule
{
    private const string Service = "memory";

    public static void AddMemory(this WebApplicationBuilder builder)
    {
        var (signal, plans) = (new LearningSignal(), new PlanSignal());
        builder.Services.AddSingleton(signal);
        builder.Services.AddSingleton(plans);
        builder.Services
            .AddMartenStore<IMemoryStore>(store => store.ConfigureMemory(builder.Configuration, signal, plans))
            .ApplyAllDatabaseChangesOnStartup()
            .AddAsyncDaemon(DaemonMode.HotCold);
        builder.Services.AddSingleton<PlanFeed>().AddHostedService(services => services.GetRequiredService<PlanFeed>());
        builder.Services.AddSingleton<PreferenceFeed>().AddHostedService(services => services.GetRequiredService<PreferenceFeed>());
        builder.Services.AddSingleton<Erasures>().AddHostedService(services => services.GetRequiredService<Erasures>());
    }

    public static void AddMemory(this IBusRegistrationConfigurator bus)
    {
        bus.AddQueue<RequestPreferencesConsumer>(Service, "request-preferences");
        bus.AddQueue<PersonErasedConsumer>(Service, "person-erased");
        bus.AddQueue<RequestPlansConsumer>(Service, "request-plans");
    }

    public static void MapMemory(this IEndpointRouteBuilder routes)
    {
        routes.MapPreferences();
        routes.MapConversations();
    }
}
