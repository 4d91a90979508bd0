using Holmes.Embeddings;

namespace Holmes.Teams.Laws.Vectors;

/// <summary>The articles nearest in meaning to a question. While the endpoint fails there are none: the words of the question are enough for an answer.</summary>
internal sealed class NearestArticles(SearchEmbedder embedder, VectorIndex index)
{
    public const int Most = 40;

    /// <returns>Ids of articles of the given versions, nearest first; none while there are no vectors.</returns>
    public async Task<IReadOnlyList<int>> FindAsync(string question, IReadOnlySet<int> versions, CancellationToken cancellation)
    {
        if (embedder.IsResting)
        {
            return [];
        }

        var vectors = await index.CurrentAsync(cancellation);
        return vectors.Count > 0 && await embedder.FindAsync([question], vectors[0].Vector.Length, cancellation) is [var asked, ..]
            ? VectorIndex.Nearest(vectors.Where(vector => versions.Contains(vector.ArticleId / LawLibrary.ArticlesPerVersion)), asked, Most)
            : [];
    }
}
