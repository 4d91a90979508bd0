using Npgsql;
using Xunit;

namespace Holmes.LocalServers.Tests;

public sealed class PrivatePostgresTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_starts_on_loopback_with_durable_settings_and_stops()
    {
        using var directory = new DataDirectory();
        await using var server = await PrivatePostgres.StartAsync(directory.Path, cancellation: Cancellation);

        Assert.Equal("on", await ReadAsync(server, "show fsync"));
        Assert.Equal("on", await ReadAsync(server, "show synchronous_commit"));
        Assert.Equal("on", await ReadAsync(server, "show full_page_writes"));
        Assert.Equal("1s", await ReadAsync(server, "show client_connection_check_interval"));
        Assert.Equal("200", await ReadAsync(server, "show max_connections"));
        Assert.Equal("127.0.0.1", await ReadAsync(server, "show listen_addresses"));
        Assert.Equal("UTF8", await ReadAsync(server, "show server_encoding"));
        Assert.InRange(server.Port, 1024, 32_767);

        await server.StopAsync();
        Assert.False(ProcessTable.IsRunning(server.ProcessId));
    }

    [Fact]
    public async Task It_never_runs_as_root()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc.");
        using var directory = new DataDirectory();
        await using var server = await PrivatePostgres.StartAsync(directory.Path, cancellation: Cancellation);

        var status = await File.ReadAllLinesAsync($"/proc/{server.ProcessId}/status", Cancellation);
        Assert.DoesNotContain(status, line => line.StartsWith("Uid:\t0\t", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Data_and_address_are_the_same_after_a_restart()
    {
        using var directory = new DataDirectory();
        string address;
        await using (var first = await PrivatePostgres.StartAsync(directory.Path, cancellation: Cancellation))
        {
            address = first.ConnectionString;
            await RunAsync(first, "create table note (text text); insert into note values ('강남구 전세')");
        }

        await using var second = await PrivatePostgres.StartAsync(directory.Path, cancellation: Cancellation);
        Assert.Equal(address, second.ConnectionString);
        Assert.Equal("강남구 전세", await ReadAsync(second, "select text from note"));
        Assert.False(second.Adopted);
    }

    [Fact]
    public async Task After_a_kill_it_starts_again_with_everything_committed()
    {
        using var directory = new DataDirectory();
        await using var killed = await PrivatePostgres.StartAsync(directory.Path, cancellation: Cancellation);
        await RunAsync(killed, "create table note (text text); insert into note values ('committed')");
        ProcessTable.Signal(killed.ProcessId, UnixSignal.Kill);
        Assert.True(await ProcessTable.WaitForExitAsync(killed.ProcessId, TimeSpan.FromSeconds(10), Cancellation));

        await using var server = await PrivatePostgres.StartAsync(directory.Path, cancellation: Cancellation);
        Assert.Equal("committed", await ReadAsync(server, "select text from note"));
        Assert.NotEqual(killed.ProcessId, server.ProcessId);
    }

    [Fact]
    public async Task A_process_id_that_belongs_to_another_program_by_now_does_not_stop_the_start()
    {
        using var directory = new DataDirectory();
        await using (var first = await PrivatePostgres.StartAsync(directory.Path, cancellation: Cancellation))
        {
            await RunAsync(first, "create table note (text text)");
        }

        var pidFile = Path.Combine(directory.Path, "cluster", "postmaster.pid");
        await File.WriteAllTextAsync(pidFile, $"{Environment.ProcessId}\n{directory.Path}/cluster\n1\n15000\n", Cancellation);

        await using var second = await PrivatePostgres.StartAsync(directory.Path, cancellation: Cancellation);
        Assert.Equal("0", await ReadAsync(second, "select count(*)::text from note"));
    }

    [Fact]
    public async Task A_server_left_by_a_killed_run_is_adopted_and_then_stopped()
    {
        using var directory = new DataDirectory();
        var said = new List<string>();
        var left = await PrivatePostgres.StartAsync(directory.Path, cancellation: Cancellation); // never disposed, as after kill -9

        await using var adopted = await PrivatePostgres.StartAsync(directory.Path, said.Add, Cancellation);
        Assert.True(adopted.Adopted);
        Assert.Equal(left.ProcessId, adopted.ProcessId);
        Assert.Equal(left.ConnectionString, adopted.ConnectionString);
        Assert.Contains(said, line => line.Contains("already", StringComparison.Ordinal));

        await adopted.StopAsync();
        Assert.False(ProcessTable.IsRunning(left.ProcessId));
    }

    [Fact]
    public async Task A_directory_the_server_user_cannot_reach_is_pointed_away_from()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root starts a server as somebody else.");
        using var directory = new DataDirectory();
        var inside = Path.Combine(directory.Path, "data");
        Directory.CreateDirectory(inside);
        await new Command("chmod", "700", directory.Path).RunAsync(Cancellation);
        var said = new List<string>();
        await using (var first = await PrivatePostgres.StartAsync(inside, said.Add, Cancellation))
        {
            await RunAsync(first, "create table note (text text); insert into note values ('kept')");
        }

        var location = (await File.ReadAllTextAsync(Path.Combine(inside, "location"), Cancellation)).Trim();
        try
        {
            Assert.StartsWith("/var/tmp/holmes-", location, StringComparison.Ordinal);
            Assert.Contains(said, line => line.Contains(location, StringComparison.Ordinal));
            await using var second = await PrivatePostgres.StartAsync(inside, cancellation: Cancellation);
            Assert.Equal("kept", await ReadAsync(second, "select text from note"));
        }
        finally
        {
            Directory.Delete(location, recursive: true);
        }
    }

    [Theory]
    [InlineData("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", 15)]
    [InlineData("postgres (PostgreSQL) 18beta2", 18)]
    [InlineData("16\n", 16)]
    [InlineData("no version", null)]
    public void The_major_version_is_read_from_what_postgres_prints(string printed, int? major) =>
        Assert.Equal(major, PostgresBinaries.ParseMajor(printed));

    private static async Task RunAsync(PrivatePostgres server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task<string?> ReadAsync(PrivatePostgres server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (string?)await command.ExecuteScalarAsync(Cancellation);
    }
}
