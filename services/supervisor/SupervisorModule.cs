using Holmes.Embeddings;
using Holmes.ServiceDefaults;
using Holmes.ServiceDefaults.DeadLetters;
using Holmes.Supervisor.Archive;
using Holmes.Supervisor.Erasure;
using Holmes.Supervisor.Executions;
using Holmes.Supervisor.People;
using Holmes.Supervisor.Tools;
using Marten;
using MassTransit;

namespace Holmes.Supervisor;

/// <summary>Everything a host must know of the supervisor.</summary>
public static class SupervisorModule
{
    private const string Service = "supervisor";

    public static void AddSupervisor(this WebApplicationBuilder builder)
    {
        builder.AddPostgres();
        builder.AddDeadLetters();
        builder.Services
            .AddMartenStore<ISupervisorStore>(store => store.ConfigureExecutions(builder.Configuration))
            .ApplySchemaAtStart();
        builder.Services.AddHostedService<LogIndexes>();
        builder.Services.AddSingleton<LiveFeed>().AddHostedService(services => services.GetRequiredService<LiveFeed>());
        builder.Services.AddSingleton<ExecutionLog>().AddHostedService(services => services.GetRequiredService<ExecutionLog>());
        builder.Services.AddSingleton<DueTimes>();
        builder.Services.AddSingleton<OpenExecutions>();
        builder.Services.AddSingleton<ExecutionGate>();
        builder.Services.AddSingleton<KnownPeople>();
        if (builder.Services.AddEmbeddings(builder.Configuration) is not null)
        {
            builder.Services.AddSingleton<QuestionVectors>().AddSingleton<QuestionMeanings>();
        }

        builder.Services.AddSingleton<Reception>();
        builder.Services.AddSingleton<Forking>();
        builder.Services.AddSingleton<KnownTools>();
        builder.Services.AddSingleton<ExecutionReader>();
        builder.Services.AddSingleton<ExecutionControl>();
        builder.Services.AddSingleton<DecisionIndex>().AddHostedService(services => services.GetRequiredService<DecisionIndex>());
        builder.Services.AddHostedService<Recovery>();
        builder.Services.AddHostedService<AskForTools>();
        builder.AddRehearsal<ExecutionRehearsal>("supervisor-rehearsal");
        builder.Services.AddSingleton(ArchiveOptions.Of(builder.Configuration));
        builder.Services.AddSingleton<FinishedExecutions>();
        builder.Services.AddHostedService<Archivist>();
    }

    public static void AddSupervisor(this IBusRegistrationConfigurator bus)
    {
        bus.AddQueue<StartExecutionConsumer>(Service, "start-execution");
        bus.AddQueue<RecordOrchestrationConsumer>(Service, "record-orchestration");
        bus.AddQueue<ReportStepConsumer>(Service, "report-step");
        bus.AddQueue<RecordAnswerConsumer>(Service, "record-answer");
        bus.AddQueue<CancelExecutionConsumer>(Service, "cancel-execution");
        bus.AddQueue<PauseExecutionConsumer>(Service, "pause-execution");
        bus.AddQueue<ResumeExecutionConsumer>(Service, "resume-execution");
        bus.AddQueue<ProvideInputConsumer>(Service, "provide-input");
        bus.AddQueue<SkipStepConsumer>(Service, "skip-step");
        bus.AddQueue<EditStepConsumer>(Service, "edit-step");
        bus.AddQueue<EditPlanConsumer>(Service, "edit-plan");
        bus.AddQueue<ForkExecutionConsumer>(Service, "fork-execution");
        bus.AddBroadcast<KnownToolsConsumer>(Service, "register-tools");
        bus.AddQueue<ErasePersonConsumer>(Service, "erase-person");
        bus.AddQueue<PersonRememberedConsumer>(Service, "person-remembered");
    }

    public static void MapSupervisor(this IEndpointRouteBuilder routes)
    {
        routes.MapExecutions();
        routes.MapDeadLetters();
        routes.MapDecisions();
    }
}
