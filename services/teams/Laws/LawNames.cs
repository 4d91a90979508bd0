using System.Text.RegularExpressions;

namespace Holmes.Teams.Laws;

/// <summary>The names a law goes by: its title, its official abbreviation, and what people say.</summary>
public static partial class LawNames
{
    // Everyday names; the official abbreviations come with the statutes themselves.
    private static readonly (string Name, string Title)[] Everyday =
    [
        ("주임법", "주택임대차보호법"), ("주택임대차법", "주택임대차보호법"), ("임대차보호법", "주택임대차보호법"), ("임대차 3법", "주택임대차보호법"),
        ("상임법", "상가건물 임대차보호법"), ("상가임대차보호법", "상가건물 임대차보호법"), ("상가임대차법", "상가건물 임대차보호법"),
        ("중개사법", "공인중개사법"), ("부동산중개업법", "공인중개사법"), ("공인중개업법", "공인중개사법"),
        ("부동산거래신고법", "부동산 거래신고 등에 관한 법률"), ("거래신고법", "부동산 거래신고 등에 관한 법률"), ("부거법", "부동산 거래신고 등에 관한 법률"),
        ("부등법", "부동산등기법"), ("등기법", "부동산등기법"), ("등기규칙", "부동산등기규칙"),
        ("부동산공시법", "부동산 가격공시에 관한 법률"), ("부동산가격공시법", "부동산 가격공시에 관한 법률"), ("가격공시법", "부동산 가격공시에 관한 법률"), ("공시법", "부동산 가격공시에 관한 법률"),
        ("민간임대주택법", "민간임대주택에 관한 특별법"), ("민간임대주택특별법", "민간임대주택에 관한 특별법"), ("민간임대특별법", "민간임대주택에 관한 특별법"),
        ("민간임대법", "민간임대주택에 관한 특별법"), ("민특법", "민간임대주택에 관한 특별법"),
        ("건축물분양법", "건축물의 분양에 관한 법률"), ("건분법", "건축물의 분양에 관한 법률"), ("분양법", "건축물의 분양에 관한 법률"),
        ("공주법", "공동주택관리법"), ("공동주택법", "공동주택관리법"),
        ("층간소음규칙", "공동주택 층간소음의 범위와 기준에 관한 규칙"), ("공동주택층간소음규칙", "공동주택 층간소음의 범위와 기준에 관한 규칙"),
        ("분양가규칙", "공동주택 분양가격의 산정 등에 관한 규칙"), ("분양가격규칙", "공동주택 분양가격의 산정 등에 관한 규칙"),
        ("매수신청대리규칙", "공인중개사의 매수신청대리인 등록 등에 관한 규칙"), ("민법", "민법"),
    ];

    /// <summary>The law without 시행령 and 시행규칙: decrees and rules belong to the family of their law.</summary>
    public static string FamilyOf(string law)
    {
        var head = Subordinate().Replace(law.Trim(), "");
        // Rules of the Supreme Court carry out a law of the same name: 부동산등기규칙 and 부동산등기법.
        return head.EndsWith("규칙", StringComparison.Ordinal) && !head.Contains(' ', StringComparison.Ordinal)
            ? string.Concat(head.AsSpan(0, head.Length - 2), "법")
            : head;
    }

    /// <summary>0 for the law itself, 1 for its decree, 2 for its rules; 0 where the family has nothing above it.</summary>
    public static int LevelOf(string law) =>
        law.EndsWith("시행령", StringComparison.Ordinal) ? 1
        : law.EndsWith("시행규칙", StringComparison.Ordinal) || FamilyOf(law) != law ? 2
        : 0;

    /// <summary>Every name of the given laws with the law's title, longest first, so that 주택법 is not found in 민간임대주택법.</summary>
    public static IReadOnlyList<(string Name, string Title)> All(IEnumerable<LawVersion> versions) =>
    [
        .. versions
            .SelectMany(version => new[] { (Name: version.Law, Title: version.Law), (Name: version.ShortTitle ?? version.Law, Title: version.Law) })
            .Concat(Everyday)
            .Distinct()
            .OrderByDescending(name => name.Name.Length),
    ];

    [GeneratedRegex(@"\s*시행(?:령|규칙)$")]
    private static partial Regex Subordinate();
}
