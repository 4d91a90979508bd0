using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Holmes.Cli.Http;

namespace Holmes.Cli.Ask;

/// <param name="Name">ExecutionPlanned, ToolSelected, …</param>
internal sealed record ExecutionEvent(long Version, string Name, JsonElement Data)
{
    public bool IsLast => Name is "ExecutionCompleted" or "ExecutionFailed" or "ExecutionCancelled";
}

/// <summary>An execution's events as they happen; after a broken connection, on from the last one received.</summary>
internal static class EventStream
{
    private const int MostReconnects = 10;
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60); // the server is never silent for longer than 15 s
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async IAsyncEnumerable<ExecutionEvent> FollowAsync(
        HolmesClient holmes, string executionId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = 0L;
        for (var broken = 0; ;)
        {
            await using var events = ConnectAsync(holmes, executionId, last, cancellation).GetAsyncEnumerator(cancellation);
            while (await TryNextAsync(events, cancellation))
            {
                (last, broken) = (events.Current.Version, 0);
                yield return events.Current;
                if (events.Current.IsLast)
                {
                    yield break;
                }
            }

            if (++broken > MostReconnects)
            {
                throw new CannotContinueException($"The connection to {holmes.Server} was lost; the execution {executionId} goes on there.");
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    private static async Task<bool> TryNextAsync(IAsyncEnumerator<ExecutionEvent> events, CancellationToken cancellation)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (Exception lost) when (lost is IOException or HttpRequestException or OperationCanceledException or CannotContinueException)
        {
            cancellation.ThrowIfCancellationRequested();
            return false;
        }
    }

    private static async IAsyncEnumerable<ExecutionEvent> ConnectAsync(
        HolmesClient holmes, string executionId, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/executions/{executionId}/stream");
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.TryAddWithoutValidation("Last-Event-ID", after.ToString(CultureInfo.InvariantCulture));
        using var answer = await holmes.OpenAsync(request, cancellation);
        await using var body = new ObservedStream(await answer.Content.ReadAsStreamAsync(cancellation), silence: Silence);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(cancellation))
        {
            if (item.EventType != SseParser.EventTypeDefault)
            {
                continue; // a piece of an answer that is still being written
            }

            using var frame = JsonDocument.Parse(item.Data);
            var root = frame.RootElement;
            yield return new ExecutionEvent(
                (long)root.Number("version"), root.Text("event"), (root.Get("data") ?? default).Clone());
        }
    }
}
