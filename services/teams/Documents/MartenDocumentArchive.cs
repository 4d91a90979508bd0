namespace Holmes.Teams.Documents;

/// <summary>Documents in the teams' schema of Postgres.</summary>
public sealed class MartenDocumentArchive(ITeamsStore store) : IDocumentArchive
{
    public async Task KeepAsync(StoredDocument document, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        if (await session.LoadAsync<StoredDocument>(document.Id, cancellation) is null)
        {
            session.Store(document);
            await session.SaveChangesAsync(cancellation);
        }
    }

    public async Task<StoredDocument?> FindAsync(Guid id, string userId, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<StoredDocument>(id, cancellation) is { } document && document.UserId == userId ? document : null;
    }
}
