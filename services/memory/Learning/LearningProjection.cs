using Holmes.Learning.Policies;
using Npgsql;

namespace Holmes.Memory.Learning;

/// <summary>
/// Follows the log and keeps what it teaches, once for each policy in force. One instance does, the one that holds the
/// lock; when it is gone another takes over from what was saved.
/// </summary>
public sealed partial class LearningProjection(
    NpgsqlDataSource database, LogReader log, LearnedStates states, LearningSignal signal, TimeProvider clock, ILogger<LearningProjection> logger)
    : BackgroundService
{
    private const long Lock = 0x484F4C4D45534C42; // "HOLMESLB"
    private const long LongestWalk = 5_000; // positions without a lesson, before it is saved where we are
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, Followed> followed = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var leading = await LeadAsync(stoppingToken);
                followed.Clear();
                while (leading is not null)
                {
                    await StillLeadingAsync(leading, stoppingToken);
                    await FollowAsync(stoppingToken);
                    await Task.Delay(Pause, clock, stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogStopped(logger, e);
            }

            await Task.Delay(4 * Pause, clock, stoppingToken);
        }
    }

    /// <summary>Once through what is new.</summary>
    private async Task FollowAsync(CancellationToken cancellation)
    {
        var policies = await states.PoliciesAsync(cancellation);
        var stamp = LearnedStates.Stamp(await states.ForgottenAsync(cancellation));
        var mark = await log.MarkAsync(cancellation);
        var wanted = new[] { policies.Live, policies.Trial }.OfType<Policy>().DistinctBy(policy => policy.ParametersHash()).ToList();
        foreach (var gone in followed.Keys.Except(wanted.Select(policy => policy.ParametersHash())).ToList())
        {
            followed.Remove(gone);
        }

        foreach (var policy in wanted)
        {
            if (!followed.TryGetValue(policy.ParametersHash(), out var one) || one.Stamp != stamp)
            {
                var fold = await states.LoadAsync(policy, cancellation);
                followed[policy.ParametersHash()] = one = new(fold, stamp, fold.Position);
            }

            await AdvanceAsync(policy, one, mark, cancellation);
        }
    }

    private async Task AdvanceAsync(Policy policy, Followed one, long mark, CancellationToken cancellation)
    {
        if (mark <= one.Fold.Position)
        {
            return;
        }

        var learned = false;
        try
        {
            await foreach (var row in log.ReadAsync(one.Fold.Position, mark, evidence: false, cancellation))
            {
                learned |= one.Fold.Apply(row);
            }

            one.Fold.Pass(mark);
            if (learned || one.Fold.Position - one.Saved > LongestWalk)
            {
                await states.SaveAsync(policy, one.Fold, one.Stamp, cancellation);
                one.Saved = one.Fold.Position;
            }
        }
        catch
        {
            followed.Remove(policy.ParametersHash()); // half folded: begin again at what was saved
            throw;
        }

        if (learned)
        {
            signal.Raise();
        }
    }

    /// <summary>A connection that holds the lock for as long as it lives; null while another instance has it.</summary>
    private async Task<NpgsqlConnection?> LeadAsync(CancellationToken cancellation)
    {
        var connection = await database.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand($"select pg_try_advisory_lock({Lock})", connection);
        if ((bool)(await command.ExecuteScalarAsync(cancellation))!)
        {
            return connection;
        }

        await connection.DisposeAsync();
        return null;
    }

    private static async Task StillLeadingAsync(NpgsqlConnection leading, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select 1", leading);
        await command.ExecuteScalarAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Learning from the log was interrupted; it goes on from what was saved.")]
    private static partial void LogStopped(ILogger logger, Exception exception);

    private sealed record Followed(LearningFold Fold, string Stamp, long Position)
    {
        public long Saved { get; set; } = Position;
    }
}
