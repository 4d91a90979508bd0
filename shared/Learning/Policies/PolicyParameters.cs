using System.Text.Json.Serialization;

namespace Holmes.Learning.Policies;

/// <summary>Everything by which policies and what they learn from differ. The defaults are those of HDT, tuned on the simulator.</summary>
/// <param name="Floor">Exploration shared among all candidates.</param>
/// <param name="Sharpness">Times the counts before drawing: less random than plain Thompson sampling.</param>
/// <param name="PriorWeight">How many outcomes the tool's mean over all contexts weighs in a context.</param>
/// <param name="Kept">Of a context's counts, at each play of the tool there.</param>
/// <param name="KeptByOthers">Of the counts of the other tools of the context, at each play there.</param>
/// <param name="KeptOverall">Of the tool's counts over all contexts, at each of its plays.</param>
/// <param name="ChangeDrop">So far below its mean must the recent quality fall to be a change.</param>
/// <param name="ChangeAfter">Outcomes before a change can be seen.</param>
/// <param name="ChangeKept">Outcomes that the counts shrink to at a change.</param>
/// <param name="LowestHealth">Below it a tool is left out.</param>
/// <param name="HealthKept">Of health, at each call.</param>
/// <param name="ProbeShare">Probability with which an unwell tool is tried nevertheless.</param>
/// <param name="RestSeconds">After which an unwell tool may be tried like any other.</param>
/// <param name="TechnicalWeight">How much a technical failure counts as missing quality while the tool is held healthy.</param>
/// <param name="ServiceMilliseconds">τ₀ of quality per service time.</param>
/// <param name="UserWeight">Outcomes that the mean weighs against a user's own; 0 for no user level ever.</param>
/// <param name="UserProof">So many standard errors must the user level have predicted better to be switched on.</param>
/// <param name="Confidence">c of the UCB policies.</param>
/// <param name="RecentKept">Discount of D-UCB.</param>
/// <param name="Window">Outcomes of a context that SW-UCB looks back on; 0 keeps none. Not written where it is 0: the parameters of others are the same as before.</param>
public sealed record PolicyParameters(
    double Floor = 0.02,
    double Sharpness = 5,
    double PriorWeight = 2,
    double Kept = 0.985,
    double KeptByOthers = 0.999,
    double KeptOverall = 0.995,
    double ChangeDrop = 0.25,
    double ChangeAfter = 10,
    double ChangeKept = 2,
    double LowestHealth = 0.4,
    double HealthKept = 0.8,
    double ProbeShare = 0.0125,
    double RestSeconds = 60,
    double TechnicalWeight = 0.3,
    double ServiceMilliseconds = 2000,
    double UserWeight = 20,
    double UserProof = 3,
    double Confidence = 0.5,
    double RecentKept = 0.99,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Window = 0);
