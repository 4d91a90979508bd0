using Holmes.LocalServers;
using Holmes.Testing;
using Holmes.Victim;
using Xunit;

namespace Holmes.Delivery;

/// <summary>A process that cannot read its queue although the broker is there ends, so that it is started again.</summary>
[Collection(nameof(RabbitMqServer))]
public sealed class UnreadTests(PostgresServer postgres, RabbitMqServer rabbitMq) : IClassFixture<PostgresServer>, IClassFixture<RabbitMqServer>, IDisposable
{
    private const int ToBeTriedAgain = 75;

    private readonly string folder = Directory.CreateTempSubdirectory("holmes-unread-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_whose_queue_stays_unread_ends_to_be_started_again()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        using var process = Victims.Process(
            [.. Victims.Arguments(address, await postgres.NewDatabaseAsync(), rabbitMq.Address, folder), "--Bus:UnreadLimit", "00:00:08"]);
        await using var broker = await OverBroker.OpenAsync(rabbitMq.Address);
        try
        {
            await Eventually.TrueAsync(async () => await ReadersAsync() > 0, () => "Nobody reads it.");
            await broker.Channel.QueueDeleteAsync(VictimHost.Queue, ifUnused: false, ifEmpty: false, cancellationToken: Cancellation);
            // Another kind of queue under its name: the process is refused each time it declares its own.
            await broker.Channel.QueueDeclareAsync(VictimHost.Queue, durable: true, exclusive: false, autoDelete: false, cancellationToken: Cancellation);

            await process.WaitForExitAsync(Cancellation);

            Assert.Equal(ToBeTriedAgain, process.ExitCode);
        }
        finally
        {
            process.Kill();
            await broker.Channel.QueueDeleteAsync(VictimHost.Queue, ifUnused: false, ifEmpty: false, cancellationToken: CancellationToken.None);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<uint> ReadersAsync()
    {
        await using var another = await OverBroker.OpenAsync(rabbitMq.Address); // a missing queue closes its channel
        try
        {
            return (await another.Channel.QueueDeclarePassiveAsync(VictimHost.Queue, Cancellation)).ConsumerCount;
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            return 0;
        }
    }
}
