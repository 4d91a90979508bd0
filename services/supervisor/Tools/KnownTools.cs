using System.Collections.Concurrent;
using Holmes.Contracts.Teams;
using Holmes.ServiceDefaults;
using MassTransit;

namespace Holmes.Supervisor.Tools;

/// <summary>The tools the teams have announced, for checking what people change. Nothing here is durable.</summary>
public sealed class KnownTools
{
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, ToolDescriptor>> teams = new();

    public void Learn(RegisterTools announced) =>
        teams[announced.Team] = announced.Tools.GroupBy(tool => tool.Name).ToDictionary(same => same.Key, same => same.First() with { Team = announced.Team });

    public ToolDescriptor? Find(string tool) =>
        teams.Values.Select(team => team.GetValueOrDefault(tool)).FirstOrDefault(found => found is not null);
}

/// <summary>Every instance hears what every team announces.</summary>
public sealed class KnownToolsConsumer(KnownTools tools) : IConsumer<RegisterTools>
{
    public Task Consume(ConsumeContext<RegisterTools> context)
    {
        tools.Learn(context.Message);
        return Task.CompletedTask;
    }
}

/// <summary>Asks the teams at the start: otherwise the first announcement may be half a minute away.</summary>
public sealed class AskForTools(IBusControl bus) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        bus.HandOverInTheEndAsync(new RequestTools(Guid.CreateVersion7()), stoppingToken);
}
