using System.Diagnostics.Metrics;
using Holmes.ServiceDefaults;

namespace Holmes.Notifier.Sockets;

/// <summary>How many websockets there are, and why they ended.</summary>
internal static class SocketMeter
{
    public const string ClosedName = "holmes.sockets.closed";

    public static readonly UpDownCounter<long> Open = Telemetry.Meter.CreateUpDownCounter<long>("holmes.sockets.open");

    private static readonly Counter<long> Closed = Telemetry.Meter.CreateCounter<long>(ClosedName);

    public static void Ends(SocketClose close) => Closed.Add(1, new KeyValuePair<string, object?>("code", close.Code));
}
