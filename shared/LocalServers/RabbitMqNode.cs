namespace Holmes.LocalServers;

/// <summary>
/// One RabbitMQ data folder, the node on it and that node's own epmd. Without a name server, a cookie and a home of its
/// own a node would meet the machine's others, and listen on every interface.
/// </summary>
internal sealed class RabbitMqNode(string folder, ServerAccount? account)
{
    private const string NodeName = "holmes@localhost";
    private const string OnLoopback = "-kernel inet_dist_use_interface {127,0,0,1}";

    private static readonly string[] DebianFolders = ["/usr/lib/rabbitmq/bin", "/usr/sbin"];

    public required int Port { get; init; }

    public required int DistributionPort { get; init; }

    public required int EpmdPort { get; init; }

    public string Log => Path.Combine(folder, "log", "node.log");

    private int? launcher;

    private string PidFile => Path.Combine(folder, "node.pid");

    private string DataFolder => Path.Combine(folder, "mnesia");

    /// <summary>Debian's /usr/sbin script changes the user by itself and reads the machine's settings, so it comes last.</summary>
    public static string? Program => DebianFolders.Select(bin => Path.Combine(bin, "rabbitmq-server")).FirstOrDefault(File.Exists)
        ?? SystemPackage.Find("rabbitmq-server");

    public static int? ProcessOf(string folder) =>
        ProcessTable.FromFile(Path.Combine(folder, "node.pid")) is { } id
        && ProcessTable.HasVariable(id, "RABBITMQ_MNESIA_BASE", Path.Combine(folder, "mnesia"))
            ? id
            : null;

    public static int? EpmdOf(string folder) =>
        ProcessTable.FromFile(Path.Combine(folder, "epmd.pid")) is { } id && ProcessTable.HasVariable(id, "HOME", folder) ? id : null;

    public int? ProcessId => ProcessOf(folder);

    /// <summary>False once the start has failed: what was launched has ended.</summary>
    public bool MayBecomeReady => launcher is not { } id || ProcessTable.IsRunning(id);

    public async Task StartAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.Combine(folder, "log"));
        await File.WriteAllTextAsync(Path.Combine(folder, "enabled_plugins"), "[].\n", cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "rabbitmq.conf"), "loopback_users.guest = true\n", cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "advanced.config"), "[].\n", cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "rabbitmq-env.conf"), "", cancellation);
        File.Delete(PidFile);
        await ServerDirectory.OwnedAsync(folder, account, cancellation);
        await StartEpmdAsync(cancellation);
        var server = new Command(Program!) { Variables = NodeVariables() };
        launcher = int.Parse(await server.As(account).Detached(Log).RunAsync(cancellation), null);
    }

    public bool HasData => Directory.Exists(DataFolder);

    /// <summary>
    /// Calls an election in queues that have no leader. A crash within moments of a queue's declaration can leave one that is there,
    /// takes no message and no reader, and waits for an election that nobody calls. It is empty, and on a single node nobody else
    /// can be its leader.
    /// </summary>
    public Task ElectLeadersAsync(CancellationToken cancellation) => EvalAsync(
        """
        [ra:trigger_election({Name, node()}) || Q <- rabbit_amqqueue:list(), amqqueue:get_type(Q) =:= rabbit_quorum_queue,
            {Name, _} <- [amqqueue:get_pid(Q)], ra_leaderboard:lookup_leader(Name) =:= undefined].
        """,
        cancellation);

    /// <summary>Has the node evaluate an expression of Erlang.</summary>
    public Task<string> EvalAsync(string expression, CancellationToken cancellation) =>
        new Command(Path.Combine(Path.GetDirectoryName(Program)!, "rabbitmqctl"), "-n", NodeName, "eval", expression)
        {
            Variables = new Dictionary<string, string>(NodeVariables()) { ["RABBITMQ_CTL_ERL_ARGS"] = OnLoopback },
        }.As(account).RunAsync(cancellation);

    public Task StopAsync() => StopAsync(folder);

    public Task KillAsync() => KillAsync(folder);

    public async Task LoseDataAsync()
    {
        await KillAsync();
        Directory.Delete(DataFolder, recursive: true);
    }

    public static async Task StopAsync(string folder)
    {
        if (ProcessOf(folder) is { } node)
        {
            ProcessTable.Signal(node, UnixSignal.Terminate);
            if (!await ProcessTable.WaitForExitAsync(node, TimeSpan.FromSeconds(60)))
            {
                await KillAsync(folder);
            }
        }

        if (EpmdOf(folder) is { } epmd)
        {
            ProcessTable.Signal(epmd, UnixSignal.Terminate);
            await ProcessTable.WaitForExitAsync(epmd, TimeSpan.FromSeconds(10));
        }
    }

    private static async Task KillAsync(string folder)
    {
        if (ProcessOf(folder) is { } node)
        {
            ProcessTable.Signal(node, UnixSignal.Kill);
            await ProcessTable.WaitForExitAsync(node, TimeSpan.FromSeconds(10));
        }
    }

    public string LogTail() => File.Exists(Log) ? string.Join('\n', File.ReadLines(Log).TakeLast(20)) : "";

    private async Task StartEpmdAsync(CancellationToken cancellation)
    {
        if (EpmdOf(folder) is not null)
        {
            return;
        }

        var program = SystemPackage.Find("epmd", ErlangFolders())
            ?? throw new LocalServerException("Erlang's epmd is missing beside rabbitmq-server.");
        var epmd = new Command(program, "-port", $"{EpmdPort}", "-address", "127.0.0.1")
        {
            Variables = new Dictionary<string, string> { ["HOME"] = folder },
        };
        var id = await epmd.As(account).Detached(Log).RunAsync(cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "epmd.pid"), id, cancellation);
    }

    private static IEnumerable<string> ErlangFolders() => Directory.Exists("/usr/lib/erlang")
        ? Directory.EnumerateDirectories("/usr/lib/erlang", "erts-*").Select(erts => Path.Combine(erts, "bin"))
        : [];

    private Dictionary<string, string> NodeVariables() => new()
    {
        ["HOME"] = folder, // the cookie
        ["RABBITMQ_NODENAME"] = NodeName,
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = $"{Port}",
        ["RABBITMQ_DIST_PORT"] = $"{DistributionPort}",
        ["ERL_EPMD_PORT"] = $"{EpmdPort}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = OnLoopback,
        ["RABBITMQ_MNESIA_BASE"] = DataFolder,
        ["RABBITMQ_LOG_BASE"] = Path.Combine(folder, "log"),
        ["RABBITMQ_PID_FILE"] = PidFile,
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(folder, "enabled_plugins"),
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(folder, "rabbitmq"),
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(folder, "advanced.config"),
        ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(folder, "rabbitmq-env.conf"),
    };
}
