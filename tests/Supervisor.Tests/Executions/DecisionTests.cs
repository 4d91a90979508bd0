using Holmes.Contracts.Executions;
using Holmes.ServiceDefaults;
using Holmes.Supervisor.Executions;
using Holmes.Testing;
using Marten;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Xunit;
using static Holmes.Supervisor.Tests.Executions.Given;

namespace Holmes.Supervisor.Tests.Executions;

public sealed class DecisionTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_decision_is_told_with_every_try_and_with_what_replaced_it()
    {
        var (first, second) = (Decision("d1", "tool1"), Decision("d2", "tool2") with { Tactic = new("anotherTool", "timeout", 1, 1, [], Policy) });
        var views = DecisionView.Of(Facts(
            Started(), new OrchestrationStarted(1), new ToolSelected(first),
            new ToolFailed("s1", 1, Of(first, Outcome.Failed, 0)), new ToolFailed("s1", 2, Of(first, Outcome.Failed, 0)),
            new OrchestrationStarted(2, "s1", "it failed"), new ToolSelected(second), new StrategyAdjusted(2, "s1", "another tool"),
            new ToolCompleted("s1", 3, Of(second, Outcome.Ok, 0.9))));

        Assert.Equal([first.DecisionId, second.DecisionId], views.Select(view => view.Decision.DecisionId));
        Assert.Equal([1, 2], views[0].Calls.Select(call => call.Attempt));
        Assert.Equal(new DecisionRepair(second.DecisionId, "tool2", "anotherTool", "another tool"), Assert.Single(views[0].RepairedBy));
        Assert.Equal((Outcome.Ok, 0.9), (views[1].Calls.Single().Outcome, views[1].Calls.Single().Quality));
        Assert.Empty(views[1].RepairedBy);
    }

    [Fact]
    public async Task A_decision_is_found_by_its_id_and_by_index_alone()
    {
        var connection = await postgres.NewDatabaseAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Postgres", connection)]).Build();
        await using var store = DocumentStore.For(options => options.ConfigureExecutions(configuration));
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await using var database = NpgsqlDataSource.Create(configuration.Postgres());
        var index = new DecisionIndex(database);
        await index.StartAsync(Cancellation);
        await index.StartAsync(Cancellation); // another instance
        await using (var session = store.LightweightSession())
        {
            session.Events.Append(Id, Started(), new ToolSelected(Decision("d1", "tool1")));
            await session.SaveChangesAsync(Cancellation);
        }

        Assert.Equal(Id, await index.FindAsync(Decision("d1", "tool1").DecisionId, Cancellation));
        Assert.Null(await index.FindAsync(Guid.Empty, Cancellation));
        await using var explain = database.CreateCommand(
            $"set enable_seqscan = off; explain (format json) select stream_id from supervisor.mt_events where type = 'tool_selected' and (data -> 'decision' ->> 'decisionId') = '{Id}'");
        Assert.Contains("ndex", (string?)await explain.ExecuteScalarAsync(Cancellation), StringComparison.Ordinal);

        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(); // a later start leaves the index alone
        await using var left = database.CreateCommand($"select count(*) from pg_indexes where schemaname = 'supervisor' and indexname = '{EventStore.DecisionIndex}'");
        Assert.Equal(1L, await left.ExecuteScalarAsync(Cancellation));
    }

    private static IReadOnlyList<StoredFact> Facts(params IStoredEvent[] events) =>
        [.. events.Select((e, place) => new StoredFact(Id, place + 1, Noon.AddSeconds(place), null, e))];

    private static ToolDecision Decision(string id, string tool) => new(
        Holmes.Contracts.DerivedId.From(id), "s1", "market.price", tool, "1", Json("{}"), 0.9, "live", "because",
        new(IntentType.MarketInquiry, "general", ["search"]), [], Policy, new(false));

    private static Holmes.Contracts.Teams.CallResult Of(ToolDecision decision, Outcome outcome, double quality) =>
        Call("s1", 1, outcome, quality) with { DecisionId = decision.DecisionId, Tool = decision.Tool };
}
