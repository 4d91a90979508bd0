using Holmes.Teams.Laws;
using Holmes.Testing;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Holmes.Teams.Tests.Laws;

/// <summary>The search with an embedding endpoint, and what remains of it when the endpoint fails.</summary>
public sealed class LawMeaningTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private const string Question = "집주인이 바뀌면 보증금은 누가 돌려줘야 하나";

    // Its words are none of those the question and its synonyms have; others of the same law have many.
    private static readonly Statute Lease = LawTexts.Read(
        """
        주택임대차보호법 ( 약칭: 주택임대차법 )
        [시행 2023. 7. 19.] [법률 제19356호, 2023. 4. 18., 일부개정]

        제2조(기록) ① 소유자가 바뀌었거든 이전 것을 물려받아 책임진다.

        제5조(반환) ① 보증금을 돌려줘야 하는 임대인이 보증금을 반환하지 않으면 보증금 반환을 구한다. 임대차 보증금 변경 승계.

        제6조(보증금 우선변제) ① 임차인은 보증금을 돌려받을 우선변제 권리가 있다. 집주인인 임대인의 보증금 변경.

        제7조(차임 등의 증감청구권) ① 당사자는 보증금의 증액을 청구할 수 있다. 임대인이 보증금을 올려 받는다.

        제8조(보증금 승계) ① 임대인이 보증금을 변경하거나 승계하면 임대차 보증금을 돌려줘야 한다.
        """);

    private async Task<LawStore> FilledAsync()
    {
        var laws = await LawStore.InAsync(postgres);
        await laws.StoreAsync(Lease);
        await laws.StoreAsync(LawTexts.Brokers);
        return laws;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_article_that_shares_no_word_with_the_question_is_found_by_meaning(bool plainNumbers)
    {
        await using var laws = await FilledAsync();
        await using var server = await EmbeddingServer.StartAsync(LawTexts.Topics);
        server.PlainNumbers = plainNumbers;
        using var meaning = laws.With(server);
        await meaning.Filling.FillAsync(CancellationToken.None);

        var byWords = await laws.FindAsync(Question, LawTexts.Day, limit: 3);
        var byBoth = await meaning.FindAsync(Question);

        Assert.DoesNotContain(byWords.Articles, article => article.Article == "제2조");
        Assert.Contains(byBoth.Articles, article => article is { Law: "주택임대차보호법", Article: "제2조" });
        Assert.Equal(byBoth.Articles.OrderByDescending(article => article.Score), byBoth.Articles);
        Assert.Contains("Bearer secret", server.Keys);
    }

    [Fact]
    public async Task A_named_article_comes_first_and_alone()
    {
        await using var laws = await FilledAsync();
        await using var server = await EmbeddingServer.StartAsync(LawTexts.Topics);
        using var meaning = laws.With(server);
        await meaning.Filling.FillAsync(CancellationToken.None);

        var found = await meaning.FindAsync("주임법 제7조, 집주인이 바뀌면?");

        Assert.Equal((true, "제7조"), (found.IsExact, Assert.Single(found.Articles).Article));
    }

    [Fact]
    public async Task A_question_about_something_else_stays_without_articles_although_something_is_always_nearest()
    {
        await using var laws = await FilledAsync();
        await using var server = await EmbeddingServer.StartAsync(LawTexts.Topics);
        using var meaning = laws.With(server);
        await meaning.Filling.FillAsync(CancellationToken.None);

        Assert.Empty((await meaning.FindAsync("오늘 날씨 어때?")).Articles);
    }

    public static TheoryData<string> Failures => ["down", "429", "500", "silent", "dimension", "nonsense"];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Without_the_endpoint_words_alone_answer_as_if_there_were_none(string failure)
    {
        await using var laws = await FilledAsync();
        await using var server = await EmbeddingServer.StartAsync(LawTexts.Topics);
        using var meaning = laws.With(server);
        await meaning.Filling.FillAsync(CancellationToken.None);
        await BreakAsync(server, failure);

        var byWords = await laws.FindAsync(Question, LawTexts.Day, limit: 3);
        var first = await meaning.FindAsync(Question);
        var calls = server.Keys.Count;
        var second = await meaning.FindAsync(Question);

        Assert.Equal(byWords.Articles, first.Articles);
        Assert.Equal(byWords.Notes, first.Notes);
        Assert.Equal(byWords.Quality, first.Quality);
        Assert.Equal(byWords.Articles, second.Articles);
        Assert.Equal(calls, server.Keys.Count); // it rests, instead of waiting for the endpoint in every search
        Assert.Single(meaning.Logs.All, line => line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_endpoint_is_asked_again_after_a_while_and_its_return_is_said_once()
    {
        await using var laws = await FilledAsync();
        await using var server = await EmbeddingServer.StartAsync(LawTexts.Topics);
        using var meaning = laws.With(server);
        await meaning.Filling.FillAsync(CancellationToken.None);
        await BreakAsync(server, "429");
        await meaning.FindAsync(Question);
        server.Fault = (_, _) => Task.FromResult(false);
        meaning.Clock.Advance(TimeSpan.FromSeconds(31));

        var found = await meaning.FindAsync(Question);
        await meaning.FindAsync(Question);

        Assert.Contains(found.Articles, article => article.Article == "제2조");
        Assert.Single(meaning.Logs.All, line => line.StartsWith("Information: The embedding endpoint answers again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_search_does_not_wait_for_vectors_that_are_not_made_yet()
    {
        await using var laws = await FilledAsync();
        await using var server = await EmbeddingServer.StartAsync(LawTexts.Topics);
        using var meaning = laws.With(server);

        Assert.Equal((await laws.FindAsync(Question, LawTexts.Day, limit: 3)).Articles, (await meaning.FindAsync(Question)).Articles);
        Assert.Empty(server.Asked);
    }

    private static async Task BreakAsync(EmbeddingServer server, string failure)
    {
        switch (failure)
        {
            case "down":
                await server.DisposeAsync();
                break;
            case "dimension":
                server.AnswerWithDimensions(12);
                break;
            case "nonsense":
                server.Fault = async (http, _) =>
                {
                    await http.Response.WriteAsync("<html>welcome</html>");
                    return true;
                };
                break;
            case "silent":
                server.Fault = async (http, _) =>
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    return true;
                };
                break;
            default:
                server.Fault = (http, _) =>
                {
                    http.Response.StatusCode = int.Parse(failure, System.Globalization.CultureInfo.InvariantCulture);
                    return Task.FromResult(true);
                };
                break;
        }
    }
}
