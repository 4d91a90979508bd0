using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Holmes.ServiceDefaults;

/// <summary>
/// Brings a store's tables up to date before the host serves. Processes that start at once do it one after the other, and
/// one that finds no database waits for it; Marten by itself would give up after some seconds, and the process end.
/// </summary>
public sealed partial class SchemaAtStart<TStore>(TStore store, TimeProvider clock, ILogger<SchemaAtStart<TStore>> logger)
    : IHostedLifecycleService
    where TStore : IDocumentStore
{
    // One for all stores: they share the database, and some its functions.
    private const long OneAfterTheOther = 0x484F_4C4D_5343_4845;

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Before any service of the host starts, whichever was added first.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await ApplyAsync(cancellationToken);
                return;
            }
            catch (Exception e) when (Outage.Caused(e) && !cancellationToken.IsCancellationRequested)
            {
                LogWaiting(logger, e, typeof(TStore).Name);
                await Task.Delay(Again, clock, cancellationToken);
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task ApplyAsync(CancellationToken cancellation)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation); // its end, or that of the process, is the lock's
        await using var turn = new NpgsqlCommand($"select pg_try_advisory_xact_lock({OneAfterTheOther})", connection, transaction);
        while (await turn.ExecuteScalarAsync(cancellation) is not true)
        {
            await Task.Delay(Look, clock, cancellation); // a statement that waited would hold up indexes that are made concurrently
        }

        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The tables of {Store} cannot be brought up to date yet; waiting for the database.")]
    private static partial void LogWaiting(ILogger logger, Exception exception, string store);
}

public static class SchemaAtStart
{
    public static MartenServiceCollectionExtensions.MartenStoreExpression<TStore> ApplySchemaAtStart<TStore>(
        this MartenServiceCollectionExtensions.MartenStoreExpression<TStore> store)
        where TStore : class, IDocumentStore
    {
        store.Services.TryAddSingleton(TimeProvider.System);
        store.Services.AddHostedService<SchemaAtStart<TStore>>();
        return store;
    }
}
