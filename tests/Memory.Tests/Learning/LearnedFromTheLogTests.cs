using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.Learning.Policies;
using Holmes.Memory.Conversations;
using Holmes.Memory.Learning;
using Holmes.ServiceDefaults;
using Holmes.Testing;
using Xunit;
using static Holmes.Memory.Tests.Given;

namespace Holmes.Memory.Tests.Learning;

/// <summary>The statistics against a real PostgreSQL, with the daemon a host runs.</summary>
public sealed class LearnedFromTheLogTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static readonly ToolPreference Prices =
        new(IntentType.MarketInquiry, "for market_prices", "market_prices", 2, 1, 0, 0, 1, 0.4, 200, 0.8);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_become_statistics_that_are_published_once_they_can_be_read()
    {
        await using var memory = await MemoryServer.StartAsync(await postgres.NewDatabaseAsync());

        await AskAsync(memory);

        var heard = await Eventually.Sees(() => Task.FromResult(memory.Heard.All), all => all.Any(one => one.Preferences.Sum(row => row.Tries) == 3));
        Assert.Equal([new(IntentType.LegalConsult, "for law_search", "law_search", 1, 1, 0, 0, 0, 0.8, 100, 1), Prices], Rounded(heard[^1].Preferences));
        Assert.True(heard[^1].Position > 0);
        Assert.All(heard, one => Assert.NotEmpty(one.Preferences)); // told after the page was saved, never before
    }

    [Fact]
    public async Task Whoever_asks_is_told_again()
    {
        await using var memory = await MemoryServer.StartAsync(await postgres.NewDatabaseAsync());
        await AskAsync(memory);
        await LearnedAsync(memory, 3);
        var before = await Eventually.Sees(() => Task.FromResult(memory.Heard.All), all => all.Any(one => one.Preferences.Sum(row => row.Tries) == 3));

        await memory.AskForPreferencesAsync();

        var after = await Eventually.Sees(() => Task.FromResult(memory.Heard.All), all => all.Count > before.Count);
        Assert.Equal(
            (before[^1].Position, WireJson.ToElement(before[^1].Preferences).GetRawText()),
            (after[^1].Position, WireJson.ToElement(after[^1].Preferences).GetRawText()));
    }

    [Fact]
    public async Task With_nothing_learned_whoever_asks_is_told_so()
    {
        await using var memory = await MemoryServer.StartAsync(await postgres.NewDatabaseAsync());

        await memory.AskForPreferencesAsync();

        var heard = await Eventually.Sees(() => Task.FromResult(memory.Heard.All), all => all.Count > 0);
        Assert.Equal((0, 0), (heard[0].Position, heard[0].Preferences.Count));
    }

    [Fact]
    public async Task A_call_is_understood_by_a_decision_of_long_ago()
    {
        await using var memory = await MemoryServer.StartAsync(await postgres.NewDatabaseAsync());
        var id = Guid.CreateVersion7();
        await memory.AppendAsync(id, Started("kim", id, "?"), Selected("d1", IntentType.MarketInquiry, "market_prices"));
        await Eventually.Sees(() => memory.AllAsync<Turn>(), turns => turns.Count == 1); // seen, and gone by

        await memory.AppendAsync(id, new ToolCompleted(Call("d1", "market_prices")));

        Assert.Equal(IntentType.MarketInquiry, (await LearnedAsync(memory, 1)).Single().QueryType);
    }

    [Fact]
    public async Task Reused_and_skipped_calls_and_calls_nobody_decided_on_change_nothing()
    {
        await using var memory = await MemoryServer.StartAsync(await postgres.NewDatabaseAsync());
        var id = Guid.CreateVersion7();
        await memory.AppendAsync(
            id, Started("kim", id, "?"), Selected("d1", IntentType.MarketInquiry, "market_prices"),
            new ToolCompleted(Call("d1", "market_prices", reusedFrom: id)),
            new ToolCompleted(Call("d1", "market_prices", Outcome.Skipped)),
            new ToolCompleted(Call("nobody", "market_prices")),
            new ToolCompleted(Call("d1", "market_prices")));

        Assert.Equal(1, (await LearnedAsync(memory, 1)).Single().Tries);
    }

    [Fact]
    public async Task Rebuilding_gives_the_same_bytes_and_archived_executions_count()
    {
        await using var memory = await MemoryServer.StartAsync(await postgres.NewDatabaseAsync());
        await AskAsync(memory);
        await LearnedAsync(memory, 3);
        await Eventually.Sees(() => memory.AllAsync<Turn>(), turns => turns.Count == 3 && turns.All(turn => turn.Ended is not null));
        var saved = (await memory.AllAsync<LearnedState>()).Single();
        var turns = await RowsAsync<Turn>(memory);

        await memory.StoreAsync(new Turn(Guid.CreateVersion7(), Guid.CreateVersion7(), "nobody", "never asked", Noon));
        await memory.RebuildAsync(TurnProjection.ShardName);
        Assert.Equal(turns, await RowsAsync<Turn>(memory));

        await memory.ArchiveAsync((await memory.AllAsync<Turn>())[0].Id);
        var again = new LearningFold(Policy.Hdt.Parameters);
        await foreach (var row in memory.Get<LogReader>().ReadAsync(0, saved.Position, evidence: false, Cancellation))
        {
            again.Apply(row);
        }

        again.Pass(saved.Position);
        Assert.Equal(saved.Bytes, LearningBytes.Of(again));
    }

    [Fact]
    public async Task What_is_told_holds_beliefs_of_tools_and_strategies()
    {
        await using var memory = await MemoryServer.StartAsync(await postgres.NewDatabaseAsync());
        var step = new PlannedStep("s1", "search", "?", [], []);
        await memory.AppendAsync(
            Guid.CreateVersion7(), Started("kim", Guid.CreateVersion7(), "?"),
            new PlannedSteps(new Intent(IntentType.MarketInquiry, 1, []), [step, step with { StepId = "s2", Team = "analysis" }]),
            new StrategyDecided(new(Strategy.Parallel, 1, "", [], new PolicyStamp("plan-shape", "1", "", 0, 0))),
            Selected("d1", IntentType.MarketInquiry, "market_prices"), new ToolCompleted(Call("d1", "market_prices")),
            new Log.ExecutionCompleted(Outcome.Ok));

        var heard = await Eventually.Sees(() => Task.FromResult(memory.Heard.All), all => all.Any(one => one.Learned is { Domains.Count: 2 }));

        var learned = heard[^1].Learned!;
        Assert.Equal(("hdt", Policy.Hdt.ParametersHash()), (learned.Policy.Id, BeliefMessage.Policy(learned.Policy).ParametersHash()));
        var tool = learned.Domains.Single(domain => domain.Kind == "tool").Arms.Single();
        Assert.Equal(("market_prices", "MARKET_INQUIRY", 0.8), (tool.Arm, tool.Contexts.Single().Context, tool.Contexts.Single().Quality));
        var strategy = learned.Domains.Single(domain => domain.Kind == "strategy").Arms.Single();
        Assert.Equal(("parallel", "MARKET_INQUIRY|2 steps|2 teams"), (strategy.Arm, strategy.Contexts.Single().Context));
    }

    [Fact]
    public async Task A_trial_is_started_learned_for_and_stopped_and_all_of_it_is_on_record()
    {
        await using var memory = await MemoryServer.StartAsync(await postgres.NewDatabaseAsync());
        await AskAsync(memory);
        await LearnedAsync(memory, 3);
        using var kim = memory.As("kim");
        using var http = memory.As(Callers.LocalUser);

        Assert.Equal(HttpStatusCode.Forbidden, (await kim.PostAsJsonAsync("/api/policies/trial", new { policy = new { id = "hdt", version = "2", parameters = new { } } }, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await kim.PostAsync(new Uri("/api/policies/decide", UriKind.Relative), null, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await kim.DeleteAsync(new Uri("/api/policies/trial", UriKind.Relative), Cancellation)).StatusCode);
        var refused = await http.PostAsJsonAsync("/api/policies/trial", new { policy = new { id = "magic", version = "1", parameters = new { } } }, Cancellation);
        var started = await http.PostAsJsonAsync("/api/policies/trial", new { policy = new { id = "hdt", version = "2", parameters = new { sharpness = 2 } }, share = 0.1 }, Cancellation);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (refused.StatusCode, started.StatusCode));

        var heard = await Eventually.Sees(() => Task.FromResult(memory.Heard.All), all => all.Any(one => one.Trial is { Learned.Domains.Count: > 0 }));
        Assert.Equal(("2", 0.1), (heard[^1].Trial!.Learned.Policy.Version, heard[^1].Trial!.Share));

        var undecided = await (await http.PostAsync(new Uri("/api/policies/decide", UriKind.Relative), null, Cancellation)).Content.ReadFromJsonAsync<TrialVerdict>(WireJson.Options, Cancellation);
        Assert.Null(undecided!.Fact);
        Assert.Contains("0 decisions", undecided.Report.Trial.Refused, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await http.DeleteAsync(new Uri("/api/policies/trial", UriKind.Relative), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await http.DeleteAsync(new Uri("/api/policies/trial", UriKind.Relative), Cancellation)).StatusCode);
        var list = await http.GetFromJsonAsync<PolicyList>("/api/policies", WireJson.Options, Cancellation);
        Assert.Equal(["trialStarted", "stopped"], list!.Facts.Select(fact => fact.Kind));
        Assert.Null(list.Trial);
    }

    [Fact]
    public async Task A_log_without_alternatives_cannot_be_evaluated_and_the_report_says_so()
    {
        await using var memory = await MemoryServer.StartAsync(await postgres.NewDatabaseAsync());
        await AskAsync(memory);
        await LearnedAsync(memory, 3);
        using var http = memory.As("kim");

        var answer = await http.PostAsJsonAsync("/api/memory/evaluate", new { }, Cancellation);

        var report = await answer.Content.ReadFromJsonAsync<EvaluationReport>(WireJson.Options, Cancellation);
        Assert.Equal((3, 0), (report!.WithoutAlternative, report.All.Choices));
        Assert.Contains("0 decisions", report.All.Refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_archived_before_it_was_read_is_counted_once_and_a_rebuild_has_it_too()
    {
        await using var memory = await MemoryServer.StartAsync(await postgres.NewDatabaseAsync());
        var ids = Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var id in ids)
        {
            await memory.AppendAsync(
                id, Started("kim", id, "?"), Selected($"d{id}", IntentType.MarketInquiry, "market_prices"),
                new ToolCompleted(Call($"d{id}", "market_prices")));
            await memory.ArchiveAsync(id); // most of them before the daemon has come so far
        }

        Assert.Equal(20, (await LearnedAsync(memory, 20)).Single().Tries);
        await Eventually.Sees(() => memory.AllAsync<Turn>(), turns => turns.Count == 20);
        await memory.RebuildAsync(TurnProjection.ShardName);
        Assert.Equal(20, (await memory.AllAsync<Turn>()).Count);
    }

    [Fact]
    public async Task Preferences_are_read_over_http_all_or_of_one_kind()
    {
        await using var memory = await MemoryServer.StartAsync(await postgres.NewDatabaseAsync());
        await AskAsync(memory);
        await LearnedAsync(memory, 3);
        using var http = memory.As("kim");

        async Task<IEnumerable<string>> ToolsAsync(string query) =>
            (await http.GetFromJsonAsync<PreferenceList>($"/api/memory/preferences{query}", WireJson.Options, Cancellation))!.Preferences.Select(row => row.Tool);

        Assert.Equal(["law_search", "market_prices"], await ToolsAsync(""));
        Assert.Equal(["market_prices"], await ToolsAsync("?queryType=MARKET_INQUIRY"));
        Assert.Equal(["law_search"], await ToolsAsync("?queryType=legal_consult"));
        Assert.Empty(await ToolsAsync("?queryType=COMPREHENSIVE"));
    }

    [Fact]
    public async Task A_query_type_nobody_knows_is_a_problem_that_names_it()
    {
        await using var memory = await MemoryServer.StartAsync(await postgres.NewDatabaseAsync());
        using var http = memory.As("kim");
        foreach (var unknown in new[] { "WEATHER", "3", "99", "MARKET_INQUIRY,LEGAL_CONSULT", "" })
        {
            var answer = await http.GetAsync(new Uri($"/api/memory/preferences?queryType={unknown}", UriKind.Relative), Cancellation);

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
            Assert.Contains($"'{unknown}'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    /// <summary>Three questions: the prices once well and once not at all, the law once.</summary>
    private static async Task AskAsync(MemoryServer memory)
    {
        var (session, started) = (Guid.CreateVersion7(), Started("kim", Guid.CreateVersion7(), "강남구 시세?"));
        await memory.AppendAsync(Guid.CreateVersion7(), AQuestion("d1", started, IntentType.MarketInquiry, Call("d1", "market_prices")));
        await memory.AppendAsync(Guid.CreateVersion7(), AQuestion(
            "d2", started with { SessionId = session }, IntentType.MarketInquiry, Call("d2", "market_prices", Outcome.Failed, 0, 300)));
        await memory.AppendAsync(Guid.CreateVersion7(), AQuestion("d3", started, IntentType.LegalConsult, Call("d3", "law_search")));
    }

    private static async Task<IReadOnlyList<ToolPreference>> LearnedAsync(MemoryServer memory, int tries)
    {
        using var http = memory.As("kim");
        return (await Eventually.Sees(
            async () => (await http.GetFromJsonAsync<PreferenceList>("/api/memory/preferences", WireJson.Options, Cancellation))!.Preferences,
            rows => rows.Sum(row => row.Tries) == tries))!;
    }

    private static async Task<string> RowsAsync<T>(MemoryServer memory)
        where T : notnull =>
        string.Join('\n', (await memory.AllAsync<T>()).Select(row => JsonSerializer.Serialize(row, WireJson.Options)).Order(StringComparer.Ordinal));

    private static IEnumerable<ToolPreference> Rounded(IEnumerable<ToolPreference> rows) =>
        rows.Select(row => row with { MeanQuality = Math.Round(row.MeanQuality, 9), Health = Math.Round(row.Health, 9), Expected = 0, Low = 0, High = 0 });
}
