using Holmes.Contracts;
using Holmes.Contracts.Executions;
using MassTransit;

namespace Holmes.Victim;

/// <summary>
/// Sends, at each start, what <c>Victim:Backlog</c> lists and was not done, under the same ids: as the supervisor's sweep
/// does inside one process.
/// </summary>
internal sealed class Backlog(IBusControl bus, IConfiguration configuration) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (configuration["Victim:Backlog"] is not { Length: > 0 } file)
        {
            return;
        }

        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken);
        var done = configuration["Victim:Done"]!;
        var finished = File.Exists(done) ? await File.ReadAllLinesAsync(done, stoppingToken) : [];
        foreach (var line in (await File.ReadAllLinesAsync(file, stoppingToken)).Except(finished))
        {
            await bus.Publish(
                new ProvideInput(DerivedId.From(line), line, InputDecision.Approve, UserId: line.Split('-')[0]),
                publish => publish.MessageId = DerivedId.From("message", line),
                stoppingToken);
        }
    }
}
