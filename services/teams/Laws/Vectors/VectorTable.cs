using Marten;
using Npgsql;
using NpgsqlTypes;

namespace Holmes.Teams.Laws.Vectors;

/// <summary>An article without vectors.</summary>
internal sealed record PendingArticle(int ArticleId, IReadOnlyList<ArticlePart> Parts);

/// <summary>A stored vector of length one.</summary>
internal sealed record StoredVector(long VectorId, int ArticleId, float[] Vector);

/// <summary>How many vectors of a model there are, and the highest id.</summary>
internal readonly record struct VectorCount(long Vectors, long Highest);

/// <summary>Reads and writes law_vector. Plain arrays: not every PostgreSQL has an extension for vectors.</summary>
internal sealed class VectorTable(IDocumentStore store, string model)
{
    private readonly string table = $"{store.Options.DatabaseSchemaName}.{LawTables.Vector}";
    private readonly string schema = store.Options.DatabaseSchemaName;

    /// <summary>The model and the way articles are cut: what makes two vectors comparable.</summary>
    public string Model { get; } = $"{model}#{ArticleParts.Version}";

    public NpgsqlConnection Connection() => store.Storage.Database.CreateConnection();

    /// <summary>Articles of laws, not of addenda, that have no vectors of this model.</summary>
    public async Task<IReadOnlyList<PendingArticle>> PendingAsync(
        NpgsqlConnection connection, int most, IReadOnlyCollection<int> leaveOut, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select a.article_id, v.law, a.article, a.title, a.content
            from {schema}.{LawTables.Article} a join {schema}.{LawTables.Version} v using (version_id)
            where a.addendum is null and not a.is_deleted and a.article_id <> all($2)
              and not exists (select from {table} done where done.article_id = a.article_id and done.model = $1)
            order by a.article_id limit {most}
            """,
            connection);
        command.Parameters.Add(new() { Value = Model });
        command.Parameters.Add(new() { Value = leaveOut.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<PendingArticle>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new(reader.GetInt32(0), ArticleParts.Of(reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4))));
        }

        return found;
    }

    /// <summary>Vectors that the same texts have already, in an earlier version of a law.</summary>
    public async Task<Dictionary<string, float[]>> KnownAsync(NpgsqlConnection connection, IReadOnlyCollection<string> hashes, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"select distinct on (text_hash) text_hash, vector from {table} where model = $1 and text_hash = any($2)", connection);
        command.Parameters.Add(new() { Value = Model });
        command.Parameters.Add(new() { Value = hashes.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var known = new Dictionary<string, float[]>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
        {
            known[reader.GetString(0)] = await reader.GetFieldValueAsync<float[]>(1, cancellation);
        }

        return known;
    }

    public async Task WriteAsync(
        NpgsqlConnection connection, IEnumerable<(int ArticleId, ArticlePart Part, float[] Vector)> vectors, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {table} (article_id, part, model, text_hash, vector) from stdin (format binary)", cancellation);
        foreach (var (article, part, vector) in vectors)
        {
            await copy.WriteRowAsync(cancellation, article, part.Part, Model, part.Hash, vector);
        }

        await copy.CompleteAsync(cancellation);
    }

    /// <summary>Once every article has its vectors, those of another model are of no use.</summary>
    public async Task<int> DropOthersAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"delete from {table} where model <> $1", connection);
        command.Parameters.Add(new() { Value = Model });
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<VectorCount> CountAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select count(*), coalesce(max(vector_id), 0) from {table} where model = $1", connection);
        command.Parameters.Add(new() { Value = Model });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new(reader.GetInt64(0), reader.GetInt64(1));
    }

    public async Task<IReadOnlyList<StoredVector>> ReadAsync(NpgsqlConnection connection, long after, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"select vector_id, article_id, vector from {table} where model = $1 and vector_id > $2 order by vector_id", connection);
        command.Parameters.Add(new() { Value = Model });
        command.Parameters.Add(new() { Value = after });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var read = new List<StoredVector>();
        while (await reader.ReadAsync(cancellation))
        {
            read.Add(new(reader.GetInt64(0), reader.GetInt32(1), await reader.GetFieldValueAsync<float[]>(2, cancellation)));
        }

        return read;
    }
}
