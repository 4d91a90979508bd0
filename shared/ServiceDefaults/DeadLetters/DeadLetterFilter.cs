using System.Diagnostics.Metrics;
using System.Runtime.Serialization;
using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace Holmes.ServiceDefaults.DeadLetters;

/// <summary>What happens to a message of this queue that threw, or that nobody consumes: it is kept, with the reason.</summary>
internal sealed partial class DeadLetterFilter(
    string queue, IDeadLetters deadLetters, TimeProvider clock, ILogger<DeadLetterFilter> logger)
    : IFilter<ExceptionReceiveContext>, IFilter<ReceiveContext>
{
    private static readonly Counter<long> Died = Telemetry.Meter.CreateCounter<long>(
        "holmes.dead_letters", description: "Messages that could not be consumed.");

    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        context.CancellationToken.ThrowIfCancellationRequested(); // its channel is gone, or the process stops: it comes again
        await KeepAsync(context, IsUnreadable(context.Exception) ? Reasons.Unreadable : Reasons.Failed, context.Exception);
        await next.Send(context);
    }

    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        if (!context.HasPayloadType(typeof(Kept))) // what could not be read comes by here too, as not consumed
        {
            await KeepAsync(context, Reasons.UnknownType, exception: null);
        }

        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("deadLetter");

    public async Task KeepAsync(ReceiveContext context, string reason, Exception? exception)
    {
        var basic = context.TryGetPayload<RabbitMqBasicConsumeContext>(out var rabbit) ? rabbit : null;
        var letter = new DeadLetter(
            queue, basic?.Exchange, EnvelopeOf(context, basic), context.Body.GetBytes(), reason,
            exception is null ? null : Cause.Of(exception), clock.GetUtcNow());
        await deadLetters.KeepAsync(letter, context);
        context.GetOrAddPayload(() => new Kept());
        Died.Add(1, new KeyValuePair<string, object?>("queue", queue), new("reason", reason));
        LogKept(logger, exception, queue, reason, letter.Id);
    }

    private sealed record Kept;

    private static bool IsUnreadable(Exception? exception) =>
        exception is SerializationException or JsonException || (exception?.InnerException is { } inner && IsUnreadable(inner));

    private static Envelope EnvelopeOf(ReceiveContext context, RabbitMqBasicConsumeContext? rabbit) => rabbit is not null
        ? BrokerDeadLetters.EnvelopeOf(rabbit.Properties)
        : new(
            context.TransportHeaders.Get<string>(MessageHeaders.MessageId), context.ContentType?.ToString(), null, null, null,
            context.TransportHeaders.GetAll()
                .Where(header => header.Key is not (MessageHeaders.MessageId or MessageHeaders.ContentType))
                .ToDictionary(header => header.Key, header => JsonSerializer.SerializeToElement($"{header.Value}")));

    [LoggerMessage(Level = LogLevel.Error, Message = "A message of {Queue} is a dead letter ({Reason}): {DeadLetterId}.")]
    private static partial void LogKept(ILogger logger, Exception? exception, string queue, string reason, Guid deadLetterId);
}
