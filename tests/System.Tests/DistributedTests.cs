using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Xunit;

namespace Holmes.WholeSystem;

/// <summary>Five processes over a real broker, and clients that share no code with them.</summary>
public sealed class DistributedTests(DistributedSystem system) : IClassFixture<DistributedSystem>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_crosses_five_processes_and_comes_back_through_the_edge()
    {
        using var client = new HolmesClient(system.Edge);

        var id = await client.AskAsync(MainQuestion.Text, Cancellation);
        var frames = await client.FramesAsync(id, after: 0, int.MaxValue, Cancellation);

        MainQuestion.AssertAnswered(await client.WhenOverAsync(id, Cancellation));
        var events = await client.EventsAsync(id, Cancellation);
        MainQuestion.AssertClean(events);
        MainQuestion.AssertLoanIsFedByThePrice(events);
        Assert.Equal(events.Count, frames.Count);
        await Eventually.TrueAsync(
            async () => (await client.GetAsync("api/memory/preferences", Cancellation))?["preferences"]!.AsArray().Count > 0,
            TimeSpan.FromSeconds(60), () => "Memory has learned nothing.", Cancellation);
        Assert.NotEmpty((await client.GetAsync("api/tools", Cancellation))!["tools"]!.AsArray());
        Assert.NotEmpty((await client.GetAsync("api/sessions", Cancellation))!["sessions"]!.AsArray());
    }

    [Fact]
    public async Task Another_language_starts_an_execution_with_bare_json_and_hears_its_end()
    {
        using var client = new HolmesClient(system.Edge);
        await using var channel = await OpenAsync();
        var ended = await ListenAsync(channel, "holmes.execution-completed.v1");
        var id = Guid.CreateVersion7();
        var start = $$"""{"executionId":"{{id}}","query":"{{MainQuestion.Text}}","userId":"local"}""";

        await SendAsync(channel, "holmes.start-execution.v1", start, "application/json");
        await SendAsync(channel, "holmes.start-execution.v1", start, "application/json"); // twice: it starts once

        JsonNode? told;
        do
        {
            told = await ended.Reader.ReadAsync(Cancellation);
        }
        while ((Guid?)told["message"]!["executionId"] != id);
        var events = await client.EventsAsync(id, Cancellation);
        MainQuestion.AssertClean(events);
        Assert.Equal(events.Count, (long)told["message"]!["sequence"]!);
    }

    [Fact]
    public async Task A_message_in_the_envelope_is_taken_as_well()
    {
        using var client = new HolmesClient(system.Edge);
        await using var channel = await OpenAsync();
        var id = Guid.CreateVersion7();
        var envelope = $$$"""
            {"messageId":"{{{Guid.CreateVersion7()}}}","messageType":["urn:message:holmes:start-execution:v1"],
             "message":{"executionId":"{{{id}}}","query":"{{{MainQuestion.Text}}}","userId":"local"}}
            """;

        await SendAsync(channel, "holmes.start-execution.v1", envelope, "application/vnd.masstransit+json");

        MainQuestion.AssertAnswered(await client.WhenOverAsync(id, Cancellation));
    }

    [Fact]
    public async Task Broken_messages_are_kept_as_dead_letters_and_harm_nobody()
    {
        using var client = new HolmesClient(system.Edge);
        await using var channel = await OpenAsync();
        string[] broken = ["{", "{}", "[]", """{"executionId":"x","query":1}""", """{"executionId":"0198f3c2-7d1e-7000-8000-000000000001","query":""}"""];

        foreach (var body in broken)
        {
            await SendAsync(channel, "holmes.start-execution.v1", body, "application/json");
        }

        JsonArray dead = [];
        await Eventually.TrueAsync(
            async () => (dead = (await client.GetAsync("api/dead-letters", Cancellation))!["deadLetters"]!.AsArray()).Count >= broken.Length,
            TimeSpan.FromSeconds(60), () => $"Of {broken.Length} broken messages {dead.Count} are dead letters.", Cancellation);
        Assert.All(dead, letter => Assert.Equal("holmes-supervisor-start-execution", (string?)letter!["queue"]));
        Assert.All(dead, letter => Assert.Equal("holmes.start-execution.v1", (string?)letter!["exchange"]));
        MainQuestion.AssertAnswered(await client.WhenOverAsync(await client.AskAsync(MainQuestion.Text, Cancellation), Cancellation));
    }

    [Theory]
    [InlineData("Teams")]
    [InlineData("Orchestrator")]
    [InlineData("Supervisor")]
    public async Task The_death_of_a_service_loses_no_execution(string victim)
    {
        using var client = new HolmesClient(system.Edge);
        var ids = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.AskAsync(MainQuestion.Text, Cancellation)));

        await system.KillAsync(victim);
        await system.StartAsync(victim);

        foreach (var id in ids)
        {
            MainQuestion.AssertAnswered(await client.WhenOverAsync(id, Cancellation));
            MainQuestion.AssertClean(await client.EventsAsync(id, Cancellation));
        }
    }

    private async Task<IChannel> OpenAsync()
    {
        var connection = await new ConnectionFactory { Uri = new Uri(system.Broker) }.CreateConnectionAsync(Cancellation);
        return await connection.CreateChannelAsync(cancellationToken: Cancellation);
    }

    private static async Task SendAsync(IChannel channel, string exchange, string body, string contentType) =>
        await channel.BasicPublishAsync(
            exchange, "", mandatory: true, new BasicProperties { ContentType = contentType, Persistent = true }, Encoding.UTF8.GetBytes(body), Cancellation);

    private static async Task<Channel<JsonNode>> ListenAsync(IChannel channel, string exchange)
    {
        var heard = Channel.CreateUnbounded<JsonNode>();
        await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true, cancellationToken: Cancellation);
        var queue = await channel.QueueDeclareAsync(cancellationToken: Cancellation);
        await channel.QueueBindAsync(queue.QueueName, exchange, "", cancellationToken: Cancellation);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) => await heard.Writer.WriteAsync(JsonNode.Parse(delivery.Body.Span)!);
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, Cancellation);
        return heard;
    }
}
