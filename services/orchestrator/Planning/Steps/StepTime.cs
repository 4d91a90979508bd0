using Holmes.Contracts.Teams;

namespace Holmes.Orchestrator.Planning.Steps;

/// <summary>How long one attempt of a step may take.</summary>
internal static class StepTime
{
    private const int Usual = 30;
    private const int OfMinutes = 300;

    /// <returns>Seconds, as the slowest of its tools needs them.</returns>
    public static int Of(IEnumerable<ToolDescriptor> tools) => tools.Any(tool => tool.Latency is LatencyClass.Minutes) ? OfMinutes : Usual;
}
