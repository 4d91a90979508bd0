using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Holmes.ServiceDefaults;

/// <summary>The source of Holmes' own spans and the meter of its own metrics.</summary>
public static class Telemetry
{
    public const string Name = "Holmes";

    public static ActivitySource Source { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);
}
