using Holmes.LocalServers;

namespace Holmes.Testing;

/// <summary>The servers of this test process: started when first asked for, stopped when the process ends.</summary>
internal static class TestServers
{
    private static readonly string AllProcesses = Path.Combine(Path.GetTempPath(), $"holmes-tests-{Environment.UserName}");
    private static readonly string ThisProcess = Path.Combine(AllProcesses, $"{Environment.ProcessId}");
    private static readonly SemaphoreSlim Starting = new(1);
    private static PrivatePostgres? postgres;
    private static PrivateRabbitMq? rabbitMq;

    static TestServers() => AppDomain.CurrentDomain.ProcessExit += (_, _) => StopAtExit();

    public static async Task<PrivatePostgres> PostgresAsync()
    {
        await Starting.WaitAsync();
        try
        {
            await RemoveLeftoversAsync();
            return postgres ??= await PrivatePostgres.StartAsync(PostgresFolder(ThisProcess));
        }
        finally
        {
            Starting.Release();
        }
    }

    public static async Task<PrivateRabbitMq> RabbitMqAsync()
    {
        await Starting.WaitAsync();
        try
        {
            await RemoveLeftoversAsync();
            return rabbitMq ??= await PrivateRabbitMq.StartAsync(RabbitMqFolder(ThisProcess));
        }
        finally
        {
            Starting.Release();
        }
    }

    private static string PostgresFolder(string process) => Path.Combine(process, "postgres");

    private static string RabbitMqFolder(string process) => Path.Combine(process, "rabbitmq");

    /// <summary>A test process that was killed could not stop its servers; whoever comes next does, once.</summary>
    private static async Task RemoveLeftoversAsync()
    {
        if (Directory.Exists(ThisProcess) && (postgres ?? (object?)rabbitMq) is not null)
        {
            return;
        }

        Directory.CreateDirectory(AllProcesses);
        foreach (var folder in Directory.EnumerateDirectories(AllProcesses))
        {
            if (int.TryParse(Path.GetFileName(folder), out var process)
                && (process == Environment.ProcessId || !ProcessTable.IsRunning(process)))
            {
                await LeftServers.RemoveAsync(PostgresFolder(folder), RabbitMqFolder(folder));
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static void StopAtExit()
    {
        // The runtime does not wait for a task here, and a process that ends without this leaves its servers running.
#pragma warning disable VSTHRD002
        Task.Run(StopAsync).Wait(TimeSpan.FromSeconds(60));
#pragma warning restore VSTHRD002
        if (Directory.Exists(ThisProcess))
        {
            Directory.Delete(ThisProcess, recursive: true);
        }
    }

    private static async Task StopAsync()
    {
        if (rabbitMq is not null)
        {
            await rabbitMq.KillAsync(); // its data is thrown away, and a shutdown in good order takes seconds
            await rabbitMq.StopAsync();
        }

        if (postgres is not null)
        {
            await postgres.StopAsync();
        }
    }
}
