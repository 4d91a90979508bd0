using System.ComponentModel.DataAnnotations;

namespace Holmes.Notifier.Live;

/// <summary>Limits of following an execution; section <c>Feeds</c> of the configuration.</summary>
public sealed record FeedOptions
{
    /// <summary>Frames of one execution kept in memory.</summary>
    [Range(1, int.MaxValue)]
    public int WindowBytes { get; init; } = 1 << 20;

    /// <summary>Events read from the log at once, and frames handed out at once.</summary>
    [Range(1, 10_000)]
    public int PageSize { get; init; } = 256;

    /// <summary>Hints kept that came before the one in front of them.</summary>
    [Range(1, 10_000)]
    public int AheadLimit { get; init; } = 256;

    /// <summary>How long a hole in the hints may close by itself before the log is read.</summary>
    public TimeSpan GapDelay { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How often the log is asked for what no hint told.</summary>
    public TimeSpan ReconcileEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time without traffic after which a heartbeat is sent.</summary>
    public TimeSpan HeartbeatAfter { get; init; } = TimeSpan.FromSeconds(15);
}
