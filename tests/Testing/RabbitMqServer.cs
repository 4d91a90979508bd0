using System.Diagnostics;
using Holmes.LocalServers;
using Testcontainers.RabbitMq;
using Xunit;

namespace Holmes.Testing;

/// <summary>
/// A fixture with a real broker: the one that HOLMES_TEST_RABBITMQ names, a container where a Docker engine answers,
/// or a node private to this test process.
/// </summary>
public sealed class RabbitMqServer : IAsyncLifetime
{
    private RabbitMqContainer? container;

    public string Address { get; private set; } = "";

    /// <summary>The node, where it is this process's own, so that a test may kill it and start it again.</summary>
    public PrivateRabbitMq? PrivateNode { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("HOLMES_TEST_RABBITMQ") is { Length: > 0 } given)
        {
            Address = given;
        }
        else if (await DockerAnswersAsync())
        {
            container = new RabbitMqBuilder("rabbitmq:4-management").Build();
            await container.StartAsync();
            Address = container.GetConnectionString();
        }
        else
        {
            PrivateNode = await TestServers.RabbitMqAsync();
            Address = PrivateNode.Address;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (container is not null)
        {
            await container.DisposeAsync();
        }
    }

    private static async Task<bool> DockerAnswersAsync()
    {
        if (SystemPackage.Find("docker") is not { } docker)
        {
            return false;
        }

        using var asking = Process.Start(new ProcessStartInfo(docker, ["info"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await asking!.WaitForExitAsync(limit.Token);
            return asking.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            asking!.Kill();
            return false;
        }
    }
}
