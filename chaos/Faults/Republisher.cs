using Holmes.Chaos.Load;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Holmes.Chaos.Faults;

/// <summary>Delivers some messages once or twice more, each after a time of its own: doubled, and out of order.</summary>
internal sealed class Republisher(Bus bus, Func<string> address, int seed)
{
    private const double Share = 0.2;
    private const double LongestDelaySeconds = 5;

    private static readonly Dictionary<string, string> Queues = new()
    {
        ["holmes.start-execution.v1"] = "holmes-supervisor-start-execution",
        ["holmes.record-orchestration.v1"] = "holmes-supervisor-record-orchestration",
        ["holmes.report-step.v1"] = "holmes-supervisor-report-step",
        ["holmes.record-answer.v1"] = "holmes-supervisor-record-answer",
        ["holmes.provide-input.v1"] = "holmes-supervisor-provide-input",
        ["holmes.orchestrate-execution.v1"] = "holmes-orchestrator-orchestrate-execution",
        ["holmes.compose-answer.v1"] = "holmes-orchestrator-compose-answer",
    };

    private static readonly string[] Teams = ["search", "analysis", "document"];

    private readonly Random random = new(seed);
    private int sent;

    public int Sent => sent;

    public Task RunAsync(Action ready, CancellationToken cancellation) => BusConsumer.RunAsync(
        address, "chaos-tap",
        [.. Queues.Keys.Select(exchange => (exchange, "")), .. Teams.Select(team => ("holmes.execute-step.v1", team))],
        delivery =>
        {
            Consider(delivery, cancellation);
            return Task.CompletedTask;
        },
        ready, cancellation);

    private void Consider(BasicDeliverEventArgs delivery, CancellationToken cancellation)
    {
        int copies;
        lock (random)
        {
            copies = random.NextDouble() < Share ? random.Next(1, 3) : 0;
        }

        var queue = Queues.GetValueOrDefault(delivery.Exchange) ?? $"holmes-teams-{delivery.RoutingKey}";
        var (body, properties) = (delivery.Body.ToArray(), new BasicProperties(delivery.BasicProperties));
        for (var copy = 0; copy < copies; copy++)
        {
            _ = SendLaterAsync(queue, properties, body, cancellation);
        }
    }

    private async Task SendLaterAsync(string queue, BasicProperties properties, byte[] body, CancellationToken cancellation)
    {
        double seconds;
        lock (random)
        {
            seconds = random.NextDouble() * LongestDelaySeconds;
        }

        try
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), cancellation);
            await bus.SendAsync("", queue, properties, body, cancellation);
            Interlocked.Increment(ref sent);
        }
        catch (OperationCanceledException)
        {
            // The test is over, and with it the wish for confusion.
        }
    }
}
