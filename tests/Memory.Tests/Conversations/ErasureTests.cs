using System.Net;
using Holmes.Contracts.Memory;
using Holmes.Memory.Erasure;
using Xunit;
using static Holmes.Memory.Tests.Given;

namespace Holmes.Memory.Tests.Conversations;

public sealed class ErasureTests(RunningMemory running) : IClassFixture<RunningMemory>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_over_when_every_owner_has_said_so_and_then_nobody_knows_who_it_was()
    {
        using var told = new Told(running.Memory, nameof(It_is_over_when_every_owner_has_said_so_and_then_nobody_knows_who_it_was));
        await told.AskAsync("e1", Started(told.KimsName, told.First, "강남구 시세?"));
        await Eventually.Sees(told.TurnsAsync, turns => turns.Count == 1);

        var answer = await told.Kim.DeleteAsync(new Uri("/api/memory/me", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var open = await OfAsync(told.KimsName);
        Assert.Equal((told.KimsName, null), (open.UserId, open.CompletedAt));

        await running.Memory.PublishAsync(new PersonErased(open.Id, "teams", open.Before.AddMinutes(-1), 9)); // of an earlier request
        await running.Memory.PublishAsync(new PersonErased(open.Id, "teams", open.Before, 2));
        await Eventually.Sees(() => OfAsync(told.KimsName), one => one.Done.ContainsKey("teams")); // messages may overtake each other
        await running.Memory.PublishAsync(new PersonErased(open.Id, "teams", open.Before, 0)); // asked twice, erased once
        await running.Memory.PublishAsync(new PersonErased(open.Id, "supervisor", open.Before, 4));

        var done = await Eventually.Sees(() => OfAsync(told.KimsName), one => one.CompletedAt is not null);
        Assert.Null(done.UserId);
        Assert.Equal([("memory", 1), ("supervisor", 4), ("teams", 2)], done.Done.Select(pair => (pair.Key, pair.Value)).Order());
    }

    private async Task<PersonErasure> OfAsync(string userId) =>
        (await running.Memory.AllAsync<PersonErasure>()).Single(one => one.Id == PersonErased.PersonOf(userId));
}
