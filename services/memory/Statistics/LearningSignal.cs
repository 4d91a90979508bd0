using System.Threading.Channels;

namespace Holmes.Memory.Statistics;

/// <summary>Raised when something was learned; many raises before anybody looks are one.</summary>
public sealed class LearningSignal
{
    private readonly Channel<bool> raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => raised.Writer.TryWrite(true);

    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => raised.Reader.ReadAsync(cancellation);
}
