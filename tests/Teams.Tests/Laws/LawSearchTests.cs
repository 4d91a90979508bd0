using Holmes.Teams.Laws;
using Holmes.Testing;
using Xunit;

namespace Holmes.Teams.Tests.Laws;

public sealed class LawSearchTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private async Task<LawStore> FilledAsync()
    {
        var laws = await LawStore.InAsync(postgres);
        foreach (var statute in new[] { LawTexts.Lease, LawTexts.LeaseDecree, LawTexts.Brokers, LawTexts.BrokersLater })
        {
            await laws.StoreAsync(statute);
        }

        return laws;
    }

    [Theory]
    [InlineData("주택임대차보호법 제7조", "주택임대차보호법", "제7조")]
    [InlineData("주임법 7조가 뭐예요?", "주택임대차보호법", "제7조")]
    [InlineData("주택임대차법 제3조 알려줘", "주택임대차보호법", "제3조")]
    [InlineData("주택 임대차 보호법 시행령 8조", "주택임대차보호법 시행령", "제8조")]
    public async Task A_named_article_is_found_exactly(string question, string law, string article)
    {
        await using var laws = await FilledAsync();

        var found = await laws.FindAsync(question, LawTexts.Day);

        var only = Assert.Single(found.Articles);
        Assert.Equal((law, article), (only.Law, only.Article));
        Assert.Equal((true, 1.0), (found.IsExact, found.Quality));
    }

    [Fact]
    public async Task A_question_in_everyday_words_finds_the_article_and_the_law_comes_before_its_decree()
    {
        await using var laws = await FilledAsync();

        var found = await laws.FindAsync("집주인이 월세를 10% 올려달라고 하는데 되나요?", LawTexts.Day);

        Assert.Equal(("주택임대차보호법", "제7조"), (found.Articles[0].Law, found.Articles[0].Article));
        Assert.Contains(found.Articles.Skip(1), article => article is { Law: "주택임대차보호법 시행령", Article: "제8조" });
        Assert.False(found.IsExact);
        Assert.InRange(found.Quality, 0.5, 0.95);
    }

    [Fact]
    public async Task Addenda_come_last()
    {
        await using var laws = await FilledAsync();

        var found = await laws.FindAsync("차임 증액", LawTexts.Day);

        Assert.Equal("본칙", found.Articles[0].Part);
        Assert.DoesNotContain(found.Articles.Take(2), article => article.Part == "부칙");
    }

    [Fact]
    public async Task The_version_in_force_on_the_day_is_used_and_the_later_one_is_named()
    {
        await using var laws = await FilledAsync();

        var before = await laws.FindAsync("공인중개사법 제25조", new(2026, 2, 14));
        var after = await laws.FindAsync("공인중개사법 제25조", new(2026, 2, 15));

        Assert.Equal("제19841호", Assert.Single(before.Articles).Number);
        Assert.Contains(before.Notes, note => note.Contains("2026-02-15", StringComparison.Ordinal) && note.Contains("제외", StringComparison.Ordinal));
        Assert.Equal("제21024호", Assert.Single(after.Articles).Number);
        Assert.Empty(after.Notes);
    }

    [Fact]
    public async Task A_version_not_in_force_yet_is_shown_to_who_asks_for_it()
    {
        await using var laws = await FilledAsync();

        var found = await laws.FindAsync("시행 예정인 공인중개사법 제25조", new(2025, 12, 1));

        Assert.Equal(["제19841호", "제21024호"], found.Articles.Select(article => article.Number));
        Assert.Contains(found.Notes, note => note.Contains("시행 전", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Before_any_version_took_effect_there_is_nothing()
    {
        await using var laws = await FilledAsync();

        Assert.Empty((await laws.FindAsync("공인중개사법 제25조", new(2020, 1, 1))).Articles);
    }

    [Fact]
    public async Task A_deleted_article_is_shown_as_deleted()
    {
        await using var laws = await FilledAsync();

        var found = await laws.FindAsync("주택임대차보호법 제5조", LawTexts.Day);

        Assert.StartsWith("삭제", Assert.Single(found.Articles).Text, StringComparison.Ordinal);
        Assert.Contains(found.Notes, note => note.Contains("삭제", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_article_that_does_not_exist_is_said_to_be_missing()
    {
        await using var laws = await FilledAsync();

        var found = await laws.FindAsync("주택임대차보호법 제99조 차임 증액", LawTexts.Day);

        Assert.False(found.IsExact);
        Assert.Contains(found.Notes, note => note.Contains("제99조를 찾지 못해", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("오늘 날씨 어때?")]
    [InlineData("김치찌개 맛있게 끓이는 법 알려줘")]
    [InlineData("안녕하세요")]
    public async Task A_question_about_something_else_finds_nothing(string question)
    {
        await using var laws = await FilledAsync();

        Assert.Empty((await laws.FindAsync(question, LawTexts.Day)).Articles);
    }

    [Fact]
    public async Task A_digest_gives_way_to_the_imported_article_and_serves_where_there_is_none()
    {
        await using var laws = await LawStore.InAsync(postgres);
        foreach (var digest in DigestCatalog.Load())
        {
            await laws.StoreAsync(digest, isDigest: true);
        }

        var digested = (await laws.FindAsync("주택임대차보호법 제7조", LawTexts.Day)).Articles;
        await laws.StoreAsync(LawTexts.Lease);
        var imported = (await laws.FindAsync("주택임대차보호법 제7조", LawTexts.Day)).Articles;
        var ranked = (await laws.FindAsync("월세를 5% 넘게 올릴 수 있나요?", LawTexts.Day)).Articles;
        var stillDigested = (await laws.FindAsync("주택임대차보호법 제6조의3", LawTexts.Day)).Articles;

        Assert.True(Assert.Single(digested).IsDigest);
        Assert.False(Assert.Single(imported).IsDigest);
        Assert.DoesNotContain(ranked, article => article is { IsDigest: true, Law: "주택임대차보호법", Article: "제7조" });
        Assert.True(Assert.Single(stillDigested).IsDigest);
    }
}
