using System.Net;
using System.Net.Sockets;

namespace Holmes.LocalServers;

/// <summary>
/// Whether a broker speaks AMQP 0-9-1 on a port. An open port proves nothing: it may be another program's, or the
/// probe's own.
/// </summary>
public static class AmqpHandshake
{
    private static readonly byte[] ProtocolHeader = [.. "AMQP"u8, 0, 0, 9, 1];

    public static async Task<bool> SucceedsAsync(int port, CancellationToken cancellation = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
            await using var stream = client.GetStream();
            await stream.WriteAsync(ProtocolHeader, limit.Token);
            var frame = new byte[11];
            await stream.ReadExactlyAsync(frame, limit.Token);
            return frame is [1, 0, 0, _, _, _, _, 0, 10, 0, 10]; // a method frame on channel 0: connection.start
        }
        catch (Exception refused) when (refused is IOException or SocketException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return false;
        }
    }
}
