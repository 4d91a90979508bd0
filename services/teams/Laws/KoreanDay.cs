namespace Holmes.Teams.Laws;

/// <summary>Which day it is in Korea, where the laws hold.</summary>
internal static class KoreanDay
{
    // No time zone data needed: Korea has had no summer time since 1988.
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(Offset).DateTime);
}
