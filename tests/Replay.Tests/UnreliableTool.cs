using System.Collections.Concurrent;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Teams.Tools;

namespace Holmes.Replay.Tests;

/// <summary>A real tool that fails for those who ask for it by their name: once for "retry-…", always for "broken-…".</summary>
internal sealed class UnreliableTool(ITool tool) : ITool
{
    private readonly ConcurrentDictionary<string, Guid> failed = new();

    /// <summary>Its results are not shared: a shared call does not say who asks.</summary>
    public ToolDescriptor Descriptor => tool.Descriptor with { FreshnessSeconds = 0 };

    public bool ReadsQuestion => tool.ReadsQuestion;

    public Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation)
    {
        Failure? failure = invocation.UserId.StartsWith("broken-", StringComparison.Ordinal) ? new(FailureClass.Permanent, "Out of order.")
            : invocation.UserId.StartsWith("retry-", StringComparison.Ordinal) && failed.GetOrAdd(invocation.UserId, invocation.ToolCallId) == invocation.ToolCallId
                ? new(FailureClass.Transient, "Fails once.", Retryable: true)
                : null;
        return failure is null ? tool.RunAsync(invocation, cancellation) : Task.FromResult(ToolResult.Failed(failure));
    }
}

/// <summary>The same work under another name: an alternative, so that there is something to choose and to learn.</summary>
internal sealed class AlternativeTool(ITool tool) : ITool
{
    public const string Name = "market_data_elsewhere";

    public ToolDescriptor Descriptor => tool.Descriptor with { Name = Name };

    public bool ReadsQuestion => tool.ReadsQuestion;

    public Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation) => tool.RunAsync(invocation, cancellation);
}
