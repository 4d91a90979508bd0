namespace Holmes.Memory.Learning;

/// <summary>What became of the calls of one tool for one kind of question.</summary>
/// <param name="QualitySum">A failed call adds nothing.</param>
/// <param name="Health">Moves a fifth of the way to 1 or 0 with each call, by whether it worked technically.</param>
public sealed record ToolCounts(
    string Capability, int Tries = 0, int Ok = 0, int Empty = 0, int Degraded = 0, int Failed = 0,
    double QualitySum = 0, long MillisecondsSum = 0, double Health = 1)
{
    private const double HealthKept = 0.8;

    public ToolCounts With(string outcome, double quality, int milliseconds)
    {
        var worked = outcome is not ("failed" or "unknown");
        return this with
        {
            Tries = Tries + 1,
            Ok = Ok + (outcome is "ok" ? 1 : 0),
            Empty = Empty + (outcome is "empty" ? 1 : 0),
            Degraded = Degraded + (outcome is "degraded" ? 1 : 0),
            Failed = Failed + (worked ? 0 : 1),
            QualitySum = QualitySum + (worked ? quality : 0),
            MillisecondsSum = MillisecondsSum + milliseconds,
            Health = (HealthKept * Health) + ((1 - HealthKept) * (worked ? 1 : 0)),
        };
    }
}
