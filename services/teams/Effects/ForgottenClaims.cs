using Npgsql;

namespace Holmes.Teams.Effects;

/// <summary>
/// Deletes claims that nobody can ask for any more: the execution is deleted, so no attempt and no fork follows, and what is
/// still on its way was sent out so long ago that its deadline has passed. Neither age nor the execution's end would do: a
/// person may pause an execution for as long as he likes, and fork one that is long over from before its effect.
/// </summary>
public sealed partial class ForgottenClaims(NpgsqlDataSource database, TimeProvider clock, ILogger<ForgottenClaims> logger) : BackgroundService
{
    private const int AtOnce = 1_000;

    /// <summary>The supervisor's: one row per execution, over, archived or not.</summary>
    private const string Executions = "supervisor.mt_streams";

    /// <summary>A step's message is not heeded after the step's deadline, which is minutes later; an execution gets a day at the most.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await ForgetAsync(stoppingToken) == AtOnce)
                {
                    // A backlog goes batch by batch, each in a short transaction.
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotDone(logger, e);
            }
        }
    }

    /// <returns>How many went.</returns>
    public async Task<int> ForgetAsync(CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand($"select to_regclass('{Executions}') is not null");
        if (await ask.ExecuteScalarAsync(cancellation) is not true)
        {
            return 0; // the supervisor keeps its log elsewhere: nobody here knows what is deleted
        }

        await using var forget = database.CreateCommand($"""
            delete from {TeamsTables.EffectClaims} where effect_key in (
                select claim.effect_key from {TeamsTables.EffectClaims} claim
                where coalesce(claim.ended_at, claim.lease_until) < now() - $1
                  and not exists (select from {Executions} one where one.id = claim.execution_id)
                limit {AtOnce})
            """);
        forget.Parameters.Add(new() { Value = Keep });
        return await forget.ExecuteNonQueryAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Claims of executions that are gone were not deleted; they go at the next look.")]
    private static partial void LogNotDone(ILogger logger, Exception exception);
}
