using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Holmes.Chaos.Faults;

/// <summary>Stands between a process and a server, and lets the way between them be slow, cut or closed.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly Func<int> target;
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<(Socket Client, Socket Server), bool> open = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;

    /// <param name="target">The server's port, asked for each connection: a server that comes back may have another.</param>
    public TcpProxy(Func<int> target)
    {
        this.target = target;
        Port = LocalServers.FreePort.Next();
        listener.Bind(new IPEndPoint(IPAddress.Loopback, Port));
        listener.Listen(128);
        accepting = Task.Run(AcceptAsync);
    }

    public int Port { get; }

    /// <summary>Added to everything that passes, in each direction.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>While true, nothing gets through and what was open is cut.</summary>
    public bool IsClosed
    {
        get;
        set
        {
            field = value;
            if (value)
            {
                Cut();
            }
        }
    }

    /// <summary>Breaks every open connection, as a router that restarts does.</summary>
    public void Cut()
    {
        foreach (var pair in open.Keys)
        {
            Break(pair.Client);
            Break(pair.Server);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        Cut();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptAsync(stop.Token);
                _ = Task.Run(() => CarryAsync(client));
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Told to stop; or a client that was gone before it was let in.
            }
        }
    }

    private async Task CarryAsync(Socket client)
    {
        var pair = (client, Server: new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });
        client.NoDelay = true;
        open[pair] = true;
        try
        {
            if (!IsClosed)
            {
                await pair.Server.ConnectAsync(IPAddress.Loopback, target(), stop.Token);
                await Task.WhenAny(PumpAsync(client, pair.Server), PumpAsync(pair.Server, client));
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The server is away: the client sees its connection end.
        }
        finally
        {
            open.TryRemove(pair, out _);
            Break(client);
            Break(pair.Server);
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                if (Latency > TimeSpan.Zero)
                {
                    await Task.Delay(Latency);
                }

                if (IsClosed)
                {
                    return;
                }

                for (var sent = 0; sent < count;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // One side is gone; the other is told by the end of its connection.
        }
    }

    private static void Break(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0); // a reset, not a good-bye
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It never was connected, or is closed already.
        }

        socket.Dispose();
    }
}
