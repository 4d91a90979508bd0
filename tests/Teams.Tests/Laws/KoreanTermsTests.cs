using FsCheck.Xunit;
using Holmes.Teams.Laws;
using Xunit;

namespace Holmes.Teams.Tests.Laws;

public sealed class KoreanTermsTests
{
    [Theory]
    [InlineData("임차인이", "임차인")]
    [InlineData("보증금을", "보증금")]
    [InlineData("신청하려는", "신청")]
    [InlineData("임대차계약에서", "임대차계약")]
    [InlineData("건축허가", "건축허가")]
    [InlineData("분양가", "분양가")]
    [InlineData("하자", "하자")]
    public void Particles_and_endings_are_cut_where_it_is_safe(string word, string stem) => Assert.Equal(stem, KoreanTerms.Stem(word));

    [Fact]
    public void The_words_a_question_is_made_of_are_not_looked_for() =>
        Assert.Equal(["차임", "증액", "청구", "상한선"], KoreanTerms.ContentWords("차임 증액 청구의 상한선은 어떻게 되나요?"));

    [Fact]
    public void Composed_and_decomposed_letters_are_the_same() => Assert.Equal(
        KoreanTerms.Terms("임대차"), KoreanTerms.Terms("임대차".Normalize(System.Text.NormalizationForm.FormD)));

    [Fact]
    public void Chinese_characters_and_notes_of_amendments_do_not_cut_words() =>
        Assert.Equal(["임대차", "효력"], KoreanTerms.Words("임대차(賃貸借)의 <개정 2020. 1. 1.>효력"));

    [Property]
    public bool A_term_is_never_shorter_than_two_letters(string? text) => KoreanTerms.Terms(Wellformed(text)).All(term => term.Length >= 2);

    // Lone surrogates cannot be normalised, and no file or request that was decoded holds one.
    private static string Wellformed(string? text) => string.Concat((text ?? "").Where(letter => !char.IsSurrogate(letter)));
}
