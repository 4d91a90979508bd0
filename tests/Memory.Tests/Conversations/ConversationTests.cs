using System.Net;
using System.Net.Http.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Memory.Conversations;
using Holmes.Testing;
using Xunit;
using static Holmes.Memory.Tests.Given;

namespace Holmes.Memory.Tests.Conversations;

/// <summary>What a person sees of conversations, over HTTP, against a real PostgreSQL.</summary>
public sealed class ConversationTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static readonly Guid First = Guid.Parse("0198f3c2-7d1e-7000-8000-00000000000a");
    private static readonly Guid Second = Guid.Parse("0198f3c2-7d1e-7000-8000-00000000000b");
    private static readonly Guid Lees = Guid.Parse("0198f3c2-7d1e-7000-8000-00000000000c");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_sees_the_own_conversations_the_latest_first()
    {
        await using var memory = await RememberingAsync();
        using var kim = memory.As("kim");

        var sessions = await ListAsync(kim);

        Assert.Equal(
            [
                new SessionRow(Second, "전세 대출?", 1, Noon.AddMinutes(9), Noon.AddMinutes(9)),
                new SessionRow(First, "강남구 시세?", 2, Noon, Noon.AddMinutes(5)),
            ],
            sessions);
    }

    [Fact]
    public async Task A_conversation_has_its_questions_and_answers_in_order()
    {
        await using var memory = await RememberingAsync();
        using var kim = memory.As("kim");

        var detail = await kim.GetFromJsonAsync<SessionDetail>($"/api/sessions/{First}", WireJson.Options, Cancellation);

        Assert.Equal(
            [("강남구 시세?", "강남구 시세? 답", IntentType.MarketInquiry, "completed"), ("서초구는?", "서초구는? 답", IntentType.MarketInquiry, "completed")],
            detail!.Turns.Select(turn => (turn.Query, turn.Answer!, turn.Intent!.Value, turn.Ended!)));
    }

    [Fact]
    public async Task A_conversation_can_be_named()
    {
        await using var memory = await RememberingAsync();
        using var kim = memory.As("kim");

        var renamed = await RenameAsync(kim, First, "집 구하기");

        Assert.Equal(HttpStatusCode.NoContent, renamed);
        Assert.Equal("집 구하기", (await ListAsync(kim)).Single(row => row.SessionId == First).Title);
        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest],
            [await RenameAsync(kim, First, ""), await RenameAsync(kim, First, "   "), await RenameAsync(kim, First, new string('가', 201))]);
    }

    [Fact]
    public async Task A_conversation_removed_is_gone_and_stays_gone()
    {
        await using var memory = await RememberingAsync();
        using var kim = memory.As("kim");

        var removed = await kim.DeleteAsync(new Uri($"/api/sessions/{First}", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal([Second], (await ListAsync(kim)).Select(row => row.SessionId));
        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound],
            [await GetAsync(kim, First), await RenameAsync(kim, First, "x"), await RemoveAsync(kim, First)]);
    }

    [Fact]
    public async Task Anothers_conversation_is_not_there_to_see_name_or_remove()
    {
        await using var memory = await RememberingAsync();
        using var kim = memory.As("kim");
        using var lee = memory.As("lee");

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound],
            [await GetAsync(kim, Lees), await RenameAsync(kim, Lees, "x"), await RemoveAsync(kim, Lees)]);
        Assert.Equal(new SessionRow(Lees, "상가 권리금?", 1, Noon, Noon), Assert.Single(await ListAsync(lee)));
    }

    [Fact]
    public async Task A_conversation_two_people_write_in_is_named_and_removed_by_each_for_oneself()
    {
        await using var memory = await RememberingAsync();
        await AskAsync(memory, "guest", Started("lee", First, "나도?", 20));
        using var kim = memory.As("kim");
        using var lee = memory.As("lee");
        await Eventually.Sees(() => ListAsync(lee), rows => rows.Count == 2);

        Assert.Equal(HttpStatusCode.NoContent, await RenameAsync(lee, First, "lee's"));
        Assert.Equal(HttpStatusCode.NoContent, await RemoveAsync(lee, First));

        Assert.Equal("강남구 시세?", (await ListAsync(kim)).Single(row => row.SessionId == First).Title);
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(lee, First));
    }

    [Fact]
    public async Task Whoever_asks_to_be_forgotten_is_and_a_rebuild_remembers_nothing()
    {
        await using var memory = await RememberingAsync();
        using var kim = memory.As("kim");
        using var lee = memory.As("lee");
        Assert.Equal(new KnownOfMe("kim", 2, 3, Noon, Noon.AddMinutes(9)), await KnownAsync(kim));

        await kim.DeleteAsync(new Uri("/api/memory/me", UriKind.Relative), Cancellation);

        Assert.Equal(new KnownOfMe("kim", 0, 0, null, null), await KnownAsync(kim));
        await memory.RebuildAsync(TurnProjection.Name);
        Assert.Empty(await ListAsync(kim));
        Assert.Single(await ListAsync(lee));
    }

    [Fact]
    public async Task What_is_asked_after_being_forgotten_is_remembered()
    {
        await using var memory = await RememberingAsync();
        using var kim = memory.As("kim");
        await kim.DeleteAsync(new Uri("/api/memory/me", UriKind.Relative), Cancellation);

        var later = TimeProvider.System.GetUtcNow().AddMinutes(1);
        await AskAsync(memory, "later", Started("kim", First, "다시?") with { StartedAt = later });

        var sessions = await Eventually.Sees(() => ListAsync(kim), rows => rows.Count == 1);
        Assert.Equal(("다시?", 1), (sessions[0].Title, sessions[0].Turns));
    }

    private async Task<MemoryServer> RememberingAsync()
    {
        var memory = await MemoryServer.StartAsync(await postgres.NewDatabaseAsync());
        await AskAsync(memory, "d1", Started("kim", First, "강남구 시세?"));
        await AskAsync(memory, "d2", Started("kim", First, "서초구는?", 5));
        await AskAsync(memory, "d3", Started("kim", Second, "전세 대출?", 9));
        await AskAsync(memory, "d4", Started("lee", Lees, "상가 권리금?"));
        using var lee = memory.As("lee");
        using var kim = memory.As("kim");
        await Eventually.Sees(async () => (await KnownAsync(kim)).Questions + (await KnownAsync(lee)).Questions, known => known == 4);
        await Eventually.Sees(() => memory.AllAsync<Turn>(), turns => turns.All(turn => turn.Ended is not null));
        return memory;
    }

    private static Task AskAsync(MemoryServer memory, string decision, Log.ExecutionStarted started) =>
        memory.AppendAsync(DerivedId.From(decision), AQuestion(decision, started, IntentType.MarketInquiry, Call(decision, "market_prices")));

    private static async Task<IReadOnlyList<SessionRow>> ListAsync(HttpClient http) =>
        (await http.GetFromJsonAsync<SessionList>("/api/sessions", WireJson.Options, Cancellation))!.Sessions;

    private static async Task<KnownOfMe> KnownAsync(HttpClient http) =>
        (await http.GetFromJsonAsync<KnownOfMe>("/api/memory/me", WireJson.Options, Cancellation))!;

    private static async Task<HttpStatusCode> GetAsync(HttpClient http, Guid id) =>
        (await http.GetAsync(new Uri($"/api/sessions/{id}", UriKind.Relative), Cancellation)).StatusCode;

    private static async Task<HttpStatusCode> RenameAsync(HttpClient http, Guid id, string title) =>
        (await http.PatchAsJsonAsync($"/api/sessions/{id}", new RenameRequest(title), WireJson.Options, Cancellation)).StatusCode;

    private static async Task<HttpStatusCode> RemoveAsync(HttpClient http, Guid id) =>
        (await http.DeleteAsync(new Uri($"/api/sessions/{id}", UriKind.Relative), Cancellation)).StatusCode;
}
