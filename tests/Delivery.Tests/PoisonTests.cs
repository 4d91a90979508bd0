using System.Net;
using System.Text;
using Holmes.Testing;
using Xunit;

namespace Holmes.Delivery;

/// <summary>Messages nobody can consume, on both transports: each ends as a dead letter, byte for byte, and harms nobody.</summary>
public abstract class PoisonTests(PostgresServer postgres) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("holmes-delivery-").FullName;

    private Victims victims = null!;
    private ITransport transport = null!;

    [Fact]
    public async Task Every_kind_of_poison_is_kept_with_its_reason_and_its_neighbours_are_consumed()
    {
        var huge = Encoding.UTF8.GetBytes($$"""{"executionId":"{{Guid.CreateVersion7()}}","inputId":7,"decision":"approve","userId":"{{new string('x', 5 << 20)}}"}""");
        (byte[] Body, string Reason, string Type)[] poisons =
        [
            ("{"u8.ToArray(), "unreadable", "application/json"),
            ([0xFF, 0x00, 0xFE], "unreadable", "application/json"),
            ("""{"executionId":"0198f3c2-7d1e-7000-8000-000000000001"}"""u8.ToArray(), "unreadable", "application/json"),
            (Input("work-0", decision: "perhaps"), "unreadable", "application/json"),
            (huge, "unreadable", "application/json"),
            ("""{"messageId":"0198f3c2-7d1e-7000-8000-000000000009","messageType":["urn:message:holmes:unheard-of:v1"],"message":{}}"""u8.ToArray(),
                "unknownType", "application/vnd.masstransit+json"),
            (Input("throws-0"), "failed", "application/json"),
        ];

        for (var i = 0; i < poisons.Length; i++)
        {
            await transport.SendAsync(Input($"work-before-{i}"));
            await transport.SendAsync(poisons[i].Body, Id(i), poisons[i].Type);
        }

        await transport.SendAsync(Input("work-last"));
        var dead = await victims.WhenDeadAsync(poisons.Length);
        await victims.WhenDoneAsync([.. Enumerable.Range(0, poisons.Length).Select(i => $"work-before-{i}"), "work-last"]);

        Assert.Equal(poisons.Length, dead.Count);
        for (var i = 0; i < poisons.Length; i++)
        {
            var letter = Assert.Single(dead, one => (string?)one["messageId"] == Id(i));
            Assert.Equal(poisons[i].Reason, (string?)letter["reason"]);
            Assert.Equal(Victim.VictimHost.Queue, (string?)letter["queue"]);
            Assert.Equal(poisons[i].Body.Length, (int)letter["size"]!);
            Assert.Equal(1, (int)letter["times"]!);
        }

        var details = await victims.JsonAsync($"api/dead-letters/{(string)dead.Single(one => (string?)one["messageId"] == Id(1))["id"]!}");
        Assert.Equal(Convert.ToBase64String(poisons[1].Body), (string?)details["body"]);
        Assert.Equal("kept", (string?)details["envelope"]!["headers"]!["of-the-sender"]);
        var thrown = dead.Single(one => (string?)one["messageId"] == Id(6));
        Assert.Equal(("System.InvalidOperationException", "It always throws."), ((string?)thrown["exceptionType"], (string?)thrown["exceptionMessage"]));
    }

    [Fact]
    public async Task A_retry_that_fails_comes_back_with_a_raised_count_and_one_that_works_does_not()
    {
        await transport.SendAsync(Input("throws-again"), Id(20));
        var id = (string)(await victims.WhenDeadAsync(1))[0]["id"]!;

        Assert.Equal(HttpStatusCode.Accepted, (await victims.SendAsync(HttpMethod.Post, $"api/dead-letters/{id}/retry")).StatusCode);
        await Eventually.TrueAsync(
            async () => (await victims.DeadAsync()) is [var back] && (int)back["times"]! == 2 && (int)back["retries"]! == 1, () => "It did not come back.");

        victims.Mend();
        Assert.Equal(HttpStatusCode.Accepted, (await victims.SendAsync(HttpMethod.Post, "api/dead-letters/retry")).StatusCode);
        await victims.WhenDoneAsync("throws-again");
        await Eventually.TrueAsync(async () => (await victims.DeadAsync()).Count == 0, () => "It is dead all the same.");
        var retried = Assert.Single(await victims.DeadAsync("retried"));
        Assert.Equal((2, 2), ((int)retried["times"]!, (int)retried["retries"]!));
    }

    [Fact]
    public async Task A_consumer_that_says_it_was_cancelled_loses_no_message()
    {
        await transport.SendAsync(Input("cancels-0"), Id(30));
        await transport.SendAsync(Input("work-after"));

        Assert.Equal(Id(30), (string?)(await victims.WhenDeadAsync(1))[0]["messageId"]);
        await victims.WhenDoneAsync("work-after");
    }

    [Fact]
    public async Task Dropping_is_for_good_and_everything_is_for_the_operator_alone()
    {
        await transport.SendAsync("{"u8.ToArray(), Id(40));
        await transport.SendAsync("["u8.ToArray(), Id(41));
        var dead = await victims.WhenDeadAsync(2);

        Assert.Equal(HttpStatusCode.Forbidden, (await victims.SendAsync(HttpMethod.Get, "api/dead-letters", "somebody")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await victims.SendAsync(HttpMethod.Delete, $"api/dead-letters/{(string)dead[0]["id"]!}", "somebody")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await victims.SendAsync(HttpMethod.Delete, "api/dead-letters")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await victims.SendAsync(HttpMethod.Delete, $"api/dead-letters/{(string)dead[0]["id"]!}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await victims.SendAsync(HttpMethod.Post, $"api/dead-letters/{(string)dead[0]["id"]!}/retry")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await victims.SendAsync(HttpMethod.Delete, "api/dead-letters?all=true")).StatusCode);
        Assert.Empty(await victims.DeadAsync("all"));
    }

    public async ValueTask InitializeAsync()
    {
        victims = await Victims.StartAsync(await postgres.NewDatabaseAsync(), Broker, folder);
        transport = await OpenAsync(victims);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await transport.DisposeAsync();
        await victims.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    protected abstract string? Broker { get; }

    private protected abstract Task<ITransport> OpenAsync(Victims victims);

    private static string Id(int n) => $"0198f3c2-7d1e-7000-8000-0000000001{n:00}";

    internal static byte[] Input(string inputId, string decision = "approve") => Encoding.UTF8.GetBytes(
        $$"""{"executionId":"{{Guid.CreateVersion7()}}","inputId":"{{inputId}}","decision":"{{decision}}","userId":"{{inputId.Split('-')[0]}}"}""");
}

public sealed class PoisonInMemoryTests(PostgresServer postgres) : PoisonTests(postgres), IClassFixture<PostgresServer>
{
    protected override string? Broker => null;

    private protected override Task<ITransport> OpenAsync(Victims victims) => Task.FromResult<ITransport>(new InMemory(victims.Services));
}

[Collection(nameof(RabbitMqServer))]
public sealed class PoisonOverBrokerTests(PostgresServer postgres, RabbitMqServer rabbitMq)
    : PoisonTests(postgres), IClassFixture<PostgresServer>, IClassFixture<RabbitMqServer>
{
    protected override string? Broker => rabbitMq.Address;

    private protected override async Task<ITransport> OpenAsync(Victims victims) => await OverBroker.OpenAsync(rabbitMq.Address);
}
