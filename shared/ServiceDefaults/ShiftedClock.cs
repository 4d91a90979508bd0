using Microsoft.Extensions.Configuration;

namespace Holmes.ServiceDefaults;

/// <summary>A clock that is wrong by <c>Holmes:ClockOffset</c> (00:00:10, -01:00:00), as a machine's may be; only tests set it.</summary>
internal sealed class ShiftedClock(TimeSpan offset) : TimeProvider
{
    public static TimeProvider Of(IConfiguration configuration) =>
        configuration.GetValue<TimeSpan?>("Holmes:ClockOffset") is { } offset && offset != TimeSpan.Zero ? new ShiftedClock(offset) : System;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;
}
