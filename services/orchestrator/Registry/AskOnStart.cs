using Holmes.Contracts.Memory;
using Holmes.Contracts.Teams;
using Holmes.ServiceDefaults;
using MassTransit;

namespace Holmes.Orchestrator.Registry;

/// <summary>A brain that has just started asks the teams what they can do, and memory what it has learned.</summary>
public sealed class AskOnStart(IBusControl bus) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await bus.HandOverInTheEndAsync(new RequestTools(Guid.CreateVersion7()), stoppingToken);
        await bus.HandOverInTheEndAsync(new RequestPreferences(Guid.CreateVersion7()), stoppingToken);
        await bus.HandOverInTheEndAsync(new RequestPlans(Guid.CreateVersion7()), stoppingToken);
    }
}
