using FsCheck.Xunit;
using Holmes.Teams.Laws;
using Xunit;

namespace Holmes.Teams.Tests.Laws;

public sealed class PassageTests
{
    private static readonly Dictionary<string, double> Asked = new() { ["확정"] = 1, ["일자"] = 1 };

    [Fact]
    public void A_short_article_is_given_whole_without_notes_of_amendments() => Assert.Equal(
        "① 하나\n② 둘", Passage.Of("① 하나<개정 2020. 1. 1.>\n② 둘\n[전문개정 2008. 3. 21.]", Asked));

    [Fact]
    public void A_long_article_is_cut_to_the_paragraphs_that_matter()
    {
        var filler = string.Concat(Enumerable.Repeat("다른 사항에 관한 긴 문장이다. ", 40));

        var passage = Passage.Of($"① {filler}\n② {filler}\n③ 확정일자를 부여한다.\n④ {filler}", Asked);

        Assert.Contains("③ 확정일자를 부여한다.", passage, StringComparison.Ordinal);
        Assert.Contains("(…)", passage, StringComparison.Ordinal);
    }

    [Property]
    public bool A_passage_is_never_longer_than_promised(string[] paragraphs) =>
        Passage.Of(string.Join("\n① ", paragraphs.Select(paragraph => string.Concat(Enumerable.Repeat(Plain(paragraph), 60)))), Asked).Length <= Passage.Longest;

    private static string Plain(string? text) => string.Concat((text ?? "가").Where(letter => !char.IsSurrogate(letter)));
}
