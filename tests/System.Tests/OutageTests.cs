using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Holmes.LocalServers;
using RabbitMQ.Client;
using Xunit;

namespace Holmes.WholeSystem;

/// <summary>The database goes away, the broker loses everything, instances die or freeze: what was accepted ends, once.</summary>
public sealed class OutageTests(OwnServers system) : IClassFixture<OwnServers>
{
    private const int InFlight = 20;
    private const int BrokerLosses = 2;

    private static readonly TimeSpan Frozen = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_the_database_requests_are_refused_messages_wait_and_all_of_it_heals()
    {
        using var client = new HolmesClient(system.Edge());
        using var http = new HttpClient { BaseAddress = system.Edge(), Timeout = TimeSpan.FromSeconds(20) };
        var before = await AskAsync(client);
        var overBus = Guid.CreateVersion7();

        await system.StopPostgresAsync();
        await Refusal.AssertAsync(http, Cancellation);
        await StartOverBusAsync(overBus);
        await system.StartPostgresAsync();

        await AssertAllEndedOnceAsync(client, [.. before, overBus]);
        await AssertAllEndedOnceAsync(client, [await client.AskAsync(MainQuestion.Text, Cancellation)]);
        var dead = await client.GetAsync("api/dead-letters", Cancellation);
        Assert.True(dead!["deadLetters"]!.AsArray().Count == 0, dead.ToJsonString());
    }

    [Fact]
    public async Task A_broker_that_loses_everything_loses_no_execution()
    {
        using var client = new HolmesClient(system.Edge());
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var keeping = system.KeepRunningAsync(over.Token);
        for (var time = 0; time < BrokerLosses; time++)
        {
            var ids = await AskAsync(client);
            await system.LoseBrokerAsync();
            await AssertAllEndedOnceAsync(client, [.. ids, await client.AskAsync(MainQuestion.Text, Cancellation)]);
        }

        await over.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => keeping);
    }

    [Fact]
    public async Task Of_two_instances_of_everything_one_may_die_and_one_may_freeze()
    {
        await system.StartAllAsync(2);
        using var client = new HolmesClient(system.Edge());
        using var other = new HolmesClient(system.Edge(2));
        Guid[] ids = [.. await AskAsync(client), .. await AskAsync(other)];

        await system.Process("Supervisor", 2).KillAsync();
        await AssertAllEndedOnceAsync(client, ids);
        await system.StartAsync("Supervisor", 2);

        ids = [.. await AskAsync(client), .. await AskAsync(other)];
        system.Process("Supervisor", 2).Signal("STOP");
        await Task.Delay(Frozen, Cancellation);
        system.Process("Supervisor", 2).Signal("CONT");
        await AssertAllEndedOnceAsync(client, ids);
        await AssertAllEndedOnceAsync(other, ids); // the one that was frozen says the same
        await system.StopAllAsync(2);
    }

    [Fact]
    public async Task A_service_stops_when_the_process_that_started_it_is_killed()
    {
        using var parent = Process.Start("sleep", ["600"]);
        await using var service = ServiceProcess.Start("Notifier", FreePort.Next(), new Dictionary<string, string>
        {
            ["ConnectionStrings__Postgres"] = system.Postgres,
            ["ConnectionStrings__RabbitMq"] = system.Broker,
            ["Holmes__ParentPid"] = $"{parent.Id}",
        });
        await service.WhenReadyAsync(Cancellation);

        parent.Kill();

        await service.WhenEndedAsync(Cancellation);
    }

    private static async Task<Guid[]> AskAsync(HolmesClient client) =>
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => client.AskAsync(MainQuestion.Text, Cancellation)));

    private static async Task AssertAllEndedOnceAsync(HolmesClient client, IReadOnlyList<Guid> ids)
    {
        foreach (var id in ids)
        {
            MainQuestion.AssertAnswered(await client.WhenOverAsync(id, Cancellation));
            MainQuestion.AssertClean(await client.EventsAsync(id, Cancellation));
        }
    }

    private async Task StartOverBusAsync(Guid id)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(system.Broker) }.CreateConnectionAsync(Cancellation);
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), Cancellation);
        await channel.BasicPublishAsync(
            "holmes.start-execution.v1", "", mandatory: true, new BasicProperties { ContentType = "application/json", Persistent = true },
            Encoding.UTF8.GetBytes($$"""{"executionId":"{{id}}","query":"{{MainQuestion.Text}}","userId":"local"}"""), Cancellation);
    }
}

/// <summary>What a caller hears while the database is away.</summary>
internal static class Refusal
{
    public static async Task AssertAsync(HttpClient http, CancellationToken cancellation)
    {
        using var refused = await http.PostAsJsonAsync("api/executions", new { query = MainQuestion.Text }, cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Equal(503, (int)(await refused.Content.ReadFromJsonAsync<JsonNode>(cancellation))!["status"]!);
    }
}
