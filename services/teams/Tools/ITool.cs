using Holmes.Contracts.Teams;

namespace Holmes.Teams.Tools;

/// <summary>A tool of a team. It answers with an outcome, also when it cannot do its work; it throws only on a defect.</summary>
public interface ITool
{
    ToolDescriptor Descriptor { get; }

    Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation);
}
