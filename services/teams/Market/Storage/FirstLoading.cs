using Npgsql;

namespace Holmes.Teams.Market.Storage;

/// <summary>Runs every <see cref="IFirstLoad"/> at start-up; waits for a database that is not there yet.</summary>
public sealed partial class FirstLoading(
    TeamsDatabase database,
    IEnumerable<IFirstLoad> loads,
    TimeProvider clock,
    ILogger<FirstLoading> log) : BackgroundService
{
    private const long LockKey = 0x686f6c6d6573; // "holmes": one instance of the service loads, the others wait

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await LoadAsync(stoppingToken);
                database.SetLoaded();
                return;
            }
            catch (NpgsqlException away) when (CanPass(away))
            {
                LogAway(away.Message);
                await Task.Delay(RetryAfter, clock, stoppingToken);
            }
            catch (Exception defect) when (defect is not OperationCanceledException)
            {
                database.SetFailed(defect);
                throw;
            }
        }
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        await using var connection = await database.OpenForLoadingAsync(cancellation);
        await connection.ExecuteAsync("select pg_advisory_lock($1)", cancellation, LockKey);
        try
        {
            var today = clock.KoreanDay();
            await connection.ExecuteAsync("create schema if not exists teams", cancellation);
            foreach (var load in loads)
            {
                await load.RunAsync(connection, today, cancellation);
            }
        }
        finally
        {
            await connection.ExecuteAsync("select pg_advisory_unlock($1)", CancellationToken.None, LockKey);
        }

        LogLoaded(clock.GetElapsedTime(started).TotalMilliseconds);
    }

    // Duplicate names: somebody else creates the same schema at this moment; next time it is there.
    private static bool CanPass(NpgsqlException exception) =>
        exception is not PostgresException postgres
        || postgres.IsTransient
        || postgres.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateSchema or PostgresErrorCodes.DuplicateTable;

    [LoggerMessage(LogLevel.Information, "Tables of the data tools are ready after {Milliseconds:F0} ms")]
    private partial void LogLoaded(double milliseconds);

    [LoggerMessage(LogLevel.Warning, "The database does not answer yet, trying again: {Reason}")]
    private partial void LogAway(string reason);
}
