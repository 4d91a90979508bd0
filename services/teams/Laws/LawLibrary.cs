using System.Security.Cryptography;
using System.Text;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace Holmes.Teams.Laws;

/// <summary>What storing one version of a law came to.</summary>
public enum StoredAs
{
    New,
    Replaced,
    Unchanged,
}

/// <summary>Writes laws and their index; a version is stored whole or not at all.</summary>
public sealed class LawLibrary(IDocumentStore store)
{
    // Article ids are made of the version's and the position in it, so that postings can be built before anything is stored.
    internal const int ArticlesPerVersion = 10_000;

    // Imports take turns: ids are handed out by counting on.
    private const long ImportLock = 0x484F_4C4D_4C41_5753;

    private readonly string schema = store.Options.DatabaseSchemaName;

    public async Task<StoredAs> StoreAsync(Statute statute, bool isDigest, CancellationToken cancellation)
    {
        var hash = HashOf(statute);
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync(connection, "select pg_advisory_xact_lock($1)", cancellation, ImportLock);

        var known = await KnownAsync(connection, statute, isDigest, cancellation);
        if (known is var (_, sameHash) && sameHash == hash)
        {
            return StoredAs.Unchanged;
        }

        if (known is var (outdated, _))
        {
            await ExecuteAsync(connection, $"delete from {schema}.{LawTables.Version} where version_id = $1", cancellation, outdated);
        }

        var versionId = await NextIdAsync(connection, cancellation);
        await WriteVersionAsync(connection, versionId, statute, hash, isDigest, cancellation);
        await WriteArticlesAsync(connection, versionId, statute.Articles, cancellation);
        await WritePostingsAsync(connection, versionId, statute.Articles, cancellation);
        await transaction.CommitAsync(cancellation);
        return known is null ? StoredAs.New : StoredAs.Replaced;
    }

    public async Task<IReadOnlyList<LawVersion>> VersionsAsync(CancellationToken cancellation)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            $"select version_id, law, short_title, kind, number, effective_from, articles, is_digest from {schema}.{LawTables.Version} order by version_id",
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var versions = new List<LawVersion>();
        while (await reader.ReadAsync(cancellation))
        {
            versions.Add(new(
                reader.GetInt32(0),
                reader.GetString(1),
                await reader.IsDBNullAsync(2, cancellation) ? null : reader.GetString(2),
                reader.GetString(3),
                reader.GetString(4),
                await reader.GetFieldValueAsync<DateOnly>(5, cancellation),
                reader.GetInt32(6),
                reader.GetBoolean(7)));
        }

        return versions;
    }

    /// <summary>The same for the same content and the same way of indexing it.</summary>
    private static string HashOf(Statute statute)
    {
        var content = new StringBuilder(ArticleWeights.Version);
        content.Append('\n').Append(statute with { Articles = [] });
        foreach (var article in statute.Articles)
        {
            content.Append('\n').Append(article);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())));
    }

    private async Task<(int VersionId, string Hash)?> KnownAsync(
        NpgsqlConnection connection, Statute statute, bool isDigest, CancellationToken cancellation)
    {
        // Digests of a law have no version of their own beside them: a new edition of them replaces the old one.
        await using var command = new NpgsqlCommand(
            $"""
            select version_id, content_hash from {schema}.{LawTables.Version}
            where law = $1 and is_digest = $2 and ($2 or number = $3 and effective_from = $4)
            """,
            connection);
        Bind(command, statute.Title, isDigest, statute.Number, statute.EffectiveFrom);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? (reader.GetInt32(0), reader.GetString(1)) : null;
    }

    private async Task<int> NextIdAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select coalesce(max(version_id), 0) + 1 from {schema}.{LawTables.Version}", connection);
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private Task WriteVersionAsync(
        NpgsqlConnection connection, int versionId, Statute statute, string hash, bool isDigest, CancellationToken cancellation) => ExecuteAsync(
        connection,
        $"""
        insert into {schema}.{LawTables.Version}
            (version_id, law, short_title, kind, number, effective_from, promulgated_on, content_hash, articles, is_digest)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
        cancellation,
        versionId,
        statute.Title,
        (object?)statute.ShortTitle ?? DBNull.Value,
        statute.Kind,
        statute.Number,
        statute.EffectiveFrom,
        (object?)statute.PromulgatedOn ?? DBNull.Value,
        hash,
        statute.Articles.Count,
        isDigest);

    private async Task WriteArticlesAsync(
        NpgsqlConnection connection, int versionId, IReadOnlyList<StatuteArticle> articles, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"""
            copy {schema}.{LawTables.Article}
                (article_id, version_id, addendum, article, title, headings, content, effective_from, is_deleted, line)
            from stdin (format binary)
            """,
            cancellation);
        foreach (var (at, article) in articles.Index())
        {
            await copy.WriteRowAsync(
                cancellation,
                ArticleId(versionId, at),
                versionId,
                (object?)article.Addendum ?? DBNull.Value,
                article.Article,
                article.Title,
                article.Headings,
                article.Text,
                article.EffectiveFrom,
                article.IsDeleted,
                article.Line);
        }

        await copy.CompleteAsync(cancellation);
    }

    private async Task WritePostingsAsync(
        NpgsqlConnection connection, int versionId, IReadOnlyList<StatuteArticle> articles, CancellationToken cancellation)
    {
        var postings = articles
            .Index()
            .Where(article => !article.Item.IsDeleted)
            .SelectMany(article => ArticleWeights.Of(article.Item).Select(weight => (Term: weight.Key, Id: ArticleId(versionId, article.Index), Weight: weight.Value)))
            .GroupBy(posting => posting.Term, StringComparer.Ordinal);
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {schema}.{LawTables.Posting} (term, version_id, article_ids, weights) from stdin (format binary)", cancellation);
        foreach (var posting in postings)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(posting.Key, NpgsqlDbType.Text, cancellation);
            await copy.WriteAsync(versionId, NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(posting.Select(hit => hit.Id).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(posting.Select(hit => hit.Weight).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Real, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    private static int ArticleId(int versionId, int at) => at < ArticlesPerVersion
        ? versionId * ArticlesPerVersion + at
        : throw new InvalidOperationException($"A law of more than {ArticlesPerVersion} passages.");

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        Bind(command, values);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static void Bind(NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }
    }
}
