using Holmes.ServiceDefaults;
using Holmes.Supervisor.Executions;
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
        builder.Services
            .AddMartenStore<ISupervisorStore>(store => store.ConfigureExecutions(builder.Configuration))
            .ApplyAllDatabaseChangesOnStartup();
        builder.Services.AddSingleton<LiveFeed>().AddHostedService(services => services.GetRequiredService<LiveFeed>());
        builder.Services.AddSingleton<ExecutionLog>().AddHostedService(services => services.GetRequiredService<ExecutionLog>());
        builder.Services.AddSingleton<DueTimes>();
        builder.Services.AddSingleton<OpenExecutions>();
        builder.Services.AddSingleton<ExecutionGate>();
        builder.Services.AddSingleton<Reception>();
        builder.Services.AddSingleton<ExecutionReader>();
        builder.Services.AddSingleton<ExecutionControl>();
        builder.Services.AddSingleton<DecisionIndex>().AddHostedService(services => services.GetRequiredService<DecisionIndex>());
        builder.Services.AddHostedService<Recovery>();
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
    }

    public static void MapSupervisor(this IEndpointRouteBuilder routes)
    {
        routes.MapExecutions();
        routes.MapDecisions();
    }
}
