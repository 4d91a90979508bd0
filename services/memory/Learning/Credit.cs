namespace Holmes.Memory.Learning;

/// <summary>What a call's end says of its tool.</summary>
/// <param name="Technical">It did not work, for a reason that says nothing of its quality.</param>
public readonly record struct Credit(double Quality, bool Technical)
{
    /// <summary>Null where it says nothing: a reused result is no other try, and bad arguments are not the tool's fault.</summary>
    public static Credit? Of(string outcome, double quality, bool reused, string? failureClass) => (outcome, failureClass) switch
    {
        _ when reused => null,
        ("skipped", _) => null,
        ("ok" or "empty" or "degraded", _) => new Credit(Math.Clamp(quality, 0, 1), Technical: false),
        (_, "transient" or "rateLimited" or "timeout" or "crash" or "permanent" or "malformedOutput" or "poison" or "unknownEffect") => new Credit(0, Technical: true),
        (_, "poorResult" or "fabricated" or "partial") => new Credit(0, Technical: false),
        (_, "badArguments" or "unknownTool" or "invalidPlan" or "loop" or "budget" or "humanTimeout") => null,
        _ => new Credit(0, Technical: true), // failed, and nobody said why
    };

    /// <summary>A strategy's reward: that the question was answered, and in time.</summary>
    public static double OfExecution(string? outcome, bool inTime) => (outcome, inTime) switch
    {
        ("ok", true) => 1,
        ("degraded", true) => 0.5,
        _ => 0,
    };
}
