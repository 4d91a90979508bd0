namespace Holmes.ServiceDefaults.Crashes;

/// <summary>
/// What happens between two steps of the work: nothing, unless somebody wants to know what a death there leaves behind.
/// </summary>
public interface ICrashPoint
{
    /// <summary>The work goes on when the task ends; it never does for a process that is to die here.</summary>
    /// <param name="point">
    /// report-step.received (before the consumer), report-step.consumed (after it, not acknowledged yet),
    /// execute-step.publishing and .published, supervisor.committing and .committed, and so on for every message and schema.
    /// </param>
    /// <param name="executionId">Whose work it is; null where it is that of many.</param>
    Task PassAsync(string point, Guid? executionId);
}
