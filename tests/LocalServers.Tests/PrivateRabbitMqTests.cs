using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using RabbitMQ.Client;
using Xunit;

namespace Holmes.LocalServers.Tests;

public sealed class PrivateRabbitMqTests
{
    private static readonly string[] PortFiles = ["port", "distribution-port", "epmd-port"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_lives_through_kill_restart_and_adoption_on_one_address_and_leaves_nothing_running()
    {
        using var directory = new DataDirectory();
        var first = await PrivateRabbitMq.StartAsync(directory.Path, cancellation: Cancellation);
        Assert.True(await AmqpHandshake.SucceedsAsync(first.Port, Cancellation));
        Assert.All(PortsOf(directory), OnlyOnLoopback);

        await first.KillAsync();
        Assert.Null(first.ProcessId);
        Assert.False(await AmqpHandshake.SucceedsAsync(first.Port, Cancellation));

        var second = await PrivateRabbitMq.StartAsync(directory.Path, cancellation: Cancellation);
        Assert.False(second.Adopted);
        Assert.Equal(first.Address, second.Address);
        Assert.True(await AmqpHandshake.SucceedsAsync(second.Port, Cancellation));

        await using var third = await PrivateRabbitMq.StartAsync(directory.Path, cancellation: Cancellation);
        Assert.True(third.Adopted);
        Assert.Equal(second.ProcessId, third.ProcessId);

        var node = third.ProcessId!.Value;
        await third.StopAsync();
        Assert.False(ProcessTable.IsRunning(node));
        Assert.All(PortsOf(directory), port => Assert.True(FreePort.IsFree(port), $"Something still listens on {port}."));
    }

    [Fact]
    public async Task A_queue_whose_declaration_a_crash_cut_off_is_read_and_written_again()
    {
        const string Queue = "cut-off";
        using var directory = new DataDirectory();
        var first = await PrivateRabbitMq.StartAsync(directory.Path, cancellation: Cancellation);
        await DeclareAsync(first, Queue);
        await first.EvalAsync($"ra:force_delete_server(quorum_queues, {{'%2F_{Queue}', node()}}).", Cancellation); // as if it had never been started
        await first.KillAsync();

        await using var second = await PrivateRabbitMq.StartAsync(directory.Path, cancellation: Cancellation);

        await using var connection = await ConnectAsync(second);
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), Cancellation);
        await channel.BasicPublishAsync("", Queue, mandatory: true, "1"u8.ToArray(), Cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.NotNull(await channel.BasicGetAsync(Queue, autoAck: true, Cancellation).WaitAsync(TimeSpan.FromSeconds(30), Cancellation));
    }

    [Fact]
    public async Task A_program_that_only_listens_is_not_a_broker()
    {
        using var listener = new TcpListener(IPAddress.Loopback, FreePort.Next());
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var answer = Task.Run(
            async () =>
            {
                using var client = await listener.AcceptTcpClientAsync(Cancellation);
                await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), Cancellation);
            },
            Cancellation);

        Assert.False(await AmqpHandshake.SucceedsAsync(port, Cancellation));
        await answer;
    }

    private static async Task DeclareAsync(PrivateRabbitMq broker, string queue)
    {
        await using var connection = await ConnectAsync(broker);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancellation);
        await channel.QueueDeclareAsync(
            queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: Cancellation);
    }

    private static Task<IConnection> ConnectAsync(PrivateRabbitMq broker) =>
        new ConnectionFactory { Uri = new Uri(broker.Address), AutomaticRecoveryEnabled = false }.CreateConnectionAsync(Cancellation);

    private static List<int> PortsOf(DataDirectory directory) =>
        [.. PortFiles.Select(name =>
            int.Parse(File.ReadAllText(Path.Combine(directory.Path, name)), null))];

    private static void OnlyOnLoopback(int port)
    {
        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(end => end.Port == port).ToList();
        Assert.NotEmpty(listeners);
        Assert.All(listeners, end => Assert.True(IPAddress.IsLoopback(end.Address), $"{end} can be reached from elsewhere."));
    }
}
