using System.ComponentModel.DataAnnotations;

namespace Holmes.Notifier.Sockets;

/// <summary>Limits of a websocket; section <c>Sockets</c> of the configuration.</summary>
public sealed record SocketOptions
{
    /// <summary>Largest message a client may send.</summary>
    [Range(256, 1 << 20)]
    public int MessageBytes { get; init; } = 16 * 1024;

    /// <summary>Messages a second a client may send; twice as many at once.</summary>
    [Range(1, 10_000)]
    public int MessagesPerSecond { get; init; } = 20;

    /// <summary>A client that blocks a frame for so long, with more than <see cref="BehindFrames"/> waiting, is slow.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);

    [Range(0, int.MaxValue)]
    public int BehindFrames { get; init; } = 256;

    /// <summary>A client that blocks a frame for so long is slow, whatever waits behind it.</summary>
    public TimeSpan SendLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What a slow client gets to take in what was sent, before its connection is cut.</summary>
    public TimeSpan CloseGrace { get; init; } = TimeSpan.FromSeconds(30);
}
