using Holmes.Contracts.Executions;
using Holmes.Supervisor.Executions.Replay;

namespace Holmes.Replay.Decisions;

/// <summary>What models were asked and whose proposal held; what a reply cost and how long it took is no decision.</summary>
internal static class Consultations
{
    public static IReadOnlyList<Change> Between(
        (IReadOnlyList<ModelConsultation>? Consulted, Arbitration? Arbitration) then, (IReadOnlyList<ModelConsultation>? Consulted, Arbitration? Arbitration) now) =>
        Change.Between(Shown(then), Shown(now));

    private static object Shown((IReadOnlyList<ModelConsultation>? Consulted, Arbitration? Arbitration) one) =>
        new { Consulted = (one.Consulted ?? []).Select(said => said with { Cost = 0, Milliseconds = 0 }), one.Arbitration };
}
