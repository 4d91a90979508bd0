using System.Diagnostics;
using System.Text.Json;
using Holmes.Contracts;
using Holmes.Teams.Steps;
using Marten;
using Npgsql;

namespace Holmes.Teams.Laws;

/// <summary>Measures how often the right law is found, over a file of questions with the law that answers each.</summary>
public static class RetrievalBenchmark
{
    private const int Depth = 10;

    /// <param name="connectionString">Any Postgres; everything happens in a schema of its own, which is dropped at the end.</param>
    /// <param name="questionsFile">JSON: [{id, question, law, …}].</param>
    /// <param name="statutesDirectory">Statutes as published, *.txt.</param>
    /// <param name="day">The day on which the questions are asked; today in Korea without it.</param>
    public static async Task<RetrievalReport> RunAsync(
        string connectionString, string questionsFile, string statutesDirectory, DateOnly? day = null, CancellationToken cancellation = default)
    {
        var schema = $"laws_bench_{Guid.CreateVersion7():n}";
        await using var store = StoreIn(connectionString, schema);
        try
        {
            await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
            var laws = await ImportAsync(store, statutesDirectory, cancellation);
            return await AskAsync(new(store), await QuestionsAsync(questionsFile, cancellation), laws, day ?? KoreanDay.Of(TimeProvider.System.GetUtcNow()), cancellation);
        }
        finally
        {
            await DropAsync(connectionString, schema);
        }
    }

    private static DocumentStore StoreIn(string connectionString, string schema) => DocumentStore.For(options =>
    {
        options.Connection(new NpgsqlConnectionStringBuilder(connectionString) { Timezone = "UTC" }.ConnectionString);
        options.DatabaseSchemaName = schema;
        options.DisableNpgsqlLogging = true;
        options.AddLawTables();
    });

    private static async Task<IReadOnlySet<string>> ImportAsync(IDocumentStore store, string directory, CancellationToken cancellation)
    {
        var library = new LawLibrary(store);
        var laws = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(directory, "*.txt").Order(StringComparer.Ordinal))
        {
            if (StatuteParser.Parse(Path.GetFileName(file), await File.ReadAllTextAsync(file, cancellation)).Statute is { } statute)
            {
                await library.StoreAsync(statute, isDigest: false, cancellation);
                laws.Add(statute.Title);
            }
        }

        foreach (var digest in DigestCatalog.Load())
        {
            await library.StoreAsync(digest, isDigest: true, cancellation);
            laws.Add(digest.Title);
        }

        return laws;
    }

    private static async Task<RetrievalReport> AskAsync(
        LawSearch search, IReadOnlyList<LawQuestion> questions, IReadOnlySet<string> laws, DateOnly day, CancellationToken cancellation)
    {
        if (questions.Count > 0)
        {
            await search.FindAsync(new(questions[0].Question, Limit: Depth), day, cancellation); // connects, and fills the caches
        }

        var answers = new List<RetrievalAnswer>();
        foreach (var question in questions)
        {
            var started = Stopwatch.GetTimestamp();
            var found = await search.FindAsync(new(question.Question, Limit: Depth), day, cancellation);
            var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            var ranked = found.Articles.Select(article => article.Law).ToList();
            var rank = ranked.IndexOf(question.Law) + 1;
            answers.Add(new(
                question.Id, question.Question, question.Law, rank, elapsed, found.Quality,
                [.. found.Articles.Take(3).Select(article => $"{article.Law} {article.Article}({article.Title})")],
                laws.Contains(question.Law)));
        }

        return RetrievalReport.Of(answers, day);
    }

    private static async Task<IReadOnlyList<LawQuestion>> QuestionsAsync(string file, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(file);
        return await JsonSerializer.DeserializeAsync<List<LawQuestion>>(stream, WireJson.Options, cancellation) ?? [];
    }

    private static async Task DropAsync(string connectionString, string schema)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var drop = new NpgsqlCommand($"drop schema if exists {schema} cascade", connection);
        await drop.ExecuteNonQueryAsync();
    }
}

/// <summary>A question with the title of the law that answers it.</summary>
public sealed record LawQuestion(int Id, string Question, string Law);

/// <param name="Rank">Of the first article of the right law among the articles found; 0 when it is not among the first ten.</param>
/// <param name="First">The first three articles found.</param>
/// <param name="IsAnswerable">The right law was imported, or the project has digests of it.</param>
public sealed record RetrievalAnswer(
    int Id, string Question, string Law, int Rank, double Milliseconds, double Quality, IReadOnlyList<string> First, bool IsAnswerable);

/// <summary>Shares are of all questions, also of those whose law is not there.</summary>
/// <param name="First">Share of questions whose first article is of the right law.</param>
/// <param name="AmongThree">Share of questions with an article of the right law among the first three articles.</param>
/// <param name="MeanReciprocalRank">Over the first ten articles.</param>
public sealed record RetrievalReport(
    int Questions,
    double First,
    double AmongThree,
    double MeanReciprocalRank,
    double MedianMilliseconds,
    DateOnly Day,
    IReadOnlyList<RetrievalAnswer> Misses)
{
    /// <param name="answers">One for each question.</param>
    /// <param name="day">The day on which they were asked.</param>
    public static RetrievalReport Of(IReadOnlyList<RetrievalAnswer> answers, DateOnly day)
    {
        double Share(Func<RetrievalAnswer, bool> holds) => answers.Count == 0 ? 0 : Math.Round(answers.Count(holds) / (double)answers.Count, 4);
        var times = answers.Select(answer => answer.Milliseconds).Order().ToList();
        return new(
            answers.Count,
            Share(answer => answer.Rank == 1),
            Share(answer => answer.Rank is >= 1 and <= 3),
            answers.Count == 0 ? 0 : Math.Round(answers.Average(answer => answer.Rank == 0 ? 0 : 1.0 / answer.Rank), 4),
            times.Count == 0 ? 0 : Math.Round(times[times.Count / 2], 2),
            day,
            [.. answers.Where(answer => answer.Rank != 1)]);
    }
}
