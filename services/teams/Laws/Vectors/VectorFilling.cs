using Holmes.Embeddings;
using Npgsql;

namespace Holmes.Teams.Laws.Vectors;

/// <summary>
/// Gives vectors to articles that have none, a few articles per transaction: what is written stays when it is stopped,
/// and what is missing is found again by looking. One instance at a time does it.
/// </summary>
internal sealed partial class VectorFilling(VectorTable table, Embedder embedder, VectorIndex index, ILogger<VectorFilling> logger)
{
    private const int ArticlesAtOnce = 16;
    private const int TextsAtOnce = 32;
    private const long FillingLock = 0x484F_4C4D_5645_4354;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly HashSet<int> refused = [];

    /// <returns>The articles that got vectors.</returns>
    /// <exception cref="EmbeddingException">The endpoint failed; call again later.</exception>
    public async Task<int> FillAsync(CancellationToken cancellation)
    {
        var filled = 0;
        var atOnce = ArticlesAtOnce;
        while (await FillSomeAsync(atOnce, cancellation) is { } some and not 0)
        {
            // A text that the endpoint refuses must not keep the others waiting: they go one by one around it.
            atOnce = some < 0 ? 1 : atOnce;
            filled += Math.Max(0, some);
        }

        if (filled > 0)
        {
            LogFilled(logger, filled, embedder.Model);
            await index.CurrentAsync(cancellation);
        }

        return filled;
    }

    /// <returns>Articles done; 0 when there are none left or another instance is at it; -1 when the endpoint refused their texts.</returns>
    private async Task<int> FillSomeAsync(int most, CancellationToken cancellation)
    {
        await using var connection = table.Connection();
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await IsMyTurnAsync(connection, cancellation))
        {
            return 0;
        }

        var pending = await table.PendingAsync(connection, most, refused, cancellation);
        if (pending.Count == 0)
        {
            await table.DropOthersAsync(connection, cancellation);
            await transaction.CommitAsync(cancellation);
            return 0;
        }

        try
        {
            var vectors = await VectorsAsync(connection, [.. pending.SelectMany(article => article.Parts)], cancellation);
            await table.WriteAsync(
                connection, pending.SelectMany(article => article.Parts.Select(part => (article.ArticleId, part, vectors[part.Hash]))), cancellation);
            await transaction.CommitAsync(cancellation);
            return pending.Count;
        }
        catch (EmbeddingException e) when (e.IsRefusal)
        {
            if (pending.Count == 1)
            {
                refused.Add(pending[0].ArticleId);
                LogRefused(logger, pending[0].Parts[0].Text.Split('\n')[0], e.Message);
            }

            return -1;
        }
    }

    private async Task<IReadOnlyDictionary<string, float[]>> VectorsAsync(
        NpgsqlConnection connection, IReadOnlyList<ArticlePart> parts, CancellationToken cancellation)
    {
        var known = await table.KnownAsync(connection, [.. parts.Select(part => part.Hash)], cancellation);
        foreach (var some in parts.DistinctBy(part => part.Hash).Where(part => !known.ContainsKey(part.Hash)).ToList().Chunk(TextsAtOnce))
        {
            var made = await embedder.EmbedAsync([.. some.Select(part => part.Text)], Limit, cancellation);
            foreach (var (part, vector) in some.Zip(made))
            {
                known[part.Hash] = vector;
            }
        }

        await CheckDimensionAsync(known.Values, cancellation);
        return known;
    }

    // A server that was changed behind the model's name would leave vectors that cannot be compared.
    private async Task CheckDimensionAsync(IReadOnlyCollection<float[]> made, CancellationToken cancellation)
    {
        var dimensions = made.Select(vector => vector.Length)
            .Concat((await index.CurrentAsync(cancellation)).Take(1).Select(stored => stored.Vector.Length)).Distinct().ToList();
        if (dimensions.Count > 1)
        {
            throw new EmbeddingException($"{string.Join('/', dimensions)} dimensions under one model's name");
        }
    }

    private static async Task<bool> IsMyTurnAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_xact_lock($1)", connection);
        command.Parameters.Add(new() { Value = FillingLock });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Embedded {Articles} articles of law with {Model}.")]
    private static partial void LogFilled(ILogger logger, int articles, string model);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The embedding endpoint refused {Article}: {Reason}. It is found by its words alone.")]
    private static partial void LogRefused(ILogger logger, string article, string reason);
}
