using Holmes.LocalServers;

namespace Holmes.Bench.Delivery;

/// <summary>A private database server and broker in a folder that goes with them.</summary>
internal static class Workplace
{
    public static async Task<T> UseAsync<T>(Func<PrivatePostgres, PrivateRabbitMq, Task<T>> measure, CancellationToken cancellation)
    {
        // Not a temporary folder that only its owner can enter: the servers run as other users.
        var folder = Path.Combine(Path.GetTempPath(), $"holmes-bench-{Guid.CreateVersion7():N}");
        try
        {
            await using var postgres = await PrivatePostgres.StartAsync(Path.Combine(folder, "postgres"), Console.Error.WriteLine, cancellation);
            await using var broker = await PrivateRabbitMq.StartAsync(Path.Combine(folder, "rabbitmq"), Console.Error.WriteLine, cancellation);
            return await measure(postgres, broker);
        }
        finally
        {
            await LeftServers.RemoveAsync(Path.Combine(folder, "postgres"), Path.Combine(folder, "rabbitmq"));
            Directory.Delete(folder, recursive: true);
        }
    }
}
