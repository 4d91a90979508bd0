using Holmes.Teams.Laws;
using Xunit;

namespace Holmes.Teams.Tests.Laws;

public sealed class StatuteParserTests
{
    private const string File = "예시법(법률)(제00012호)(20240301).txt";

    private const string Text = """
        예시법 ( 약칭: 예법 )
        [시행 2024. 3. 1.] [법률 제12호, 2023. 9. 1., 일부개정]
        국토교통부(예시과) 044-000-0000

        제1장 총칙

        제1조(목적) 이 법은 예시(例示)를 목적으로 한다.

        제1절 신고

        제2조(신고(변경신고를 포함한다) 등) ① 신고한다. <개정 2020. 1. 1.>
        1. 하나
        가. 둘
        ② 제1항에 따른다.

        제2조의2 삭제 <2019. 1. 1.>

        제3조
        [제5조로 이동 <2021. 1. 1.>]

        제2장 벌칙
        제4조(과태료) 과태료는 별표 1과 같다.

        제4조(과태료) 과태료는 100만원으로 한다.
        [시행일: 2025. 1. 1.] 제4조

        부칙 <제10호,2020. 1. 1.>
        이 법은 공포한 날부터 시행한다.

        부칙 <제12호,2023. 9. 1.>(다른 법)
        제1조(시행일) 이 법은 2024년 3월 1일부터 시행한다.
        제2조 부터 제4조까지 생략
        제5조(다른 법률의 개정) ① 어떤 법 일부를 다음과 같이 개정한다.
        제20조제4항 중 “가”를 “나”로 한다.

        예시법

        법제처 국가법령정보센터
        """;

    private static Statute Read(string text = Text) => StatuteParser.Parse(File, text).Statute!;

    [Fact]
    public void The_header_gives_title_abbreviation_kind_number_and_days()
    {
        var law = Read();

        Assert.Equal(("예시법", "예법", "법률", "제12호"), (law.Title, law.ShortTitle, law.Kind, law.Number));
        Assert.Equal((new DateOnly(2024, 3, 1), new DateOnly(2023, 9, 1)), (law.EffectiveFrom, law.PromulgatedOn));
    }

    [Fact]
    public void Articles_of_the_body_and_of_each_addendum_are_kept_apart() => Assert.Equal(
        [
            "제1조", "제2조", "제2조의2", "제3조", "제4조", "제4조",
            "부칙 <제10호,2020. 1. 1.> 부칙",
            "부칙 <제12호,2023. 9. 1.>(다른 법) 제1조", "부칙 <제12호,2023. 9. 1.>(다른 법) 제2조", "부칙 <제12호,2023. 9. 1.>(다른 법) 제5조",
        ],
        Read().Articles.Select(article => $"{article.Addendum} {article.Article}".Trim()));

    [Fact]
    public void A_title_may_hold_brackets() => Assert.Equal("신고(변경신고를 포함한다) 등", Read().Articles[1].Title);

    [Fact]
    public void An_article_knows_its_chapter_and_section() => Assert.Equal(
        ["제1장 총칙", "제1장 총칙 > 제1절 신고", "제2장 벌칙"],
        Read().Articles.Where(article => article.Part == StatutePart.Body).Select(article => article.Headings).Distinct());

    [Fact]
    public void Deleted_and_moved_articles_are_marked() => Assert.Equal(
        ["제2조의2", "제3조"], Read().Articles.Where(article => article.IsDeleted).Select(article => article.Article));

    [Fact]
    public void A_note_gives_an_article_a_day_of_its_own() => Assert.Equal(
        [new(2024, 3, 1), new(2025, 1, 1)],
        Read().Articles.Where(article => article.Article == "제4조").Select(article => article.EffectiveFrom));

    [Fact]
    public void Nothing_of_the_footer_is_taken_for_law() =>
        Assert.EndsWith("“나”로 한다.", Read().Articles[^1].Text, StringComparison.Ordinal);

    [Fact]
    public void Line_ends_and_a_byte_order_mark_change_nothing() => Assert.Equal(
        Read().Articles, Read("\uFEFF" + Text.ReplaceLineEndings("\r\n")).Articles);

    [Fact]
    public void A_table_is_a_passage_of_its_own() => Assert.Contains(
        Read("예시법\n[시행 2024. 3. 1.] [법률 제12호, 2023. 9. 1., 일부개정]\n제1조(목적) 목적\n\n[별표 1] 과태료의 부과기준\n1. 100만원").Articles,
        article => article is { Article: "별표 1", Title: "과태료의 부과기준", Text: "1. 100만원" });

    [Theory]
    [InlineData("", 0, "비어")]
    [InlineData("아무 글이나 있는 파일", 1, "시행일")]
    [InlineData("예시법\n[시행 2024. 3. 1.] [법률 제12호, 2023. 9. 1., 일부개정]\n본문이 없다", 0, "조문")]
    public void A_file_that_is_no_statute_is_refused_with_line_and_reason(string text, int line, string reason)
    {
        var reading = StatuteParser.Parse("memo.txt", text);

        Assert.Null(reading.Statute);
        var reject = Assert.Single(reading.Rejects);
        Assert.Equal(("memo.txt", line), (reject.File, reject.Line));
        Assert.Contains(reason, reject.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_that_contradicts_the_file_name_is_refused()
    {
        var reading = StatuteParser.Parse("예시법(법률)(제12호)(20240302).txt", Text);

        Assert.Null(reading.Statute);
        Assert.Equal(2, Assert.Single(reading.Rejects).Line);
    }

    [Fact]
    public void An_article_that_cannot_be_read_is_listed_and_the_rest_is_kept()
    {
        var reading = StatuteParser.Parse(File, Text.Replace("제4조(과태료) 과태료는 별표", "제4조(과태료 과태료는 별표", StringComparison.Ordinal));

        Assert.Equal(9, reading.Statute!.Articles.Count);
        Assert.Equal(22, Assert.Single(reading.Rejects).Line);
    }
}
