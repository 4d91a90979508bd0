using Holmes.LocalServers;
using Holmes.Testing;
using Holmes.Victim;
using Xunit;

namespace Holmes.Delivery;

/// <summary>A message that takes the process with it, again and again, until it is not delivered any more.</summary>
[Collection(nameof(RabbitMqServer))]
public sealed class DeadlyTests(PostgresServer postgres, RabbitMqServer rabbitMq) : IClassFixture<PostgresServer>, IClassFixture<RabbitMqServer>, IDisposable
{
    private const int Neighbours = 30;

    private readonly string folder = Directory.CreateTempSubdirectory("holmes-deadly-").FullName;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_that_kills_its_reader_is_given_up_and_its_neighbours_are_consumed(bool overBroker)
    {
        var work = Enumerable.Range(0, Neighbours).Select(n => $"work-{n}").ToList();
        var (database, broker) = (await postgres.NewDatabaseAsync(), overBroker ? rabbitMq.Address : null);
        var all = work.Take(10).Append("kills-0").Concat(work.Skip(10)).ToList();
        var backlog = overBroker ? await SendAsync(database, all) : await ListAsync(all);

        var deaths = 0;
        while (await RunAsync(database, broker, backlog, work))
        {
            deaths++;
            Assert.True(deaths <= 3 * Victims.DeliveryLimit, "It is delivered for ever.");
        }

        await using var victims = await Victims.StartAsync(database, broker, folder);
        var letter = Assert.Single(await victims.WhenDeadAsync(1));
        Assert.Equal(("deliveryLimit", VictimHost.Queue), ((string?)letter["reason"], (string?)letter["queue"]));
        Assert.Equal(work.Order(), victims.Done.Distinct().Order());
        Assert.True(deaths > 1, $"It died {deaths} times.");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>All of it is on the queue before anybody reads it.</summary>
    private async Task<string?> SendAsync(string database, IReadOnlyList<string> inputs)
    {
        await using (await Victims.StartAsync(database, rabbitMq.Address, folder))
        {
            // That declares the queue.
        }

        await using var broker = await OverBroker.OpenAsync(rabbitMq.Address);
        foreach (var input in inputs)
        {
            await broker.SendAsync(PoisonTests.Input(input), Guid.CreateVersion7().ToString(), "application/json");
        }

        return null;
    }

    private async Task<string?> ListAsync(IReadOnlyList<string> inputs)
    {
        var backlog = Path.Combine(folder, "backlog");
        await File.WriteAllLinesAsync(backlog, inputs, TestContext.Current.CancellationToken);
        return backlog;
    }

    /// <returns>True when it died; false when it lives and all the work is done and the culprit was given up.</returns>
    private async Task<bool> RunAsync(string database, string? broker, string? backlog, IReadOnlyList<string> work)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        using var process = Victims.Process([.. Victims.Arguments(address, database, broker, folder), "--Victim:Backlog", backlog ?? ""]);
        using var http = new HttpClient { BaseAddress = address };
        var seen = "";
        try
        {
            await Eventually.TrueAsync(
                async () => process.HasExited || (!work.Except(Read()).Any()
                    && (seen = await DeadLettersAsync(http)).Contains("\"id\"", StringComparison.Ordinal)),
                () => $"It neither dies nor gets done. Not done: {string.Join(' ', work.Except(Read()))}. Seen last: {seen}");
            return process.HasExited;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private string[] Read() => File.Exists(Path.Combine(folder, "done")) ? File.ReadAllLines(Path.Combine(folder, "done")) : [];

    private static async Task<string> DeadLettersAsync(HttpClient http)
    {
        try
        {
            return await http.GetStringAsync("api/dead-letters", TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException e)
        {
            return e.Message;
        }
    }
}
