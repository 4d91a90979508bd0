using System.Numerics.Tensors;

namespace Holmes.Teams.Laws.Vectors;

/// <summary>
/// The vectors of the laws in memory: some ten thousand of them are compared in milliseconds, which an array column
/// cannot do. It looks at the table's count before each use, so that it follows imports and other instances.
/// </summary>
internal sealed class VectorIndex(VectorTable table) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private IReadOnlyList<StoredVector> held = [];

    public async Task<IReadOnlyList<StoredVector>> CurrentAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await using var connection = table.Connection();
            await connection.OpenAsync(cancellation);
            var there = await table.CountAsync(connection, cancellation);
            if (there != Count(held))
            {
                var newer = await table.ReadAsync(connection, Count(held).Highest, cancellation);
                IReadOnlyList<StoredVector> grown = [.. held, .. newer];
                // Fewer than that: a law was replaced, and its vectors went with it.
                held = grown.Count == there.Vectors ? grown : await table.ReadAsync(connection, after: 0, cancellation);
            }

            return held;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The articles whose nearest part is nearest, by the cosine; vectors have length one.</summary>
    public static IReadOnlyList<int> Nearest(IEnumerable<StoredVector> vectors, float[] question, int most) =>
    [
        .. vectors
            .Select(stored => (stored.ArticleId, Cosine: TensorPrimitives.Dot<float>(stored.Vector, question)))
            .GroupBy(part => part.ArticleId)
            .Select(article => (article.Key, Cosine: article.Max(part => part.Cosine)))
            .OrderByDescending(article => article.Cosine)
            .ThenBy(article => article.Key)
            .Take(most)
            .Select(article => article.Key),
    ];

    public void Dispose() => turn.Dispose();

    private static VectorCount Count(IReadOnlyList<StoredVector> vectors) => new(vectors.Count, vectors.Count > 0 ? vectors[^1].VectorId : 0);
}
