using Holmes.Contracts.Executions;
using Holmes.Notifier.Commands;
using Holmes.Notifier.Tests.Edge;
using Holmes.Testing;

namespace Holmes.Notifier.Tests.Live;

public sealed class BrokerTests(SupervisorLog log, RabbitMqServer broker) : IClassFixture<SupervisorLog>, IClassFixture<RabbitMqServer>
{
    [Fact]
    public async Task Hints_and_commands_go_through_the_broker()
    {
        await using var edge = await StartAsync();
        var execution = Guid.CreateVersion7();
        await log.AppendAsync(execution, 0, Story.Started(Guid.CreateVersion7()));
        using var client = await SocketClient.ConnectAsync(edge, $"/ws/executions/{execution}");
        await client.UntilAsync(1);

        await edge.HintAsync(await log.AppendAsync(execution, 1, Story.Note(2)));

        Frames.Are(2, 2, await client.UntilAsync(2));
        await client.SayAsync("""{"type":"pause"}""");
        await edge.Commands.NextAsync<PauseExecution>();
    }

    [Fact]
    public async Task A_command_that_nobody_takes_is_not_passed_over_in_silence()
    {
        await using var edge = await StartAsync();

        await Assert.ThrowsAsync<CommandNotTakenException>(() =>
            edge.Sender.SendAsync(new Unheard("anybody there?"), TestContext.Current.CancellationToken));
    }

    // Without reconciliation: what is not heard is not seen.
    private Task<EdgeServer> StartAsync() => EdgeServer.StartAsync(
        log.ConnectionString, ("ConnectionStrings:RabbitMq", broker.Address), ("Feeds:ReconcileEvery", "01:00:00"));

    public sealed record Unheard(string Text);
}
