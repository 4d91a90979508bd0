using System.Text.Json.Nodes;
using Holmes.LocalServers;
using Xunit;

namespace Holmes.WholeSystem;

/// <summary>All five services in one process, with the private database that the process starts itself.</summary>
public sealed class StandaloneTests : IAsyncLifetime
{
    private readonly string data = Directory.CreateTempSubdirectory("holmes-system-").FullName;
    private ServiceProcess? running;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_is_answered_by_the_right_tools_in_the_right_order_and_shown_without_a_hole()
    {
        using var client = await StartAsync();

        var id = await client.AskAsync(MainQuestion.Text, Cancellation);
        var frames = await client.FramesAsync(id, after: 0, int.MaxValue, Cancellation);
        var state = await client.WhenOverAsync(id, Cancellation);

        MainQuestion.AssertAnswered(state);
        var events = await client.EventsAsync(id, Cancellation);
        MainQuestion.AssertLoanIsFedByThePrice(events);
        MainQuestion.AssertClean(events);
        Assert.Equal(events.Select(e => (long)e["version"]!), frames.Select(frame => (long)frame["sequence"]!));

        // Whoever comes back later gets exactly what was missed.
        var rest = await client.FramesAsync(id, after: 5, int.MaxValue, Cancellation);
        Assert.Equal(frames.Count - 5, rest.Count);
        Assert.All(frames.Skip(5).Zip(rest), pair => Assert.True(JsonNode.DeepEquals(pair.First, pair.Second), pair.Second.ToJsonString()));
    }

    [Fact]
    public async Task Twenty_executions_survive_the_death_of_the_process_and_none_runs_twice()
    {
        using var client = await StartAsync();
        await client.WhenOverAsync(await client.AskAsync(MainQuestion.Text, Cancellation), Cancellation);

        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => client.AskAsync(MainQuestion.Text, Cancellation, $"key-{n}")));
        await running!.KillAsync();
        using var after = await StartAsync();
        var again = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => after.AskAsync(MainQuestion.Text, Cancellation, $"key-{n}")));

        Assert.Equal(ids, again);
        foreach (var id in ids)
        {
            MainQuestion.AssertAnswered(await after.WhenOverAsync(id, Cancellation));
            MainQuestion.AssertClean(await after.EventsAsync(id, Cancellation));
        }
    }

    [Fact]
    public async Task A_follow_up_is_understood_from_the_question_before_it()
    {
        using var client = await StartAsync();
        var session = Guid.CreateVersion7();
        await client.WhenOverAsync(await client.AskAsync("강남구 아파트 전세 시세 알려줘", Cancellation, sessionId: session), Cancellation);

        var state = await client.WhenOverAsync(await client.AskAsync("그럼 서초구는?", Cancellation, sessionId: session), Cancellation);

        var call = state["steps"]!.AsArray().SelectMany(step => step!["toolCalls"]!.AsArray()).Single(one => (string?)one!["tool"] == "market_data")!;
        Assert.Equal("서초구", (string?)call["arguments"]!["regions"]![0]!["gu"]);
        Assert.Equal("jeonse", (string?)call["arguments"]!["tradeType"]);
    }

    [Fact]
    public async Task Without_the_database_requests_are_refused_and_what_runs_goes_on_when_it_is_back()
    {
        var folder = Path.Combine(data, "postgres");
        var postgres = await PrivatePostgres.StartAsync(folder, cancellation: Cancellation);
        using var client = await StartAsync(postgres.ConnectionString);
        using var http = new HttpClient { BaseAddress = running!.Address, Timeout = TimeSpan.FromSeconds(20) };
        var ids = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.AskAsync(MainQuestion.Text, Cancellation)));

        await postgres.StopAsync();
        await Refusal.AssertAsync(http, Cancellation);
        await using var again = await PrivatePostgres.StartAsync(folder, cancellation: Cancellation);

        foreach (var id in ids)
        {
            MainQuestion.AssertAnswered(await client.WhenOverAsync(id, Cancellation));
            MainQuestion.AssertClean(await client.EventsAsync(id, Cancellation));
        }

        Assert.Empty((await client.GetAsync("api/dead-letters", Cancellation))!["deadLetters"]!.AsArray());
        await running!.DisposeAsync(); // before the database goes
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (running is not null)
        {
            await running.DisposeAsync();
        }

        await LeftServers.RemoveAsync(Path.Combine(data, "postgres"), Path.Combine(data, "rabbitmq"));
        Directory.Delete(data, recursive: true);
    }

    private async Task<HolmesClient> StartAsync(string? postgres = null)
    {
        running = ServiceProcess.Start(
            "Standalone", FreePort.Next(),
            new Dictionary<string, string> { ["Holmes__Data"] = data, ["ConnectionStrings__Postgres"] = postgres ?? "" });
        await running.WhenReadyAsync(Cancellation);
        return new HolmesClient(running.Address);
    }
}
