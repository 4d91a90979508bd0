namespace Holmes.LocalServers;

/// <summary>A RabbitMQ node for one data directory, on loopback. One left running there by a killed process is adopted.</summary>
public sealed class PrivateRabbitMq : IAsyncDisposable
{
    internal const string Folder = "node";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);

    private readonly RabbitMqNode node;

    private PrivateRabbitMq(RabbitMqNode node, bool adopted)
    {
        this.node = node;
        Adopted = adopted;
    }

    public int Port => node.Port;

    /// <summary>Null after it was killed.</summary>
    public int? ProcessId => node.ProcessId;

    /// <summary>True when the node was running already.</summary>
    public bool Adopted { get; }

    public string Address => $"amqp://guest:guest@127.0.0.1:{Port}/";

    /// <param name="dataDirectory">Everything the node keeps, or a pointer to where it is, is in here.</param>
    /// <param name="say">Told, in a line, what takes time or is not as asked.</param>
    public static async Task<PrivateRabbitMq> StartAsync(
        string dataDirectory, Action<string>? say = null, CancellationToken cancellation = default)
    {
        say ??= _ => { };
        dataDirectory = Path.GetFullPath(dataDirectory);
        using var starting = await ServerDirectory.LockAsync(dataDirectory, cancellation);
        await ServerPrograms.EnsureRabbitMqAsync(say, cancellation);
        var account = ServerAccount.For("rabbitmq", "nobody");
        var folder = await ServerDirectory.PrepareAsync(dataDirectory, Folder, account, say, cancellation);
        var adopted = RabbitMqNode.ProcessOf(folder) is not null;
        var node = new RabbitMqNode(folder, account)
        {
            Port = KeptPort("port", adopted),
            DistributionPort = KeptPort("distribution-port", adopted),
            EpmdPort = KeptPort("epmd-port", RabbitMqNode.EpmdOf(folder) is not null),
        };
        var isSecondStart = !adopted && node.HasData;
        if (adopted)
        {
            say("The broker of this data directory is running already; using it.");
        }
        else
        {
            await node.StartAsync(cancellation);
        }

        await WaitUntilReadyAsync(node, cancellation);
        if (isSecondStart)
        {
            await ElectLeadersAsync(node, say, cancellation);
        }

        return new PrivateRabbitMq(node, adopted);

        int KeptPort(string name, bool ourServerRuns) => FreePort.Kept(dataDirectory, name, say, ourServerRuns);
    }

    /// <summary>As a crash does: nothing is flushed, the data stays. <see cref="StartAsync"/> on the same directory recovers.</summary>
    public Task KillAsync() => node.KillAsync();

    /// <summary>As a disk that breaks: it is killed, and the next start on the same directory finds no queue and no message.</summary>
    public Task LoseDataAsync() => node.LoseDataAsync();

    public Task StopAsync() => node.StopAsync();

    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>For tests: what the node says to an expression of Erlang.</summary>
    internal Task<string> EvalAsync(string expression, CancellationToken cancellation) => node.EvalAsync(expression, cancellation);

    private static async Task ElectLeadersAsync(RabbitMqNode node, Action<string> say, CancellationToken cancellation)
    {
        try
        {
            await node.ElectLeadersAsync(cancellation);
        }
        catch (LocalServerException e)
        {
            say($"Whether each queue of the broker has a leader is not known: {e.Message}");
        }
    }

    private static async Task WaitUntilReadyAsync(RabbitMqNode node, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartLimit);
        try
        {
            while (node.ProcessId is null || !await AmqpHandshake.SucceedsAsync(node.Port, limit.Token))
            {
                if (!node.MayBecomeReady)
                {
                    await limit.CancelAsync();
                }

                await Task.Delay(100, limit.Token);
            }
        }
        catch (OperationCanceledException)
        {
            var log = node.LogTail();
            await node.StopAsync();
            cancellation.ThrowIfCancellationRequested();
            throw new LocalServerException($"RabbitMQ did not start, or was not ready within {StartLimit.TotalSeconds} s.\n{log}");
        }
    }
}
