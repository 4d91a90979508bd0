namespace Holmes.LocalServers;

/// <summary>One PostgreSQL data folder and the server process on it.</summary>
internal sealed class PostgresCluster(string folder, ServerAccount? account, Action<string> say)
{
    public const string Superuser = "holmes";

    private const string OwnSettings = "holmes.conf";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private string PidFile => Path.Combine(folder, "postmaster.pid");

    private string Log => Path.Combine(folder, "server.log");

    public int? Major => File.Exists(Path.Combine(folder, "PG_VERSION"))
        ? PostgresBinaries.ParseMajor(File.ReadAllText(Path.Combine(folder, "PG_VERSION")))
        : null;

    /// <summary>The server that runs on this folder, whoever started it, with the port it listens on.</summary>
    public (int ProcessId, int Port)? Running()
    {
        if (ProcessTable.FromFile(PidFile) is not { } id || !IsServerOfThisFolder(id))
        {
            return null;
        }

        var lines = File.ReadAllLines(PidFile);
        return lines.Length > 3 && int.TryParse(lines[3], out var port) ? (id, port) : null;
    }

    public async Task CreateAsync(PostgresBinaries binaries, CancellationToken cancellation)
    {
        if (Major is not null)
        {
            return;
        }

        say($"Creating a PostgreSQL {binaries.Major} database in {folder} …");
        foreach (var leftover in Directory.EnumerateFileSystemEntries(folder)) // of a creation that was interrupted
        {
            if (Directory.Exists(leftover))
            {
                Directory.Delete(leftover, recursive: true);
            }
            else
            {
                File.Delete(leftover);
            }
        }

        // With the locale C trigrams of Hangul are empty and searching Korean text finds nothing, without an error.
        await new Command(
            binaries.Program("initdb"), "-D", folder, "-U", Superuser, "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust")
            .As(account).RunAsync(cancellation);
        await File.AppendAllTextAsync(Path.Combine(folder, "postgresql.conf"), $"\ninclude = '{OwnSettings}'\n", cancellation);
    }

    public async Task StartAsync(PostgresBinaries binaries, int port, CancellationToken cancellation)
    {
        RemoveLeftovers();
        var sockets = await ServerDirectory.OwnedAsync(SocketFolder, account, cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, OwnSettings), Settings(port, sockets), cancellation);
        await ServerDirectory.OwnedAsync(folder, account, cancellation);
        var start = new Command(
            binaries.Program("pg_ctl"), "start", "-w", "-s", "-t", $"{StartLimit.TotalSeconds}", "-D", folder, "-l", Log).As(account);
        for (var attempt = 1; ; attempt++)
        {
            var result = await start.TryAsync(cancellation);
            if (result.ExitCode == 0)
            {
                return;
            }

            // The children of a killed server need a moment to notice and let go of its memory.
            if (attempt == 20 || !LogTail().Contains("still in use", StringComparison.Ordinal))
            {
                throw new LocalServerException($"PostgreSQL did not start on {folder}.\n{result.Errors}{LogTail()}");
            }

            await Task.Delay(250, cancellation);
        }
    }

    public async Task StopAsync(int processId)
    {
        if (ProcessTable.FromFile(PidFile) == processId && IsServerOfThisFolder(processId))
        {
            ProcessTable.Signal(processId, UnixSignal.Interrupt); // fast: clients are disconnected, nothing is lost
            if (!await ProcessTable.WaitForExitAsync(processId, TimeSpan.FromSeconds(60)))
            {
                ProcessTable.Signal(processId, UnixSignal.Quit);
                await ProcessTable.WaitForExitAsync(processId, TimeSpan.FromSeconds(10));
            }
        }

        RemoveSockets();
    }

    /// <summary>The path of a unix socket may have 107 characters, which a folder deep in a home directory exceeds.</summary>
    private string SocketFolder => $"/tmp/holmes-{ServerDirectory.ShortHash(folder)}";

    /// <summary>A server works inside its data folder, so this holds for no other process, even one with the same id.</summary>
    private bool IsServerOfThisFolder(int processId)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        try
        {
            return File.ReadAllText($"/proc/{processId}/cwd/postmaster.pid") == File.ReadAllText(PidFile);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>
    /// After a crash the lock files name a process id that something else may have by now, or that nobody has waited
    /// for yet; PostgreSQL would refuse to start beside them.
    /// </summary>
    private void RemoveLeftovers()
    {
        if (File.Exists(PidFile))
        {
            say("The database was not shut down last time; it recovers now.");
            File.Delete(PidFile);
        }

        RemoveSockets();
    }

    private void RemoveSockets()
    {
        if (Directory.Exists(SocketFolder))
        {
            Directory.Delete(SocketFolder, recursive: true);
        }
    }

    private string LogTail() => File.Exists(Log) ? string.Join('\n', File.ReadLines(Log).TakeLast(15)) : "";

    private static string Settings(int port, string sockets) => $"""
        # Written at every start; put your own settings into postgresql.conf below the include.
        listen_addresses = '127.0.0.1'
        port = {port}
        unix_socket_directories = '{sockets}'
        max_connections = 200
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        # A killed client must lose its advisory locks at once, or its successor waits for them.
        client_connection_check_interval = '1s'
        timezone = 'UTC'
        log_timezone = 'UTC'
        shared_buffers = '256MB'
        max_wal_size = '2GB'
        wal_compression = on
        jit = off

        """;
}
