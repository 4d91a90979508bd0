using Holmes.Teams.Laws;
using Holmes.Testing;
using Marten;

namespace Holmes.Teams.Tests.Laws;

/// <summary>The tables of the laws in a database of their own, and how tests fill them.</summary>
internal sealed class LawStore : IAsyncDisposable
{
    private readonly DocumentStore store;

    private LawStore(DocumentStore store)
    {
        this.store = store;
        Library = new(store);
        Search = new(store);
    }

    public LawLibrary Library { get; }

    public LawSearch Search { get; }

    public IDocumentStore Documents => store;

    /// <summary>The same laws, searched by words and by the vectors of an endpoint.</summary>
    public MeaningOfLaws With(EmbeddingServer server, string model = "test-model") => new(store, server.Endpoint, model);

    public static async Task<LawStore> InAsync(PostgresServer postgres)
    {
        var connection = await postgres.NewDatabaseAsync();
        var store = DocumentStore.For(options =>
        {
            options.Connection(connection);
            options.DatabaseSchemaName = TeamsStore.Schema;
            options.DisableNpgsqlLogging = true;
            options.AddLawTables();
        });
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        return new(store);
    }

    public Task<StoredAs> StoreAsync(Statute statute, bool isDigest = false) =>
        Library.StoreAsync(statute, isDigest, CancellationToken.None);

    public Task<LawFindings> FindAsync(string question, DateOnly day, int limit = 5) =>
        Search.FindAsync(new(question, Limit: limit), day, CancellationToken.None);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
