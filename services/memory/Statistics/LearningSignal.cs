using System.Threading.Channels;
using Marten;
using Marten.Services;

namespace Holmes.Memory.Statistics;

/// <summary>
/// Raised when something was learned and saved, never before: who looks then must find it. Many raises before anybody
/// looks are one.
/// </summary>
public sealed class LearningSignal : IChangeListener
{
    private readonly Channel<bool> raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => raised.Writer.TryWrite(true);

    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => raised.Reader.ReadAsync(cancellation);

    public Task BeforeCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token) => Task.CompletedTask;

    public Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
    {
        if (commit.Inserted.Concat(commit.Updated).OfType<ToolStatistics>().Any())
        {
            Raise();
        }

        return Task.CompletedTask;
    }
}
