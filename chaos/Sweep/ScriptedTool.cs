using System.Collections.Concurrent;
using Holmes.Chaos.Load;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Teams.Tools;

namespace Holmes.Chaos.Sweep;

/// <summary>A real tool that fails for those who ask for it by their name: once for "retry-…", always for "repair-…".</summary>
internal sealed class ScriptedTool(ITool tool, ScriptedFailures failures) : ITool
{
    /// <summary>Its results are not shared: a shared call does not say who asks.</summary>
    public ToolDescriptor Descriptor => ScriptedFailures.Concern(tool.Descriptor.Name) ? tool.Descriptor with { FreshnessSeconds = 0 } : tool.Descriptor;

    public bool ReadsQuestion => tool.ReadsQuestion;

    public Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation) =>
        failures.Of(tool.Descriptor.Name, invocation) is { } failure
            ? Task.FromResult(ToolResult.Failed(failure))
            : tool.RunAsync(invocation, cancellation);
}

/// <summary>Outlives the processes, as the world does: the call that failed fails again when it is made again.</summary>
internal sealed class ScriptedFailures
{
    private const string Tool = "market_data";

    private readonly ConcurrentDictionary<string, Guid> failed = new();

    public static bool Concern(string tool) => tool == Tool;

    public Failure? Of(string tool, ToolInvocation invocation)
    {
        var user = invocation.UserId;
        return tool != Tool ? null
            : user.StartsWith(Scenario.Repair, StringComparison.Ordinal) ? new(FailureClass.Permanent, "The scripted tool is out of order.")
            : user.StartsWith(Scenario.Retry, StringComparison.Ordinal) && failed.GetOrAdd(user, invocation.ToolCallId) == invocation.ToolCallId
                ? new(FailureClass.Transient, "The scripted tool fails once.", Retryable: true)
                : null;
    }
}
