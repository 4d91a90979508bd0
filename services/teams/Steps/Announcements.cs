using Holmes.Contracts.Teams;
using Holmes.ServiceDefaults;
using Holmes.Teams.Tools;
using MassTransit;

namespace Holmes.Teams.Steps;

/// <summary>Tells what the teams can do: at the start, when asked, when they change, and now and then for those who were not there.</summary>
public sealed class Announcements(ToolCatalogue tools, IBusControl bus, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    public Task AnnounceAsync(CancellationToken cancellation) => Task.WhenAll(Teams().Select(team => bus.HandOverAsync(team, cancellation)));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = tools.Changed;
            await Task.WhenAll(Teams().Select(team => bus.HandOverInTheEndAsync(team, stoppingToken)));
            await Task.WhenAny(changed, Task.Delay(Every, clock, stoppingToken));
        }
    }

    private IEnumerable<RegisterTools> Teams() => tools.Tools.GroupBy(tool => tool.Descriptor.Team).Select(team =>
        new RegisterTools(team.Key, [.. team.Select(tool => tool.Descriptor).OrderBy(tool => tool.Name, StringComparer.Ordinal)]));
}

public sealed class RequestToolsConsumer(Announcements announcements) : IConsumer<RequestTools>
{
    public Task Consume(ConsumeContext<RequestTools> context) => announcements.AnnounceAsync(context.CancellationToken);
}
