using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.Contracts.Teams;

namespace Holmes.Memory.Statistics;

/// <summary>What the log says of one tool for one kind of question. Folded from the log alone, so a rebuild gives the same.</summary>
/// <param name="Id">Query type and tool.</param>
/// <param name="QualitySum">Over calls that were tried; a failed call adds nothing.</param>
/// <param name="Health">Moves a fifth of the way to 1 or 0 with each call, by whether it worked technically.</param>
/// <param name="Position">Of the last event that was learned from.</param>
public sealed record ToolStatistics(
    string Id,
    IntentType QueryType,
    string Capability,
    string Tool,
    int Tries,
    int Ok,
    int Empty,
    int Degraded,
    int Failed,
    double QualitySum,
    long MillisecondsSum,
    double Health,
    long Position)
{
    private const double HealthKept = 0.8;

    public static ToolStatistics Nothing(IntentType queryType, string capability, string tool) =>
        new(IdOf(queryType, tool), queryType, capability, tool, 0, 0, 0, 0, 0, 0, 0, 1, 0);

    public static string IdOf(IntentType queryType, string tool) => $"{queryType}|{tool}";

    /// <summary>Whether a call says something of the tool: one that reused a result, or was left out, does not.</summary>
    public static bool CanLearnFrom(CallResult call) => call.ReusedFrom is null && call.Outcome is not Outcome.Skipped;

    public ToolStatistics Learn(CallResult call, long position)
    {
        var worked = call.Outcome is not (Outcome.Failed or Outcome.Unknown);
        return this with
        {
            Tries = Tries + 1,
            Ok = Ok + (call.Outcome is Outcome.Ok ? 1 : 0),
            Empty = Empty + (call.Outcome is Outcome.Empty ? 1 : 0),
            Degraded = Degraded + (call.Outcome is Outcome.Degraded ? 1 : 0),
            Failed = Failed + (worked ? 0 : 1),
            QualitySum = QualitySum + (worked ? call.Quality : 0),
            MillisecondsSum = MillisecondsSum + call.Milliseconds,
            Health = (HealthKept * Health) + ((1 - HealthKept) * (worked ? 1 : 0)),
            Position = position,
        };
    }

    public ToolPreference ToPreference() => new(
        QueryType, Capability, Tool, Tries, Ok, Empty, Degraded, Failed,
        Tries == 0 ? 0 : QualitySum / Tries, Tries == 0 ? 0 : (double)MillisecondsSum / Tries, Health);
}
