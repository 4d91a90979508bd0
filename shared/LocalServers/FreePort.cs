using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Holmes.LocalServers;

/// <summary>
/// Free loopback ports below the ephemeral range. A port inside that range can be taken by any outgoing connection
/// between choosing and listening, and a client that polls it can even end up connected to itself.
/// </summary>
public static class FreePort
{
    private const int First = 15_000;
    private const int PastLast = 32_768;
    private static readonly TimeSpan Leaving = TimeSpan.FromSeconds(2); // a server that was killed has its port a moment longer
    private static readonly ConcurrentDictionary<int, bool> Handed = new();

    public static int Next()
    {
        var last = Math.Min(PastLast, EphemeralStart());
        for (var attempt = 0; attempt < 10_000; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(First, last);
            if (IsFree(port) && Handed.TryAdd(port, true))
            {
                return port;
            }
        }

        throw new LocalServerException($"No free port on 127.0.0.1 between {First} and {last}.");
    }

    public static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>The port a server of this directory had last time, so that its address stays; a new one if it is taken.</summary>
    /// <param name="ourServerRuns">The port is taken because the server of this directory listens on it.</param>
    internal static int Kept(string directory, string name, Action<string> say, bool ourServerRuns = false)
    {
        var file = Path.Combine(directory, name);
        if (File.Exists(file) && int.TryParse(File.ReadAllText(file), out var kept))
        {
            if (ourServerRuns || SpinWait.SpinUntil(() => IsFree(kept), Leaving))
            {
                return kept;
            }

            say($"Port {kept} of last time is taken; choosing another.");
        }

        var port = Next();
        File.WriteAllText(file, $"{port}\n");
        return port;
    }

    private static int EphemeralStart()
    {
        const string Range = "/proc/sys/net/ipv4/ip_local_port_range";
        return File.Exists(Range) && int.TryParse(File.ReadAllText(Range).Split((char[]?)null)[0], out var start) && start > First + 100
            ? start
            : PastLast;
    }
}
