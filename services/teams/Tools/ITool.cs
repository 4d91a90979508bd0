using Holmes.Contracts.Teams;

namespace Holmes.Teams.Tools;

/// <summary>A tool of a team. It answers with an outcome, also when it cannot do its work; it throws only on a defect.</summary>
/// <remarks>
/// A tool with a side effect answers <c>Failed</c> only when the effect did not happen, and <c>Unknown</c> when it cannot
/// tell; whatever it throws after it has read its arguments counts as "cannot tell".
/// </remarks>
public interface ITool
{
    ToolDescriptor Descriptor { get; }

    /// <summary>It reads the words of the question beside its arguments; its results are shared among equal questions only.</summary>
    bool ReadsQuestion => false;

    Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation);
}
