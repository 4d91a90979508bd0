using System.Text.RegularExpressions;
using static Holmes.Orchestrator.Planning.Understanding.Entities.EntityKinds;

namespace Holmes.Orchestrator.Planning.Understanding.Entities;

/// <summary>Property and trade types, laws and articles, banks, loan rules, kinds of places.</summary>
public static partial class SubjectReader
{
    private static readonly (string Kind, object Value, Regex Words)[] Fixed =
    [
        (EntityKinds.PropertyType, Contracts.Tools.PropertyType.Apartment, Word(@"아파트|주상복합|\bapartments?\b|\bapt\b|\bflats?\b")),
        (EntityKinds.PropertyType, Contracts.Tools.PropertyType.Officetel, Word(@"오피스텔|오피|\bofficetels?\b|\bstudios?\b")),
        (EntityKinds.PropertyType, Contracts.Tools.PropertyType.Villa, Word(@"빌라|연립|다세대|\bvillas?\b")),
        (EntityKinds.PropertyType, Contracts.Tools.PropertyType.House, Word(@"단독\s*주택|단독|다가구|전원주택|\bdetached\b")),
        (EntityKinds.TradeType, Contracts.Tools.TradeType.Sale, Word(@"매매|매수|매도|매입|집값|살\s*때|구매|사려|사고\s*싶|분양가|\b(?:buy(?:ing)?|purchase|for sale)\b")),
        (EntityKinds.TradeType, Contracts.Tools.TradeType.Jeonse, Word(@"전세(?!권|사기|자금|대출|가율)|\bjeonse\b")),
        (EntityKinds.TradeType, Contracts.Tools.TradeType.Monthly, Word(@"(?<!전)월세|반전세|\b(?:monthly rent|wolse|for rent)\b")),
        (PlaceKind, "subway", Word(@"지하철|역세권|교통|\bsubway\b")),
        (PlaceKind, "elementarySchool", Word("초등학교|초품아")),
        (PlaceKind, "middleSchool", Word("(?<!초등|고등)중학교")),
        (PlaceKind, "highSchool", Word("고등학교")),
        (PlaceKind, "school", Word(@"(?<!초등|중|고등)학교|학군|\bschools?\b")),
        (PlaceKind, "hospital", Word(@"병원|\bhospitals?\b")),
        (PlaceKind, "mart", Word("마트|대형마트")),
        (PlaceKind, "park", Word(@"공원|\bparks?\b")),
        (PlaceKind, "kindergarten", Word("어린이집|유치원")),
        (Bank, "국민은행", Word("국민은행|KB(?!시세)")),
        (Bank, "하나은행", Word("하나\\s?은행")),
        (Bank, "신한은행", Word("신한(?:은행)?")),
        (Bank, "우리은행", Word("우리은행")),
        (Bank, "농협은행", Word("농협(?:은행)?|NH")),
        (Bank, "기업은행", Word("기업은행|IBK")),
        (Bank, "카카오뱅크", Word("카카오\\s?뱅크|카뱅")),
        (Bank, "케이뱅크", Word("케이\\s?뱅크|K뱅크")),
        (Bank, "토스뱅크", Word("토스\\s?뱅크")),
        (Bank, "SC제일은행", Word("제일은행|SC은행")),
        (LoanTopic, "LTV", Word("LTV|담보\\s*인정\\s*비율")),
        (LoanTopic, "DTI", Word("DTI")),
        (LoanTopic, "DSR", Word("DSR|총부채\\s*원리금")),
        (LoanTopic, "생애최초", Word("생애\\s*최초")),
        (LoanTopic, "디딤돌", Word("디딤돌")),
        (LoanTopic, "버팀목", Word("버팀목")),
        (LoanTopic, "보금자리론", Word("보금자리")),
        (LoanTopic, "신생아특례", Word("신생아")),
        (LoanTopic, "전세자금대출", Word("전세\\s*(?:자금\\s*)?대출")),
        (LoanTopic, "주택담보대출", Word("주택\\s*담보|주담대")),
        (LoanTopic, "중도금대출", Word("중도금\\s*대출")),
    ];

    private static readonly (string Short, string Full)[] Abbreviations =
    [
        ("주임법", "주택임대차보호법"), ("상임법", "상가건물 임대차보호법"), ("임대차보호법", "주택임대차보호법"), ("임대차 3법", "주택임대차보호법"), ("임대차3법", "주택임대차보호법"),
        ("중개사법", "공인중개사법"), ("부동산거래신고법", "부동산 거래신고 등에 관한 법률"), ("민간임대주택법", "민간임대주택에 관한 특별법"), ("민간임대주택특별법", "민간임대주택에 관한 특별법"),
        ("건축물분양법", "건축물의 분양에 관한 법률"), ("가격공시법", "부동산 가격공시에 관한 법률"), ("등기법", "부동산등기법"),
    ];

    public static IEnumerable<Found> Read(string text) =>
    [
        .. Fixed.SelectMany(entry => entry.Words.Matches(text).Take(1).Select(match => new Found(entry.Kind, match.Index, match.Value, entry.Value))),
        .. LawTitle().Matches(text).Select(match => new Found(LawName, match.Index, match.Value.Trim(), FullName(match.Value.Trim()))).DistinctBy(law => law.Value),
        .. ArticleNumber().Matches(text).Select(match => new Found(Article, match.Index, match.Value, Canonical(match))).DistinctBy(article => article.Value),
        .. ComplexTitle().Matches(text).Select(match => new Found(ComplexName, match.Index, match.Value, match.Value)),
    ];

    private static string FullName(string name)
    {
        var squeezed = name.Replace(" ", "", StringComparison.Ordinal);
        return Abbreviations.FirstOrDefault(entry => entry.Short.Replace(" ", "", StringComparison.Ordinal) == squeezed).Full ?? name;
    }

    private static string Canonical(Match match) =>
        match.Groups["sub"].Success ? $"제{match.Groups["n"].Value}조의{match.Groups["sub"].Value}" : $"제{match.Groups["n"].Value}조";

    private static Regex Word(string words) => new(words, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"(?:주택|상가건물\s?)?\s?임대차\s?보호법(?:\s?시행령)?|주임법|상임법|임대차\s?[23]\s?법|공인중개사법(?:\s?시행(?:령|규칙))?|(?<![가-힣])중개사법|부동산\s?거래신고(?:\s?등에\s?관한\s?법률|법)|부동산등기(?:법|규칙)|(?<![가-힣])등기법|공동주택관리법(?:\s?시행(?:령|규칙))?|민간임대주택(?:에\s?관한\s?특별법|특별법|법)|(?<![가-힣])주택법(?:\s?시행(?:령|규칙))?|건축물의?\s?분양(?:에\s?관한\s?법률|법)|부동산\s?가격공시(?:에\s?관한\s?법률|법)|(?<![가-힣])(?:민법|건축법|형법|소득세법|지방세법)")]
    private static partial Regex LawTitle();

    [GeneratedRegex(@"제?\s*(?<n>\d{1,4})\s*조(?:\s*의\s*(?<sub>\d{1,2}))?(?![가-힣]*(?:원|억|정|합))")]
    private static partial Regex ArticleNumber();

    [GeneratedRegex(@"(?<![가-힣])(?:래미안|자이|힐스테이트|푸르지오|아이파크|롯데캐슬|더샵|e편한세상|은마|헬리오시티|파크리오|엘스|리센츠|트리지움|아크로|디에이치|마포래미안푸르지오|도곡렉슬|타워팰리스|반포자이|올림픽선수기자촌)[가-힣]{0,12}?(?=아파트|$|[^가-힣]|(?:의|은|는|이|가|에|을|를)\b)")]
    private static partial Regex ComplexTitle();
}
