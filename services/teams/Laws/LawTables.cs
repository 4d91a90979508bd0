using Marten;
using Weasel.Core;
using Weasel.Postgresql.Tables;

namespace Holmes.Teams.Laws;

/// <summary>
/// Plain tables instead of documents: the ranking is one statement over postings. A posting row holds all articles of
/// one version that have the term, so that a question reads some hundred rows, and versions can be left out whole.
/// </summary>
public static class LawTables
{
    public const string Version = "law_version";
    public const string Article = "law_article";
    public const string Posting = "law_posting";
    public const string Vector = "law_vector";

    public static void AddLawTables(this StoreOptions options) =>
        options.Storage.ExtendedSchemaObjects.AddRange(
            [.. In(options.DatabaseSchemaName)]);

    private static IEnumerable<Table> In(string schema)
    {
        var versions = Versions(schema);
        var articles = Articles(schema, versions);
        return [versions, articles, Postings(schema, versions), Vectors(schema, articles)];
    }

    private static Table Versions(string schema)
    {
        var table = new Table($"{schema}.{Version}");
        table.AddColumn("version_id", "integer").AsPrimaryKey();
        table.AddColumn("law", "text").NotNull();
        table.AddColumn("short_title", "text");
        table.AddColumn("kind", "text").NotNull();
        table.AddColumn("number", "text").NotNull();
        table.AddColumn("effective_from", "date").NotNull();
        table.AddColumn("promulgated_on", "date");
        table.AddColumn("content_hash", "text").NotNull();
        table.AddColumn("articles", "integer").NotNull();
        table.AddColumn("is_digest", "boolean").NotNull();
        table.Indexes.Add(new IndexDefinition("law_version_identity")
        {
            Columns = ["law", "number", "effective_from", "is_digest"],
            IsUnique = true,
        });
        return table;
    }

    private static Table Articles(string schema, Table versions)
    {
        var table = new Table($"{schema}.{Article}");
        table.AddColumn("article_id", "integer").AsPrimaryKey();
        table.AddColumn("version_id", "integer").NotNull()
            .ForeignKeyTo(versions, "version_id", null, CascadeAction.Cascade, CascadeAction.NoAction);
        table.AddColumn("addendum", "text");
        table.AddColumn("article", "text").NotNull();
        table.AddColumn("title", "text").NotNull();
        table.AddColumn("headings", "text").NotNull();
        table.AddColumn("content", "text").NotNull();
        table.AddColumn("effective_from", "date").NotNull();
        table.AddColumn("is_deleted", "boolean").NotNull();
        table.AddColumn("line", "integer").NotNull();
        table.Indexes.Add(new IndexDefinition("law_article_number") { Columns = ["version_id", "article"] });
        return table;
    }

    private static Table Postings(string schema, Table versions)
    {
        var table = new Table($"{schema}.{Posting}");
        table.AddColumn("term", "text").AsPrimaryKey();
        table.AddColumn("version_id", "integer").AsPrimaryKey()
            .ForeignKeyTo(versions, "version_id", null, CascadeAction.Cascade, CascadeAction.NoAction);
        table.AddColumn("article_ids", "integer[]").NotNull();
        table.AddColumn("weights", "real[]").NotNull();
        table.Indexes.Add(new IndexDefinition("law_posting_version") { Columns = ["version_id"] });
        return table;
    }

    // There without an embedding endpoint too, so that the schema does not depend on settings.
    private static Table Vectors(string schema, Table articles)
    {
        var table = new Table($"{schema}.{Vector}");
        table.AddColumn("vector_id", "bigint").AsPrimaryKey().BigAutoIncrement();
        table.AddColumn("article_id", "integer").NotNull()
            .ForeignKeyTo(articles, "article_id", null, CascadeAction.Cascade, CascadeAction.NoAction);
        table.AddColumn("part", "integer").NotNull();
        table.AddColumn("model", "text").NotNull();
        table.AddColumn("text_hash", "text").NotNull();
        table.AddColumn("vector", "real[]").NotNull();
        table.Indexes.Add(new IndexDefinition("law_vector_part") { Columns = ["article_id", "model", "part"], IsUnique = true });
        table.Indexes.Add(new IndexDefinition("law_vector_of_model") { Columns = ["model", "vector_id"] });
        table.Indexes.Add(new IndexDefinition("law_vector_text") { Columns = ["text_hash"] });
        return table;
    }
}
