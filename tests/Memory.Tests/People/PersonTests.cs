using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.Memory.Conversations;
using Holmes.Memory.People;
using Xunit;
using static Holmes.Memory.Tests.Given;

namespace Holmes.Memory.Tests.People;

/// <summary>What a person sees of what is known of them, and does to it, over HTTP, against a real log.</summary>
public sealed class PersonTests(RunningMemory running) : IClassFixture<RunningMemory>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_said_of_oneself_is_known_with_the_question_it_was_said_in_and_told_to_who_plans()
    {
        using var said = await SayingAsync(("income", 60_000_000));

        var fact = Assert.Single((await KnownAsync(said.Kim)).Facts!);

        Assert.Equal(("income", 60_000_000, said.Execution, "연소득 6천인데?"), (fact.Kind, fact.Value.GetInt32(), fact.Source.ExecutionId, fact.Question));
        Assert.Equal(60_000_000, Assert.Single((await ToldAsync(said.KimsName, told => told.Facts.Count == 1)).Facts).Value.GetInt32());
    }

    [Fact]
    public async Task Nobody_sees_corrects_or_forgets_what_is_known_of_another()
    {
        using var said = await SayingAsync(("income", 60_000_000));
        var id = Assert.Single((await KnownAsync(said.Kim)).Facts!).Id;

        Assert.Empty((await KnownAsync(said.Lee)).Facts!);
        Assert.Equal(HttpStatusCode.NotFound, await PutAsync(said.Lee, id, 1));
        Assert.Equal(HttpStatusCode.NotFound, await DeleteAsync(said.Lee, $"/api/memory/me/facts/{id}"));
        Assert.Equal(HttpStatusCode.NoContent, await DeleteAsync(said.Lee, "/api/memory/me/facts"));
        Assert.Equal(HttpStatusCode.NoContent, await SwitchAsync(said.Lee, false));
        var known = await KnownAsync(said.Kim);
        Assert.Equal((true, 60_000_000), (known.Remembers, Assert.Single(known.Facts!).Value.GetInt32()));
    }

    [Fact]
    public async Task A_fact_is_corrected_and_one_is_added()
    {
        using var said = await SayingAsync(("income", 60_000_000));
        var wrong = Assert.Single((await KnownAsync(said.Kim)).Facts!).Id;

        Assert.Equal(HttpStatusCode.OK, await PutAsync(said.Kim, wrong, 65_000_000));
        var added = await said.Kim.PostAsJsonAsync("/api/memory/me/facts", new FactRequest(WireJson.ToElement(34), "age"), WireJson.Options, Cancellation);
        var refused = await said.Kim.PostAsJsonAsync("/api/memory/me/facts", new FactRequest(WireJson.ToElement("old"), "age"), WireJson.Options, Cancellation);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.BadRequest), (added.StatusCode, refused.StatusCode));
        var known = await KnownAsync(said.Kim);
        Assert.Equal([("age", 34), ("income", 65_000_000)], known.Facts!.Select(fact => (fact.Kind, fact.Value.GetInt32())));
        Assert.Equal(60_000_000, known.Facts!.Single(fact => fact.Kind == "income").Supersedes!.Value.GetInt32());
    }

    [Fact]
    public async Task A_forgotten_fact_does_not_come_back_from_a_rebuild_and_is_in_no_row()
    {
        using var said = await SayingAsync(("income", 60_000_000), ("age", 34));
        var id = (await KnownAsync(said.Kim)).Facts!.Single(fact => fact.Kind == "income").Id;

        Assert.Equal(HttpStatusCode.NoContent, await DeleteAsync(said.Kim, $"/api/memory/me/facts/{id}"));
        Assert.Equal(["age"], (await ToldAsync(said.KimsName, told => told.Facts.Count == 1)).Facts.Select(fact => fact.Kind));
        Assert.Equal(["age"], (await StatementsAsync(said)).Select(one => one.Kind));
        await running.Memory.RebuildAsync(TurnProjection.ShardName);

        Assert.Equal(["age"], (await KnownAsync(said.Kim)).Facts!.Select(fact => fact.Kind));
        Assert.Equal(["age"], (await StatementsAsync(said)).Select(one => one.Kind));
    }

    [Fact]
    public async Task A_rebuild_gives_the_same_to_the_bit()
    {
        using var said = await SayingAsync(("income", 60_000_000), ("homesOwned", 0));
        var before = JsonSerializer.Serialize(await StatementsAsync(said), WireJson.Options);

        await running.Memory.RebuildAsync(TurnProjection.ShardName);

        Assert.Equal(before, JsonSerializer.Serialize(await StatementsAsync(said), WireJson.Options));
    }

    [Fact]
    public async Task Whoever_does_not_want_to_be_remembered_is_not_and_what_is_known_is_not_used()
    {
        using var said = await SayingAsync(("income", 60_000_000));

        Assert.Equal(HttpStatusCode.NoContent, await SwitchAsync(said.Kim, false));

        var told = await ToldAsync(said.KimsName, one => !one.Recalls);
        Assert.Empty(told.Facts);
        await said.StateAsync("later", TimeProvider.System.GetUtcNow().AddMinutes(1), ("age", 34));
        await Eventually.Sees(() => KnownAsync(said.Kim), known => known.Questions == 2);
        Assert.Equal(["income"], (await KnownAsync(said.Kim)).Facts!.Select(fact => fact.Kind));
    }

    [Fact]
    public async Task A_session_that_was_removed_is_told_not_to_be_recalled()
    {
        using var said = await SayingAsync(("income", 60_000_000));

        Assert.Equal(HttpStatusCode.NoContent, await DeleteAsync(said.Kim, $"/api/sessions/{said.Session}"));

        Assert.Equal([said.Session], (await ToldAsync(said.KimsName, told => told.RemovedSessions.Count == 1)).RemovedSessions);
    }

    [Fact]
    public async Task A_fork_of_an_old_question_states_nothing_anew()
    {
        using var said = await SayingAsync(("income", 60_000_000));

        await said.StateAsync("fork", Noon.AddDays(1), new ForkOrigin(said.Execution, 3), ("income", 1));
        await Eventually.Sees(() => KnownAsync(said.Kim), known => known.Questions == 2);

        Assert.Equal(60_000_000, Assert.Single((await KnownAsync(said.Kim)).Facts!).Value.GetInt32());
    }

    [Fact]
    public async Task Whoever_is_erased_leaves_no_fact_and_no_edit()
    {
        using var said = await SayingAsync(("income", 60_000_000));
        await said.Kim.PostAsJsonAsync("/api/memory/me/facts", new FactRequest(WireJson.ToElement(34), "age"), WireJson.Options, Cancellation);

        Assert.Equal(HttpStatusCode.Accepted, await DeleteAsync(said.Kim, "/api/memory/me"));
        await running.Memory.RebuildAsync(TurnProjection.ShardName);

        Assert.Empty((await KnownAsync(said.Kim)).Facts!);
        Assert.Empty(await StatementsAsync(said));
        Assert.DoesNotContain(await running.Memory.AllAsync<PersonEdit>(), edit => edit.UserId == said.KimsName);
        Assert.DoesNotContain(await running.Memory.AllAsync<PersonChange>(), change => change.UserId == said.KimsName);
    }

    private async Task<Said> SayingAsync(params (string Kind, int Value)[] facts)
    {
        var said = new Said(running.Memory, TestContext.Current.TestMethod!.MethodName);
        await said.StateAsync("first", Noon, facts);
        await Eventually.Sees(() => KnownAsync(said.Kim), known => known.Facts!.Count == facts.Length);
        return said;
    }

    private async Task<PersonRemembered> ToldAsync(string user, Func<PersonRemembered, bool> wanted) =>
        (await Eventually.Sees(
            () => Task.FromResult(running.Memory.HeardOfPeople.All.Where(told => told.UserId == user).MaxBy(told => told.At)),
            told => told is not null && wanted(told)))!;

    private async Task<IReadOnlyList<Statement>> StatementsAsync(Said said) =>
        [.. (await running.Memory.AllAsync<Statement>()).Where(one => one.UserId == said.KimsName).OrderBy(one => one.Id)];

    private static async Task<KnownOfMe> KnownAsync(HttpClient http) =>
        (await http.GetFromJsonAsync<KnownOfMe>("/api/memory/me", WireJson.Options, Cancellation))!;

    private static async Task<HttpStatusCode> PutAsync(HttpClient http, Guid id, int value) =>
        (await http.PutAsJsonAsync($"/api/memory/me/facts/{id}", new FactRequest(WireJson.ToElement(value)), WireJson.Options, Cancellation)).StatusCode;

    private static async Task<HttpStatusCode> SwitchAsync(HttpClient http, bool remember) =>
        (await http.PatchAsJsonAsync("/api/memory/me", new RememberRequest(remember), WireJson.Options, Cancellation)).StatusCode;

    private static async Task<HttpStatusCode> DeleteAsync(HttpClient http, string path) =>
        (await http.DeleteAsync(new Uri(path, UriKind.Relative), Cancellation)).StatusCode;
}
