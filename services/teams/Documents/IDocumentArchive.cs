namespace Holmes.Teams.Documents;

/// <summary>Keeps documents, each for its owner alone.</summary>
public interface IDocumentArchive
{
    /// <summary>Keeps the document; one that is there under the same id stays as it is.</summary>
    Task KeepAsync(StoredDocument document, CancellationToken cancellation);

    /// <returns>Null when there is none of that id, or it is somebody else's.</returns>
    Task<StoredDocument?> FindAsync(Guid id, string userId, CancellationToken cancellation);
}
