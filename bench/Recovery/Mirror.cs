using Holmes.Contracts.Teams;
using Holmes.Teams.Tools;

namespace Holmes.Bench.Recovery;

/// <summary>A second source over the same data, under a name of its own: what a built-in tool seldom has.</summary>
internal sealed class Mirror(ITool tool) : ITool
{
    public const string Suffix = "_mirror";

    public ToolDescriptor Descriptor { get; } = tool.Descriptor with { Name = tool.Descriptor.Name + Suffix };

    public bool ReadsQuestion => tool.ReadsQuestion;

    public Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation) => tool.RunAsync(invocation, cancellation);
}
