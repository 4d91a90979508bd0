using Npgsql;

namespace Holmes.Teams.Market.Storage;

/// <summary>
/// The tables of the data tools. Whoever reads waits until the first load is over, so that no tool answers "nothing
/// found" only because it was asked early.
/// </summary>
public sealed class TeamsDatabase(NpgsqlDataSource source)
{
    private readonly TaskCompletionSource loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsLoaded => loaded.Task.IsCompletedSuccessfully;

    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        await loaded.Task.WaitAsync(cancellation);
        return await source.OpenConnectionAsync(cancellation);
    }

    internal ValueTask<NpgsqlConnection> OpenForLoadingAsync(CancellationToken cancellation) =>
        source.OpenConnectionAsync(cancellation);

    internal void SetLoaded() => loaded.TrySetResult();

    internal void SetFailed(Exception reason) => loaded.TrySetException(reason);
}
