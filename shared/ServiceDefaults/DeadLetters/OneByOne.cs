using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>
/// A process that dies over one message charges all it was reading. Those that may be the reason are read one after
/// another, every second time backwards: whoever came after the culprit comes before it then, so that only the culprit uses
/// up its deliveries.
/// </summary>
#pragma warning disable CA1001 // it lives as long as the host, and the semaphore's wait handle is never made
internal sealed class OneByOne(TimeProvider clock)
#pragma warning restore CA1001
{
    private const int Places = 40;
    private static readonly TimeSpan Place = TimeSpan.FromMilliseconds(25);

    private readonly SemaphoreSlim one = new(1);

    /// <param name="name">The same for the same message in every process.</param>
    /// <param name="round">How often it has come already.</param>
    public async Task RunAsync(Func<Task> read, string name, long round, CancellationToken cancellation)
    {
        await Task.Delay(PlaceOf(name, round) * Place, clock, cancellation);
        await one.WaitAsync(cancellation);
        try
        {
            await read();
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Drawn anew for each pair of rounds: those that share a place with the culprit are told apart later.</summary>
    private static long PlaceOf(string name, long round)
    {
        var place = BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{name} {round / 2}"))) % Places;
        return round % 2 == 0 ? place : Places - 1 - place;
    }
}
