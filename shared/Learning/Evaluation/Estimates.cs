namespace Holmes.Learning.Evaluation;

/// <summary>An estimate of mean reward per decision with its 95 % interval.</summary>
public sealed record Estimate(double Value, double Low, double High);

/// <summary>What the log says of a policy.</summary>
/// <param name="Choices">Decisions that had an alternative and whose outcome is known.</param>
/// <param name="Executions">In which they were made.</param>
/// <param name="EffectiveSize">(Σρ)²/Σρ²: how many decisions of its own the log is worth.</param>
/// <param name="Uncovered">Probability the policy gives to what the log could not choose, or hardly ever did.</param>
/// <param name="Logged">What the log's own policy earned.</param>
/// <param name="Naive">Mean over decisions in which the policy's first choice was taken: biased, for comparison.</param>
/// <param name="Lift">Doubly robust value less what was earned.</param>
/// <param name="Refused">Why nothing can be said; the estimates are missing then.</param>
public sealed record PolicyEstimate(
    int Choices,
    int Executions,
    double EffectiveSize,
    double Uncovered,
    Estimate? Logged = null,
    Estimate? Naive = null,
    Estimate? Ips = null,
    Estimate? Snips = null,
    Estimate? Dm = null,
    Estimate? Dr = null,
    Estimate? Lift = null,
    string? Refused = null);

/// <summary>When the log is refused, and how it is resampled.</summary>
public sealed record EvaluationRules(
    double Clip = 20, int FewestChoices = 50, double SmallestEffectiveSize = 50, double MostUncovered = 0.02, int Resamples = 400, long Seed = 17);
