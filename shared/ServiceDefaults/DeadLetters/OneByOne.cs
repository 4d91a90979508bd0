namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>
/// A process that dies over one message charges all it was reading. Those that may be the reason are read one after
/// another, each time in another order, so that only the culprit uses up its deliveries.
/// </summary>
#pragma warning disable CA1001 // it lives as long as the host, and the semaphore's wait handle is never made
internal sealed class OneByOne(TimeProvider clock)
#pragma warning restore CA1001
{
    private const int Places = 40;
    private static readonly TimeSpan Place = TimeSpan.FromMilliseconds(25);

    private readonly SemaphoreSlim one = new(1);

    /// <param name="order">Decides, together with the process's own seed of hashes, which comes first.</param>
    public async Task RunAsync(Func<Task> read, int order, CancellationToken cancellation)
    {
        await Task.Delay((uint)order % Places * Place, clock, cancellation);
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
}
