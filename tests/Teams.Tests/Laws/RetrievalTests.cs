using Holmes.Teams.Laws;
using Holmes.Testing;
using Xunit;

namespace Holmes.Teams.Tests.Laws;

public sealed class RetrievalTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task The_right_law_is_found_for_questions_of_our_own()
    {
        var report = await RetrievalBenchmark.RunAsync(
            await postgres.NewDatabaseAsync(), OwnQuestions(), Path.Combine(PublishedStatutes.Require(), "statutes"), new(2026, 6, 1), TestContext.Current.CancellationToken);

        var misses = string.Join("\n", report.Misses.Select(miss => $"{miss.Rank} {miss.Law}: {miss.Question} => {string.Join(", ", miss.First)}"));
        Assert.True(report.AmongThree >= 0.95, misses);
        Assert.True(report.First >= 0.9, misses);
    }

    private static string OwnQuestions()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "tests", "Teams.Tests", "Laws", "own-questions.json")))
        {
            at = at.Parent;
        }

        return Path.Combine(at!.FullName, "tests", "Teams.Tests", "Laws", "own-questions.json");
    }
}
