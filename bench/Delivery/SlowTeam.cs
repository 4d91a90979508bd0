using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Holmes.Bench.Delivery;

/// <summary>A foreign team whose steps last as long as it likes: it holds what it gets, and reports when it is told to.</summary>
internal sealed class SlowTeam : IAsyncDisposable
{
    public const string Question = "강남구 아파트 시세 확인하고 보고서 작성해줘";

    private const string Team = "slow";
    private const string Gives = "report.text";

    private readonly IConnection connection;
    private readonly IChannel channel;
    private readonly ConcurrentDictionary<(Guid, string, int), bool> known = new(); // what is sent again is not done again
    private readonly ConcurrentQueue<ExecuteStep> held = new();

    private SlowTeam(IConnection connection, IChannel channel) => (this.connection, this.channel) = (connection, channel);

    public int Held => held.Count;

    public static async Task<SlowTeam> StartAsync(string address, CancellationToken cancellation)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(address) }.CreateConnectionAsync(cancellation);
        var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellation);
        var team = new SlowTeam(connection, channel);
        var queue = await channel.QueueDeclareAsync(cancellationToken: cancellation);
        await channel.QueueBindAsync(queue.QueueName, "holmes.execute-step.v1", Team, cancellationToken: cancellation);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            team.Take(JsonNode.Parse(delivery.Body.Span)!["message"].Deserialize<ExecuteStep>(WireJson.Options)!);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, cancellation);
        await team.SendAsync("holmes.register-tools.v1", new RegisterTools(
            Team,
            [
                new ToolDescriptor(
                    "slow_report", Team, "report.draft", "Writes a report, slowly.", "1.0", [], Gives, CostClass.Free, LatencyClass.Minutes,
                    EffectClass.ReadOnly, FreshnessSeconds: 0, ConcurrencyLimit: 0, JsonElement.Parse("""{"type":"object"}""")),
            ]));
        return team;
    }

    /// <summary>Reports one of the steps it holds.</summary>
    /// <returns>Its execution; null when it holds none.</returns>
    public async Task<Guid?> ReportOneAsync()
    {
        if (!held.TryDequeue(out var step))
        {
            return null;
        }

        await SendAsync("holmes.report-step.v1", new ReportStep(
            step.ExecutionId, step.StepId, step.Attempt, IsFinal: true,
            [
                .. step.Calls.Select(call => new CallResult(
                    call.ToolCallId, call.DecisionId, call.Tool, call.Arguments, Outcome.Ok, 1, 1, Gives, WireJson.ToElement(new { text = "보고서를 썼습니다." }))),
            ]));
        return step.ExecutionId;
    }

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }

    private void Take(ExecuteStep step)
    {
        if (known.TryAdd((step.ExecutionId, step.StepId, step.Attempt), true))
        {
            held.Enqueue(step);
        }
    }

    private async Task SendAsync<T>(string exchange, T message) => await channel.BasicPublishAsync(
        exchange, "", mandatory: true, new BasicProperties { ContentType = "application/json", Persistent = true },
        JsonSerializer.SerializeToUtf8Bytes(message, WireJson.Options));
}
