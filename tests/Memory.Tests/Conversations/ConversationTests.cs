using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Memory.Conversations;
using Xunit;
using static Holmes.Memory.Tests.Given;

namespace Holmes.Memory.Tests.Conversations;

/// <summary>What a person sees of conversations, over HTTP, against a real PostgreSQL.</summary>
public sealed class ConversationTests(RunningMemory running) : IClassFixture<RunningMemory>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_sees_the_own_conversations_the_latest_first()
    {
        using var told = await RememberingAsync();

        var sessions = await ListAsync(told.Kim);

        Assert.Equal(
            [
                new SessionRow(told.Second, "전세 대출?", 1, Noon.AddMinutes(9), Noon.AddMinutes(9)),
                new SessionRow(told.First, "강남구 시세?", 2, Noon, Noon.AddMinutes(5)),
            ],
            sessions);
    }

    [Fact]
    public async Task A_conversation_has_its_questions_and_answers_in_order()
    {
        using var told = await RememberingAsync();

        var detail = await told.Kim.GetFromJsonAsync<SessionDetail>($"/api/sessions/{told.First}", WireJson.Options, Cancellation);

        Assert.Equal(
            [("강남구 시세?", "강남구 시세? 답", IntentType.MarketInquiry, "completed"), ("서초구는?", "서초구는? 답", IntentType.MarketInquiry, "completed")],
            detail!.Turns.Select(turn => (turn.Query, turn.Answer!, turn.Intent!.Value, turn.Ended!)));
    }

    [Fact]
    public async Task A_conversation_can_be_named()
    {
        using var told = await RememberingAsync();

        var renamed = await RenameAsync(told.Kim, told.First, "집 구하기");

        Assert.Equal(HttpStatusCode.NoContent, renamed);
        Assert.Equal("집 구하기", (await ListAsync(told.Kim)).Single(row => row.SessionId == told.First).Title);
        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest],
            [await RenameAsync(told.Kim, told.First, ""), await RenameAsync(told.Kim, told.First, "   "), await RenameAsync(told.Kim, told.First, new string('가', 201))]);
    }

    [Fact]
    public async Task A_conversation_removed_is_gone_and_stays_gone()
    {
        using var told = await RememberingAsync();

        var removed = await told.Kim.DeleteAsync(new Uri($"/api/sessions/{told.First}", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal([told.Second], (await ListAsync(told.Kim)).Select(row => row.SessionId));
        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound],
            [await GetAsync(told.Kim, told.First), await RenameAsync(told.Kim, told.First, "x"), await RemoveAsync(told.Kim, told.First)]);
    }

    [Fact]
    public async Task Anothers_conversation_is_not_there_to_see_name_or_remove()
    {
        using var told = await RememberingAsync();

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound],
            [await GetAsync(told.Kim, told.Lees), await RenameAsync(told.Kim, told.Lees, "x"), await RemoveAsync(told.Kim, told.Lees)]);
        Assert.Equal(new SessionRow(told.Lees, "상가 권리금?", 1, Noon, Noon), Assert.Single(await ListAsync(told.Lee)));
    }

    [Fact]
    public async Task A_conversation_two_people_write_in_is_named_and_removed_by_each_for_oneself()
    {
        using var told = await RememberingAsync();
        await told.AskAsync("guest", Started(told.LeesName, told.First, "나도?", 20));
        await Eventually.Sees(() => ListAsync(told.Lee), rows => rows.Count == 2);

        Assert.Equal(HttpStatusCode.NoContent, await RenameAsync(told.Kim, told.First, "kim's"));
        Assert.Equal(HttpStatusCode.NoContent, await RenameAsync(told.Lee, told.First, "lee's"));
        Assert.Equal(HttpStatusCode.NoContent, await RemoveAsync(told.Lee, told.First));

        Assert.Equal("kim's", (await ListAsync(told.Kim)).Single(row => row.SessionId == told.First).Title);
        Assert.Equal(HttpStatusCode.OK, await GetAsync(told.Kim, told.First));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(told.Lee, told.First));
    }

    [Fact]
    public async Task Whoever_asks_to_be_forgotten_is_and_a_rebuild_remembers_nothing()
    {
        using var told = await RememberingAsync();
        Assert.Equal(new KnownOfMe(told.KimsName, 2, 3, Noon, Noon.AddMinutes(9)), await KnownAsync(told.Kim) with { Facts = null });

        await told.Kim.DeleteAsync(new Uri("/api/memory/me", UriKind.Relative), Cancellation);

        var known = await KnownAsync(told.Kim);
        Assert.Equal(new KnownOfMe(told.KimsName, 0, 0, null, null), known with { Erasure = null, Facts = null });
        Assert.Equal((3, null), (known.Erasure!.Erased["memory"], known.Erasure.CompletedAt)); // the others have not said so yet
        await running.Memory.RebuildAsync(TurnProjection.ShardName);
        Assert.Empty(await ListAsync(told.Kim));
        Assert.Single(await ListAsync(told.Lee));
    }

    [Fact]
    public async Task What_is_asked_after_being_forgotten_is_remembered()
    {
        using var told = await RememberingAsync();
        await told.Kim.DeleteAsync(new Uri("/api/memory/me", UriKind.Relative), Cancellation);

        var later = TimeProvider.System.GetUtcNow().AddMinutes(1);
        await told.AskAsync("later", Started(told.KimsName, told.First, "다시?") with { StartedAt = later });

        var sessions = await Eventually.Sees(() => ListAsync(told.Kim), rows => rows.Count == 1);
        Assert.Equal(("다시?", 1), (sessions[0].Title, sessions[0].Turns));
    }

    /// <summary>Three questions of kim's in two sessions, and one of lee's; each test has its own kim and lee.</summary>
    private async Task<Told> RememberingAsync([CallerMemberName] string test = "")
    {
        var told = new Told(running.Memory, test);
        await told.AskAsync("d1", Started(told.KimsName, told.First, "강남구 시세?"));
        await told.AskAsync("d2", Started(told.KimsName, told.First, "서초구는?", 5));
        await told.AskAsync("d3", Started(told.KimsName, told.Second, "전세 대출?", 9));
        await told.AskAsync("d4", Started(told.LeesName, told.Lees, "상가 권리금?"));
        await Eventually.Sees(told.TurnsAsync, turns => turns.Count == 4 && turns.All(turn => turn.Ended is not null));
        return told;
    }

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
