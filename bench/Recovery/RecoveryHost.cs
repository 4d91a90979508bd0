using System.CommandLine;
using Holmes.Orchestrator;
using Holmes.ServiceDefaults;
using Holmes.Supervisor;
using Holmes.Teams;
using Holmes.Teams.Laws;
using Holmes.Teams.Market;
using Holmes.Teams.Tools;
using MassTransit;

namespace Holmes.Bench.Recovery;

/// <summary>
/// The process that is made to fail: supervisor, orchestrator and teams as they are, with mirrors of three tools. Memory is
/// not there, so that nothing is learned during a run and it can be repeated.
/// </summary>
internal static class RecoveryHost
{
    public const string Name = "recovery-host";

    public static Command Create()
    {
        var command = new Command(Name, "The services that bench recovery starts.") { Hidden = true };
        command.SetAction((_, cancellation) => RunAsync(cancellation));
        return command;
    }

    private static async Task RunAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddServiceDefaults("holmes-bench-recovery");
        builder.AddSupervisor();
        builder.AddOrchestrator();
        builder.AddTeams();
        AddMirror<LegalSearch>(builder.Services);
        AddMirror<MarketDataTool>(builder.Services);
        AddMirror<ListingSearchTool>(builder.Services);
        builder.Services.AddSingleton<Echo>();
        builder.AddBus(
            SupervisorModule.AddSupervisor, OrchestratorModule.AddOrchestrator, TeamsModule.AddTeams,
            bus => bus.AddQueue<EchoReports>("bench", "echo-reports"),
            bus => bus.AddConsumer<EchoSteps, EchoStepsDefinition>().Endpoint(endpoint => endpoint.Name = "holmes-bench-echo-steps"));
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapSupervisor();
        app.MapOrchestrator();
        app.MapTeams();
        await app.RunAsync(cancellation);
    }

    private static void AddMirror<TTool>(IServiceCollection services)
        where TTool : class, ITool =>
        services.AddSingleton<ITool>(provider => new Mirror(ActivatorUtilities.CreateInstance<TTool>(provider)));
}
