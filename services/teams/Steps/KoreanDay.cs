namespace Holmes.Teams.Steps;

/// <summary>The calendar day in Korea, which has had no summer time since 1988.</summary>
public static class KoreanDay
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    public static DateOnly Of(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Offset).DateTime);
}
