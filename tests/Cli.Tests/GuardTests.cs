using System.Diagnostics;
using Holmes.LocalServers;
using Xunit;

namespace Holmes.Cli.Tests;

public sealed class GuardTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("holmes-guard-").FullName;

    [Fact]
    public async Task The_servers_of_a_run_that_was_killed_are_stopped_and_their_data_stays()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var postgres = await PrivatePostgres.StartAsync(Path.Combine(data, "postgres"), cancellation: cancellation);
        var broker = await PrivateRabbitMq.StartAsync(Path.Combine(data, "rabbitmq"), cancellation: cancellation);
        using var parent = Process.Start("sleep", ["600"]);
        var guard = Shell.RunAsync("guard", "--data", data, "--parent", $"{parent.Id}");

        Assert.True(await AmqpHandshake.SucceedsAsync(broker.Port, cancellation)); // while the parent lives nothing is touched
        Assert.False(guard.IsCompleted);
        parent.Kill();
        await parent.WaitForExitAsync(cancellation);

        Assert.Equal(ExitCode.Done, (await guard).ExitCode);
        Assert.Null(broker.ProcessId);
        Assert.False(ProcessTable.IsRunning(postgres.ProcessId));
        Assert.True(Directory.Exists(Path.Combine(data, "postgres")));
    }

    public void Dispose() => Directory.Delete(data, recursive: true);
}
