using Holmes.Teams.Laws;
using Xunit;

namespace Holmes.Teams.Tests.Laws;

public sealed class LawReferenceTests
{
    private static readonly IReadOnlyList<(string Name, string Title)> Names = LawNames.All(
    [
        Version("주택임대차보호법", "주택임대차법"), Version("공인중개사법"), Version("주택법"), Version("민간임대주택에 관한 특별법", "민간임대주택법"), Version("부동산등기규칙"), Version("부동산등기법"),
    ]);

    [Theory]
    [InlineData("주택임대차보호법 제7조", "주택임대차보호법 제7조")]
    [InlineData("주임법 6조의3은?", "주택임대차보호법 제6조의3")]
    [InlineData("공인중개사법 시행령 15조의2", "공인중개사법 시행령 제15조의2")]
    [InlineData("민간임대주택법 제44조와 주택법 제64조", "민간임대주택에 관한 특별법 제44조; 주택법 제64조")]
    [InlineData("주택임대차보호법 제7조와 시행령 제8조", "주택임대차보호법 제7조; 주택임대차보호법 시행령 제8조")]
    [InlineData("주택임대차보호법 제7조, 제7조의2", "주택임대차보호법 제7조; 주택임대차보호법 제7조의2")]
    [InlineData("주택법상 주택의 정의는?", "주택법 ")]
    [InlineData("민법 제565조 해약금", "민법 제565조")]
    [InlineData("시민법정 견학", "")]
    [InlineData("보증금 2조원", "")]
    public void Laws_and_articles_are_read_as_people_write_them(string question, string references) => Assert.Equal(
        references, string.Join("; ", LawReference.In(question, Names).Select(reference => $"{reference.Law} {reference.Article}")));

    [Theory]
    [InlineData("공인중개사법 시행규칙", "공인중개사법", 2)]
    [InlineData("공인중개사법 시행령", "공인중개사법", 1)]
    [InlineData("부동산등기규칙", "부동산등기법", 2)]
    [InlineData("공동주택 층간소음의 범위와 기준에 관한 규칙", "공동주택 층간소음의 범위와 기준에 관한 규칙", 0)]
    public void A_decree_belongs_to_the_family_of_its_law(string law, string family, int level) =>
        Assert.Equal((family, level), (LawNames.FamilyOf(law), LawNames.LevelOf(law)));

    private static LawVersion Version(string law, string? shortTitle = null) =>
        new(1, law, shortTitle, "법률", "제1호", new(2024, 1, 1), 1, IsDigest: false);
}
