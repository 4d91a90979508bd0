using System.Diagnostics;
using Holmes.ServiceDefaults;

namespace Holmes.Supervisor.Executions;

/// <summary>Keeps one trace per execution: what the clock, a sweep or a later request sets going belongs to the trace it was started in.</summary>
internal static class ExecutionTrace
{
    /// <returns>
    /// The span under which the execution's messages are sent, linked to what caused it; null where that is in the
    /// trace already.
    /// </returns>
    public static Activity? Rejoin(Execution state) =>
        ActivityContext.TryParse(state.TraceParent, null, isRemote: true, out var started) && Activity.Current?.TraceId != started.TraceId
            ? Telemetry.Source.StartActivity(
                "rejoin", ActivityKind.Internal, started, links: Activity.Current is { } cause ? [new ActivityLink(cause.Context)] : null)
            : null;
}
