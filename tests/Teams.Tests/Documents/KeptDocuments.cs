using System.Collections.Concurrent;
using Holmes.Teams.Documents;

namespace Holmes.Teams.Tests.Documents;

/// <summary>An archive in memory, with the promises of the real one.</summary>
internal sealed class KeptDocuments : IDocumentArchive
{
    public ConcurrentDictionary<Guid, StoredDocument> All { get; } = new();

    public Task KeepAsync(StoredDocument document, CancellationToken cancellation)
    {
        All.TryAdd(document.Id, document);
        return Task.CompletedTask;
    }

    public Task<StoredDocument?> FindAsync(Guid id, string userId, CancellationToken cancellation) =>
        Task.FromResult(All.TryGetValue(id, out var document) && document.UserId == userId ? document : null);
}
