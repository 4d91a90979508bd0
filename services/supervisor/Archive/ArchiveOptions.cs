using System.Globalization;

namespace Holmes.Supervisor.Archive;

/// <param name="ArchiveAfter"><c>Executions:ArchiveAfter</c>: how long after its end an execution leaves the tables that are worked on.</param>
/// <param name="DeleteAfter"><c>Executions:DeleteAfter</c>: how long after its end it is deleted for good; never without it.</param>
/// <param name="LookEvery"><c>Executions:ArchiveEvery</c>: how often somebody looks.</param>
public sealed record ArchiveOptions(TimeSpan ArchiveAfter, TimeSpan? DeleteAfter, TimeSpan LookEvery)
{
    public static ArchiveOptions Of(IConfiguration configuration) => new(
        Time(configuration, "ArchiveAfter") ?? TimeSpan.FromDays(7),
        Time(configuration, "DeleteAfter"),
        Time(configuration, "ArchiveEvery") ?? TimeSpan.FromMinutes(1));

    private static TimeSpan? Time(IConfiguration configuration, string name) =>
        configuration[$"Executions:{name}"] is not { Length: > 0 } text ? null
        : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero ? time
        : throw new InvalidOperationException($"Configuration 'Executions:{name}' is no time such as 7.00:00:00: '{text}'.");
}
