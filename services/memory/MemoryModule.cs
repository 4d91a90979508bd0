using Holmes.Learning.Policies;
using Holmes.Memory.Conversations;
using Holmes.Memory.Erasure;
using Holmes.Memory.Learning;
using Holmes.Memory.People;
using Holmes.Memory.Plans;
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
        var (plans, people) = (new PlanSignal(), new PersonSignal());
        builder.AddPostgres();
        builder.Services.AddSingleton(plans).AddSingleton(people);
        builder.Services.AddOptions<LearningOptions>().BindConfiguration("Learning")
            .Validate(options => Policy.Ids.Contains(options.Policy), $"Learning:Policy is one of {string.Join(", ", Policy.Ids)}.").ValidateOnStart();
        builder.Services.AddSingleton<LearningSignal>().AddSingleton<LogReader>().AddSingleton<LearnedStates>().AddSingleton<PolicyEvaluation>().AddSingleton<PolicyTrials>();
        builder.Services.AddHostedService<LearningProjection>().AddHostedService(services => services.GetRequiredService<PolicyTrials>());
        builder.Services
            .AddMartenStore<IMemoryStore>(store => store.ConfigureMemory(builder.Configuration, plans, people))
            .ApplySchemaAtStart()
            .AddAsyncDaemon(DaemonMode.HotCold);
        builder.Services.AddSingleton<PlanFeed>().AddHostedService(services => services.GetRequiredService<PlanFeed>());
        builder.Services.AddSingleton<PreferenceFeed>().AddHostedService(services => services.GetRequiredService<PreferenceFeed>());
        builder.Services.AddSingleton<KnownPeople>().AddHostedService<PersonFeed>();
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
        routes.MapPolicies();
    }
}
