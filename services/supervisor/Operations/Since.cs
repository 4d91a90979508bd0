using System.Globalization;

namespace Holmes.Supervisor.Operations;

/// <summary>A time, or so long ago.</summary>
public sealed record Since(DateTimeOffset? Time, TimeSpan? Age)
{
    public DateTimeOffset From(TimeProvider clock) => Time ?? clock.GetUtcNow() - Age!.Value;

    public static Since? TryParse(string text)
    {
        if (text.Length > 1 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            TimeSpan? age = text[^1] switch
            {
                'm' => TimeSpan.FromMinutes(count),
                'h' => TimeSpan.FromHours(count),
                'd' => TimeSpan.FromDays(count),
                _ => null,
            };
            if (age is not null)
            {
                return new(null, age);
            }
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? new(time, null) : null;
    }
}
