using System.Runtime.InteropServices;
using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Notifier.Log;
using MassTransit;

namespace Holmes.Notifier.Live;

/// <summary>Hears what was committed. Only what somebody follows is looked at; losing any of it loses nothing.</summary>
public sealed class HintConsumer(LiveFeeds feeds, LiveSessions sessions) : IConsumer<EventsCommitted>
{
    public Task Consume(ConsumeContext<EventsCommitted> context)
    {
        Hear(context.Message);
        return Task.CompletedTask;
    }

    public void Hear(EventsCommitted committed)
    {
        foreach (var hint in committed.Events)
        {
            feeds.Find(hint.ExecutionId)?.Offer(
                new LogEntry(hint.Version, hint.Event, hint.OccurredAt, hint.CausationId, OneLine(hint.Data)));
            if (hint.Event == EventNames.ExecutionStarted && sessions.IsAnybodyWatching)
            {
                var owner = WireJson.Read<Owner>(hint.Data);
                sessions.Offer(new StartedExecution(hint.ExecutionId, owner.UserId, owner.SessionId));
            }
        }
    }

    private static byte[] OneLine(JsonElement data) => JsonMarshal.GetRawUtf8Value(data) is var raw && raw.Contains((byte)'\n')
        ? JsonSerializer.SerializeToUtf8Bytes(data, WireJson.Options)
        : raw.ToArray();

    private sealed record Owner(string UserId, Guid SessionId);
}
