using Microsoft.Extensions.Logging;

namespace Holmes.Embeddings;

/// <summary>
/// Makes vectors for searches, which go on by words where it has none: while the endpoint fails it says so once and
/// answers with none, at once.
/// </summary>
public sealed partial class SearchEmbedder(Embedder embedder, TimeProvider time, ILogger<SearchEmbedder> logger)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly Lock guard = new();
    private DateTimeOffset restingUntil = DateTimeOffset.MinValue;
    private bool isFailing;

    public string Model => embedder.Model;

    public bool IsResting
    {
        get
        {
            lock (guard)
            {
                return time.GetUtcNow() < restingUntil;
            }
        }
    }

    /// <param name="dimensions">Those of the vectors it is compared with; null for any.</param>
    /// <returns>Null while the endpoint fails.</returns>
    public async Task<IReadOnlyList<float[]>?> FindAsync(IReadOnlyList<string> texts, int? dimensions, CancellationToken cancellation)
    {
        if (IsResting)
        {
            return null;
        }

        try
        {
            var made = await embedder.EmbedAsync(texts, Limit, cancellation);
            if (dimensions is { } stored && made[0].Length != stored)
            {
                throw new EmbeddingException($"{made[0].Length} dimensions where the stored vectors have {stored}");
            }

            Answered();
            return made;
        }
        catch (EmbeddingException e)
        {
            Failed(e);
            return null;
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The embedding endpoint failed for {Model}: {Reason}. Searches go by words alone until it answers again.")]
    private static partial void LogLost(ILogger logger, string model, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The embedding endpoint answers again for {Model}. Searches go by words and by meaning.")]
    private static partial void LogBack(ILogger logger, string model);
}
