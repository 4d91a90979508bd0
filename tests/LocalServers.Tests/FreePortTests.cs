using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Holmes.LocalServers.Tests;

public sealed class FreePortTests
{
    [Fact]
    public void Ports_are_below_the_ephemeral_range_and_never_handed_out_twice()
    {
        var ports = Enumerable.Range(0, 200).Select(_ => FreePort.Next()).ToList();

        Assert.All(ports, port => Assert.InRange(port, 1024, 32_767));
        Assert.Equal(ports.Count, ports.Distinct().Count());
    }

    [Fact]
    public void A_port_somebody_listens_on_is_not_free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, FreePort.Next());
        listener.Start();

        Assert.False(FreePort.IsFree(((IPEndPoint)listener.LocalEndpoint).Port));
    }

    [Fact]
    public void A_directory_keeps_its_port_until_another_program_takes_it()
    {
        using var directory = new DataDirectory();
        Directory.CreateDirectory(directory.Path);
        var said = new List<string>();
        var first = FreePort.Kept(directory.Path, "port", said.Add);

        Assert.Equal(first, FreePort.Kept(directory.Path, "port", said.Add));
        Assert.Empty(said);

        using var taker = new TcpListener(IPAddress.Loopback, first);
        taker.Start();
        Assert.NotEqual(first, FreePort.Kept(directory.Path, "port", said.Add));
        Assert.Contains(said, line => line.Contains($"{first}", StringComparison.Ordinal));
    }
}
