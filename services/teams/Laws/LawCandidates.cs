using Marten;
using Npgsql;
using NpgsqlTypes;

namespace Holmes.Teams.Laws;

/// <summary>An article with its lexical score.</summary>
/// <param name="Score">BM25 over the question's terms, divided by the most the question could reach with every term once.</param>
/// <param name="Coverage">Share of the question's terms, by their rarity, that the article has.</param>
internal sealed record LawCandidate(int ArticleId, int VersionId, bool InAddenda, string Article, string Title, double Score, double Coverage);

/// <summary>Reads articles from Postgres; the scoring of terms is done there, in one statement.</summary>
internal sealed class LawCandidates(IDocumentStore store)
{
    private const int Most = 150;

    private readonly string schema = store.Options.DatabaseSchemaName;

    /// <summary>The best articles of the given versions that hold on the day.</summary>
    public async Task<IReadOnlyList<LawCandidate>> FindAsync(
        SearchQuestion question, IReadOnlyList<LawVersion> versions, DateOnly day, CancellationToken cancellation)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(Ranking(schema), connection);
        command.Parameters.Add(new() { Value = question.Terms.Keys.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = question.Terms.Values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Double });
        command.Parameters.Add(new() { Value = versions.Select(version => version.VersionId).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        command.Parameters.Add(new() { Value = (double)versions.Sum(version => version.Articles) });
        command.Parameters.Add(new() { Value = day });
        command.Parameters.Add(new() { Value = question.WantsAddenda ? 1.0 : 0.3 });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<LawCandidate>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new(
                reader.GetInt32(0), reader.GetInt32(1), reader.GetBoolean(2), reader.GetString(3), reader.GetString(4), reader.GetDouble(5), reader.GetDouble(6)));
        }

        return found;
    }

    /// <summary>The articles with that number, those of the addenda last; of two with the same number the one that holds on the day.</summary>
    public async Task<IReadOnlyList<int>> FindAsync(LawVersion version, string article, DateOnly day, CancellationToken cancellation)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            $"""
            select a.article_id from {schema}.{LawTables.Article} a
            where a.version_id = $1 and a.article = $2 and a.addendum is null and {Holds(schema, "$3")}
            """,
            connection);
        command.Parameters.Add(new() { Value = version.VersionId });
        command.Parameters.Add(new() { Value = article });
        command.Parameters.Add(new() { Value = day });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<int>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(reader.GetInt32(0));
        }

        return found;
    }

    /// <summary>Those of the articles that hold on the day, in the order given.</summary>
    public async Task<IReadOnlyList<int>> HoldingAsync(
        IReadOnlyList<int> articleIds, IReadOnlyList<LawVersion> versions, DateOnly day, CancellationToken cancellation)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            $"""
            select a.article_id from {schema}.{LawTables.Article} a join {schema}.{LawTables.Version} v using (version_id)
            where a.article_id = any($1) and not a.is_deleted and a.version_id = any($2)
              and {Holds(schema, "$3")} and {HasNoBetter(schema, "$2")}
            order by array_position($1, a.article_id)
            """,
            connection);
        command.Parameters.Add(new() { Value = articleIds.ToArray() });
        command.Parameters.Add(new() { Value = versions.Select(version => version.VersionId).ToArray() });
        command.Parameters.Add(new() { Value = day });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var holding = new List<int>();
        while (await reader.ReadAsync(cancellation))
        {
            holding.Add(reader.GetInt32(0));
        }

        return holding;
    }

    public async Task<IReadOnlyDictionary<int, StatuteArticle>> ReadAsync(IReadOnlyCollection<int> articleIds, CancellationToken cancellation)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            $"""
            select article_id, addendum, article, title, headings, content, effective_from, is_deleted, line
            from {schema}.{LawTables.Article} where article_id = any($1)
            """,
            connection);
        command.Parameters.Add(new() { Value = articleIds.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var read = new Dictionary<int, StatuteArticle>();
        while (await reader.ReadAsync(cancellation))
        {
            var addendum = await reader.IsDBNullAsync(1, cancellation) ? null : reader.GetString(1);
            read[reader.GetInt32(0)] = new(
                addendum is null ? StatutePart.Body : StatutePart.Addenda,
                addendum,
                reader.GetString(2),
                reader.GetString(3),
                reader.GetString(4),
                reader.GetString(5),
                await reader.GetFieldValueAsync<DateOnly>(6, cancellation),
                reader.GetBoolean(7),
                reader.GetInt32(8));
        }

        return read;
    }

    // An article printed twice holds in its later form once that form's day has come.
    private static string Holds(string schema, string day) =>
        $"""
        a.effective_from <= {day} and not exists (
            select from {schema}.{LawTables.Article} later
            where later.version_id = a.version_id and later.article = a.article and later.addendum is not distinct from a.addendum
              and later.effective_from > a.effective_from and later.effective_from <= {day})
        """;

    // A digest gives way to an imported version that has the article.
    private static string HasNoBetter(string schema, string versions) =>
        $"""
        not (v.is_digest and exists (
            select from {schema}.{LawTables.Version} imported
            join {schema}.{LawTables.Article} same on same.version_id = imported.version_id
            where imported.law = v.law and not imported.is_digest and imported.version_id = any({versions})
              and same.article = a.article and same.addendum is null))
        """;

    private static string Ranking(string schema) =>
        $"""
        with asked as (
            select * from unnest($1, $2) as asked (term, weight)
        ), posting as (
            select p.term, p.article_ids, p.weights from {schema}.{LawTables.Posting} p where p.term = any($1) and p.version_id = any($3)
        ), spread as (
            select asked.term, asked.weight * ln(1 + ($4 - coalesce(f.articles, 0) + 0.5) / (coalesce(f.articles, 0) + 0.5)) as weight
            from asked left join (select term, sum(cardinality(article_ids)) as articles from posting group by term) f using (term)
        ), hit as (
            select h.article_id, sum(s.weight * h.weight) as score, sum(s.weight) as covered
            from posting join spread s using (term), unnest(posting.article_ids, posting.weights) as h (article_id, weight)
            group by h.article_id
        )
        select a.article_id, a.version_id, a.addendum is not null, a.article, a.title,
               hit.score / total.weight as score, hit.covered / total.weight as coverage
        from hit
        cross join (select greatest(sum(weight), 0.001) as weight from spread) total
        join {schema}.{LawTables.Article} a using (article_id)
        join {schema}.{LawTables.Version} v using (version_id)
        where {Holds(schema, "$5")}
          and {HasNoBetter(schema, "$3")}
        order by hit.score * case when a.addendum is null then 1.0 else $6 end desc, a.article_id
        limit {Most}
        """;
}
