using System.Diagnostics.Metrics;
using Holmes.Contracts.Executions;
using Holmes.Notifier.Sockets;
using Holmes.Notifier.Tests.Edge;

namespace Holmes.Notifier.Tests.Live;

public sealed class DeliveryTests(SupervisorLog log) : IClassFixture<SupervisorLog>
{
    private readonly List<LoggedEvent> late = [];

    [Theory]
    [InlineData(1, 1 << 20)]
    [InlineData(2, 2_000)] // so little is held in memory that most is read from the log again
    public async Task Everybody_gets_every_event_once_and_in_order_whatever_happens_to_the_hints(int seed, int windowBytes)
    {
        const int Last = 300;
        await using var edge = await EdgeServer.StartAsync(log.ConnectionString, ("Feeds:WindowBytes", $"{windowBytes}"));
        var (random, execution) = (new Random(seed), Guid.CreateVersion7());
        await log.AppendAsync(execution, 0, Story.Started(Guid.CreateVersion7()), Story.Note(2), Story.Note(3));
        var clients = new List<Task>();
        for (var version = 3; version < Last; version++)
        {
            var hints = await log.AppendAsync(execution, version, Story.Note(version + 1));
            clients.AddRange(Enumerable.Range(0, version % 6 == 0 ? 1 : 0).Select(_ => FollowAsync(edge, execution, random.Next(version), Last)));
            await HintBadlyAsync(edge, hints, random);
        }

        Assert.Equal(50, clients.Count + 1);
        await Task.WhenAll([.. clients, FollowAsync(edge, execution, 0, Last)]);
    }

    [Fact]
    public async Task What_no_hint_tells_is_found_in_the_log()
    {
        await using var edge = await EdgeServer.StartAsync(log.ConnectionString);
        var execution = Guid.CreateVersion7();
        await log.AppendAsync(execution, 0, Story.Started(Guid.CreateVersion7()));
        using var client = await SocketClient.ConnectAsync(edge, $"/ws/executions/{execution}");
        Frames.Are(1, 1, await client.UntilAsync(1));

        await log.AppendAsync(execution, 1, Story.Note(2), Story.Note(3));

        Frames.Are(2, 3, await client.UntilAsync(3));
    }

    [Fact]
    public async Task A_hint_that_the_log_does_not_bear_out_is_not_shown()
    {
        await using var edge = await EdgeServer.StartAsync(log.ConnectionString);
        var execution = Guid.CreateVersion7();
        await log.AppendAsync(execution, 0, Story.Started(Guid.CreateVersion7()));
        using var client = await SocketClient.ConnectAsync(edge, $"/ws/executions/{execution}");
        await client.UntilAsync(1);

        await edge.HintAsync(new LoggedEvent(execution, 7, "StepProgressed", Story.At, null, Contracts.WireJson.ToElement(new { stepId = "s1" })));
        await log.AppendAsync(execution, 1, Story.Note(2));

        Frames.Are(2, 2, await client.UntilAsync(2));
    }

    [Fact]
    public async Task A_slow_client_is_told_so_and_goes_on_where_it_was()
    {
        const int Last = 400;
        await using var edge = await EdgeServer.StartAsync(
            log.ConnectionString, ("Sockets:SendLimit", "00:00:01"), ("Sockets:Patience", "00:00:00.200"));
        var execution = Guid.CreateVersion7();
        await log.AppendAsync(execution, 0, [Story.Started(Guid.CreateVersion7()), .. Enumerable.Range(2, Last - 1).Select(n => Story.Note(n, 30_000))]);
        var foundSlow = new TaskCompletionSource();
        using var listener = Listen(SocketMeter.ClosedName, 4008, foundSlow);
        using var slow = await SocketClient.ConnectAsync(edge, $"/ws/executions/{execution}");

        await foundSlow.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var seen = await slow.UntilAsync(Last);

        Assert.Equal(4008, slow.CloseCode);
        Assert.InRange(seen.Count, 1, Last - 1);
        Frames.Are(1, seen.Count, seen);
        while (seen.Count < Last) // on a busy machine even a willing reader can be found slow
        {
            using var again = await SocketClient.ConnectAsync(edge, $"/ws/executions/{execution}?after={seen.Count}");
            seen.AddRange(await again.UntilAsync(Last));
        }

        Frames.Are(1, Last, seen);
    }

    private static MeterListener Listen(string instrument, int code, TaskCompletionSource heard)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (published, self) =>
            {
                if (published.Name == instrument)
                {
                    self.EnableMeasurementEvents(published);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            if (Equals(tags[0].Value, code))
            {
                heard.TrySetResult();
            }
        });
        listener.Start();
        return listener;
    }

    private static async Task FollowAsync(EdgeServer edge, Guid execution, long after, long last)
    {
        using var client = await SocketClient.ConnectAsync(edge, $"/ws/executions/{execution}?after={after}");
        Frames.Are(after + 1, last, await client.UntilAsync(last));
        await client.CloseAsync();
    }

    /// <summary>Lost, twice, late, or as it should be.</summary>
    private async Task HintBadlyAsync(EdgeServer edge, LoggedEvent[] hints, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                break;
            case 1:
                await edge.HintAsync([.. hints, .. hints]);
                break;
            case 2:
                late.AddRange(hints);
                break;
            default:
                await edge.HintAsync(hints);
                await edge.HintAsync([.. late]);
                late.Clear();
                break;
        }
    }
}
