namespace Holmes.Teams.Market.Storage;

public static class KoreanCalendar
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9); // no daylight saving in Korea

    /// <summary>The day it is in Korea.</summary>
    public static DateOnly KoreanDay(this TimeProvider clock) =>
        DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Offset).Date);

    public static DateOnly FirstOfMonth(this DateOnly day) => new(day.Year, day.Month, 1);

    public static DateOnly EndOfMonth(this DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
}
