using System.Threading.Channels;

namespace Holmes.Memory.Learning;

/// <summary>
/// Raised when something was learned and saved, never before: who looks then must find it. Many raises before anybody
/// looks are one.
/// </summary>
public sealed class LearningSignal
{
    private readonly Channel<bool> raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => raised.Writer.TryWrite(true);

    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => raised.Reader.ReadAsync(cancellation);
}
