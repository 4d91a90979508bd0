namespace Holmes.Teams.Laws.Vectors;

/// <summary>
/// The articles nearest in meaning to a question. While the endpoint fails it says so once and answers with none, at
/// once: the words of the question are enough for an answer.
/// </summary>
internal sealed partial class NearestArticles(Embedder embedder, VectorIndex index, TimeProvider time, ILogger<NearestArticles> logger)
{
    public const int Most = 40;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly Lock guard = new();
    private DateTimeOffset restingUntil = DateTimeOffset.MinValue;
    private bool isFailing;

    /// <returns>Ids of articles of the given versions, nearest first; none while there are no vectors.</returns>
    public async Task<IReadOnlyList<int>> FindAsync(string question, IReadOnlySet<int> versions, CancellationToken cancellation)
    {
        if (IsResting())
        {
            return [];
        }

        var vectors = await index.CurrentAsync(cancellation);
        if (vectors.Count == 0)
        {
            return [];
        }

        try
        {
            var asked = (await embedder.EmbedAsync([question], Limit, cancellation))[0];
            if (asked.Length != vectors[0].Vector.Length)
            {
                throw new EmbeddingException($"{asked.Length} dimensions where the stored vectors have {vectors[0].Vector.Length}");
            }

            Answered();
            return VectorIndex.Nearest(vectors.Where(vector => versions.Contains(vector.ArticleId / LawLibrary.ArticlesPerVersion)), asked, Most);
        }
        catch (EmbeddingException e)
        {
            Failed(e);
            return [];
        }
    }

    private bool IsResting()
    {
        lock (guard)
        {
            return time.GetUtcNow() < restingUntil;
        }
    }

    private void Answered()
    {
        lock (guard)
        {
            if (!isFailing)
            {
                return;
            }

            isFailing = false;
        }

        LogBack(logger, embedder.Model);
    }

    private void Failed(EmbeddingException e)
    {
        lock (guard)
        {
            restingUntil = time.GetUtcNow() + Rest;
            if (isFailing)
            {
                return;
            }

            isFailing = true;
        }

        LogLost(logger, embedder.Model, e.Message);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The embedding endpoint failed for {Model}: {Reason}. Laws are searched by words alone until it answers again.")]
    private static partial void LogLost(ILogger logger, string model, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The embedding endpoint answers again for {Model}. Laws are searched by words and by meaning.")]
    private static partial void LogBack(ILogger logger, string model);
}
