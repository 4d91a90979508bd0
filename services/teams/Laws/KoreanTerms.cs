using System.Text;
using System.Text.RegularExpressions;

namespace Holmes.Teams.Laws;

/// <summary>
/// Index terms of Korean text: the bigrams of its words, which need no dictionary, and the longer words themselves.
/// Particles and endings are cut only where two syllables or more remain and the word is not known to end like that.
/// </summary>
public static partial class KoreanTerms
{
    private const int ShortestStem = 2;

    private static readonly string[] Endings =
    [
        .. new[]
        {
            "으로부터", "에게서", "으로서", "으로써", "에서는", "에서의", "에서도", "으로는", "이라도", "까지의", "부터의", "에게는", "에게", "에서", "에는", "에도", "으로",
            "로서", "로써", "로는", "부터", "까지", "이나", "라도", "마다", "처럼", "보다", "이란", "과의", "와의", "과는", "와는",
            "은", "는", "을", "를", "의", "에", "과", "와", "이", "가", "로", "도", "만", "란",
            "하려는", "하려면", "하여야", "하여서는", "하였을", "하거나", "하는지", "하는데", "하나요", "하는", "하여", "하고", "하면", "하기", "한다", "해야", "해도", "했을", "하지", "할지", "한지",
            "되려면", "되는지", "되나요", "되었을", "되는", "되어", "되고", "되면", "된다", "됐을", "돼야",
            "받으려면", "받으면", "받는", "받을", "받아야", "인가요", "입니까", "이며", "인지", "이고", "할", "한", "함", "해", "될", "된", "됨",
        }.OrderByDescending(ending => ending.Length),
    ];

    // Nouns that end like a particle or an ending, as the last syllables of longer words: 건축허가, 임대료 제한.
    private static readonly string[] WholeWords =
    [
        "허가", "평가", "분양가", "지가", "시가", "원가", "매매가", "공시가", "전세가", "실거래가", "대가", "단가", "추가", "증가", "제도", "한도", "용도", "정도", "도로",
        "결의", "합의", "협의", "동의", "심의", "고의", "명의", "주의", "차이", "제한", "권한", "상한", "기한", "하한", "시한", "포함", "유로", "통로", "진로", "선로",
        "개인", "법인", "거주의", "가로", "자치회의", "회의", "대표회의", "총회", "이의", "정의", "건의", "놀이", "깊이", "높이", "길이", "넓이", "아이",
    ];

    private static readonly HashSet<string> Questions =
    [
        .. ("무엇 무엇인가요 무엇인지 뭔가요 뭐 뭐예요 뭐가 뭘 무슨 어떻게 어떤 어떤가요 어떠 언제 언제인가요 언제까지인가요 어디 어디인가요 어디까지인가요 누구 누가 누구인가요 얼마 얼마나 얼마인가요 왜 있나요 없나요 되나요 하나요 "
            + "인가요 할까요 될까요 있을까요 있어요 없어요 해요 되요 돼요 해야 하나 되는지 있는지 하는지 알려 알려줘 알려주세요 알고 싶어요 싶습니다 궁금 궁금해요 궁금합니다 설명해 설명해줘 설명해주세요 "
            + "경우 경우인가요 있는 있다 있을 없는 없을 필요 필요한 필요한가요 대한 대해 대하여 대해서 위한 위해 통해 따라 따른 관한 관하여 관련 관련된 것 것인가요 것들 것들이 때 시 등 및 또는 그 이 수 저 제가 내가 우리 어느 모든 "
            + "가능 가능한가요 가능한지 가장 먼저 하는 하면 하려면 되면 되는 된 한 할 수있나요 받나요 지나요 주세요 좀 정말 혹시 그리고 그런데 만약 만일 종류 내용 사항 이루어지나요 이루어지는 이루어져 정해지나요 정해지는 지켜야 적용되나요 받을 받는 받아야 나오나요 되어 되었는데 같이 사항은 방법 방법은 법률 법령 규정 어긋나 인가 인지 주요 다른 같은")
            .Split(' '),
    ];

    /// <summary>Terms of a text to be indexed, each as often as it occurs.</summary>
    public static IEnumerable<string> Terms(string text) => Words(text).SelectMany(Of);

    /// <summary>Terms of a question: without the words questions are made of.</summary>
    public static IEnumerable<string> OfQuestion(string question) => ContentWords(question).SelectMany(Of);

    /// <summary>What a question is about, word by word.</summary>
    public static IEnumerable<string> ContentWords(string question) =>
        Plain(question)
            .Where(word => !Questions.Contains(word))
            .Select(Stem)
            .Where(word => word.Length >= ShortestStem && !Questions.Contains(word));

    public static IEnumerable<string> Words(string text) =>
        Plain(text).Select(Stem).Where(word => word.Length >= ShortestStem);

    public static IEnumerable<string> Bigrams(string word) =>
        Enumerable.Range(0, Math.Max(0, word.Length - 1)).Select(at => word.Substring(at, 2));

    /// <summary>The word without its particle or ending.</summary>
    public static string Stem(string word)
    {
        if (word.Length <= ShortestStem || !IsHangul(word[^1]) || IsWhole(word))
        {
            return word;
        }

        var ending = Array.Find(Endings, ending => word.Length - ending.Length >= ShortestStem && word.EndsWith(ending, StringComparison.Ordinal));
        return ending is null ? word : word[..^ending.Length];
    }

    private static bool IsWhole(string word) => Array.Exists(WholeWords, whole => word.EndsWith(whole, StringComparison.Ordinal));

    private static IEnumerable<string> Of(string word) => word switch
    {
        { Length: 2 } => [word],
        _ when !IsHangul(word[0]) => [word],
        _ => Bigrams(word).Append(word),
    };

    private static IEnumerable<string> Plain(string text) =>
        Word().Matches(Noise().Replace(text.Normalize(NormalizationForm.FormC), "").ToLowerInvariant()).Select(match => match.Value);

    private static bool IsHangul(char letter) => letter is >= '가' and <= '힣';

    /// <summary>Notes of amendments, and Chinese characters in brackets, which would cut a word in two.</summary>
    [GeneratedRegex(@"<(?:개정|신설|삭제|전문개정|본조신설|단서|\d)[^>]*>|\[(?:전문개정|본조신설|제목개정|시행일|제\d|종전)[^\]]*\]|\([\p{IsCJKUnifiedIdeographs}\p{IsCJKCompatibilityIdeographs}ㆍ·,\s]+\)")]
    private static partial Regex Noise();

    [GeneratedRegex("[가-힣]+|[a-z]{2,}|[0-9]{2,}")]
    private static partial Regex Word();
}
