using Holmes.Teams.Effects;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Holmes.Teams.Tests.Steps;

/// <summary>A claim stays as long as anybody can ask for its effect again, and no longer.</summary>
public sealed class ForgottenClaimsTests : IAsyncLifetime
{
    private readonly StepsDatabase database = new();

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData("done")]
    [InlineData("unknown")]
    [InlineData("claimed")]
    public async Task A_claim_goes_a_week_after_its_end_when_its_execution_is_gone(string state)
    {
        await KeepExecutionsAsync();
        await ClaimAsync(Guid.CreateVersion7(), state, days: 8);
        await ClaimAsync(Guid.CreateVersion7(), state, days: 6);

        Assert.Equal(1, await ForgetAsync());
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task The_claim_of_an_execution_that_can_go_on_or_be_forked_stays_however_old()
    {
        await KeepExecutionsAsync();
        var there = Guid.CreateVersion7();
        await database.ExecuteAsync("insert into supervisor.mt_streams values ($1)", there);
        await ClaimAsync(there, "done", days: 400);

        Assert.Equal(0, await ForgetAsync());
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Where_nobody_knows_what_is_there_everything_stays()
    {
        await ClaimAsync(Guid.CreateVersion7(), "done", days: 400);

        Assert.Equal(0, await ForgetAsync());
        Assert.Equal(1, await CountAsync());
    }

    private Task KeepExecutionsAsync() => database.ExecuteAsync("create schema supervisor; create table supervisor.mt_streams (id uuid primary key)");

    private Task ClaimAsync(Guid execution, string state, int days) => database.ExecuteAsync(
        """
        insert into teams.effect_claims (effect_key, tool, arguments_hash, execution_id, step_id, tool_call_id, state, owner, lease_until, claimed_at, ended_at)
        select gen_random_uuid(), 'tool', gen_random_uuid(), $1, 's1', gen_random_uuid(), $2, gen_random_uuid(), moment, moment, case when $2 <> 'claimed' then moment end
        from (select now() - make_interval(days => $3) as moment) ago
        """,
        execution, state, days);

    private Task<int> ForgetAsync() => new ForgottenClaims(database.Source, TimeProvider.System, NullLogger<ForgottenClaims>.Instance)
        .ForgetAsync(TestContext.Current.CancellationToken);

    private Task<long> CountAsync() => database.ScalarAsync<long>("select count(*) from teams.effect_claims");
}
