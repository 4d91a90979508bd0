using System.Threading.Channels;

namespace Holmes.Notifier.Live;

/// <summary>A signal that stays set until somebody has waited for it: nothing that happens in between is missed.</summary>
public sealed class Wake
{
    private readonly Channel<bool> signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Set() => signal.Writer.TryWrite(true);

    /// <summary>True when it was set, false when the time was over.</summary>
    public async Task<bool> WaitAsync(TimeSpan limit, TimeProvider time, CancellationToken cancellation)
    {
        if (signal.Reader.TryRead(out _))
        {
            return true;
        }

        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            await signal.Reader.ReadAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
