using System.Text.RegularExpressions;

namespace Holmes.Orchestrator.Answers;

/// <summary>Finds, in the text of an article, the sentences a question is about. Nothing is rephrased.</summary>
public static partial class Passages
{
    /// <summary>What people call it, and what the law calls it.</summary>
    private static readonly (string Spoken, string Legal)[] Vocabulary =
    [
        ("전세금", "보증금"), ("전세", "임대차 보증금"), ("월세", "차임"), ("인상", "증액 증감청구"), ("올리", "증액"), ("올려", "증액"),
        ("%", "20분의 1"), ("한도", "넘지 못"), ("상한", "넘지 못"), ("실거주", "임대인 실제 거주하려는 경우"), ("집주인", "임대인"), ("세입자", "임차인"), ("재계약", "계약갱신"), ("연장", "갱신"),
        ("나가", "해지 퇴거 종료"), ("돌려", "반환"), ("못 받", "반환"), ("계약금", "해약금 교부"), ("복비", "중개보수"),
        ("수리", "수선"), ("고장", "수선"), ("전입", "주택의 인도 주민등록 제삼자 효력"), ("확정일자", "우선하여 보증금을 변제받을 권리"), ("대항력", "제삼자 효력"), ("경매", "우선변제"), ("2년", "기간 2년"),
        ("밀렸", "차임 연체 2기 해지"), ("밀린", "차임 연체 2기 해지"), ("연체", "차임 연체 2기 해지"), ("사기", "대항력 우선변제 확정일자 납세증명서 정보 제시"),
        ("increase", "증액청구 초과"), ("raise", "증액청구 초과"), ("deposit", "보증금"), ("rent", "차임"), ("landlord", "임대인"),
        ("tenant", "임차인"), ("renew", "계약갱신 요구"), ("terminat", "해지"), ("repair", "수선"),
    ];

    /// <summary>The article's sentences, cleaned of amendment notes, in order.</summary>
    public static IReadOnlyList<string> Sentences(string text) =>
        [.. SentenceEnd().Split(Amendment().Replace(text, " "))
            .Select(sentence => Blank().Replace(sentence, " ").Trim())
            .Where(sentence => sentence.Length > 1)];

    /// <summary>By how much an item of a list must fit better than any sentence, to be said with what the list is of.</summary>
    private const double ItemLead = 1.4;

    public const int UsualExcerpt = 420;

    /// <summary>A text of so few letters is said whole: its next sentence is often the one that matters.</summary>
    private const int Short = 220;

    /// <summary>
    /// The sentence nearest to the question; the first when none is near. An item of a list says nothing alone, and a
    /// sentence that leans on the one before (이 경우, 다만) is given with it. Null when there is no text.
    /// </summary>
    public static Passage? Nearest(string query, string text, int longest = 320)
    {
        var sentences = Sentences(text);
        var ranked = Ranked(query, sentences);
        if (ranked.Count == 0)
        {
            return null;
        }

        var whole = string.Join(' ', sentences);
        if (whole.Length <= Short)
        {
            return new(Mark().Replace(whole, ""), ranked[0].Score);
        }

        var best = ranked[Math.Max(0, ranked.FindIndex(one => IsWhole(one.Sentence)))];
        if (Item().IsMatch(ranked[0].Sentence) && ranked[0].Score > ItemLead * best.Score && LeadIn(sentences, ranked[0].Place) is { } lead)
        {
            return new(Markdown.Cut($"{Mark().Replace(lead, "")} … {ranked[0].Sentence}", longest + ranked[0].Sentence.Length), ranked[0].Score);
        }

        var before = best.Place > 0 && Leaning().IsMatch(best.Sentence) ? sentences[best.Place - 1] + " " : "";
        var said = before.Length + best.Sentence.Length <= longest ? before + best.Sentence : best.Sentence;
        return new(Markdown.Cut(Mark().Replace(said, ""), longest), best.Score);
    }

    /// <summary>The sentences that say what a list is of.</summary>
    private static string? LeadIn(IReadOnlyList<string> sentences, int place)
    {
        var at = Enumerable.Range(0, place).LastOrDefault(before => IsWhole(sentences[before]), -1);
        return at < 0 ? null : at > 0 && Leaning().IsMatch(sentences[at]) ? $"{sentences[at - 1]} {sentences[at]}" : sentences[at];
    }

    private static bool IsWhole(string sentence) => !Item().IsMatch(sentence) && sentence.TrimEnd('.', ' ', ')').EndsWith('다');

    /// <summary>How much of a title the question speaks of, 0 to 1.</summary>
    public static double Share(string query, string title)
    {
        var (wanted, own) = (Wanted(query), Bigrams(title));
        return own.Count == 0 ? 0 : own.Count(wanted.Contains) / (double)own.Count;
    }

    /// <summary>The whole text when it is short, otherwise its nearest sentences in their order.</summary>
    public static string Excerpt(string query, string text, int longest = UsualExcerpt)
    {
        var sentences = Sentences(text);
        var whole = string.Join(' ', sentences);
        if (whole.Length <= longest)
        {
            return whole;
        }

        var chosen = new List<(string Sentence, int Place)>();
        foreach (var (sentence, place, _) in Ranked(query, sentences))
        {
            if (chosen.Count > 0 && chosen.Sum(one => one.Sentence.Length) + sentence.Length > longest)
            {
                break;
            }

            chosen.Add((sentence, place));
        }

        return Markdown.Cut(string.Join(" … ", chosen.OrderBy(one => one.Place).Select(one => one.Sentence)), longest);
    }

    private static List<(string Sentence, int Place, double Score)> Ranked(string query, IReadOnlyList<string> sentences)
    {
        var wanted = Wanted(query);
        return [.. sentences
            .Select((sentence, place) => (sentence, place, score: Score(wanted, sentence)))
            .OrderByDescending(one => one.score)
            .ThenBy(one => one.place)
            .Select(one => (one.sentence, one.place, one.score))];
    }

    private static HashSet<string> Wanted(string query) => Bigrams(query + " " + string.Join(' ', Vocabulary
        .Where(word => query.Contains(word.Spoken, StringComparison.OrdinalIgnoreCase))
        .Select(word => word.Legal)));

    /// <summary>Shared letter pairs; a long sentence must share more than a short one.</summary>
    private static double Score(HashSet<string> wanted, string sentence)
    {
        var own = Bigrams(sentence);
        return own.Count == 0 ? 0 : own.Count(wanted.Contains) / Math.Sqrt(own.Count + 20);
    }

    private static HashSet<string> Bigrams(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => Enumerable.Range(0, Math.Max(0, word.Length - 1)).Select(at => word.Substring(at, 2)))];

    [GeneratedRegex(@"[<\[](?:개정|신설|전문개정|본조신설|제목개정|종전|시행일)[^>\]]*[>\]]")]
    private static partial Regex Amendment();

    [GeneratedRegex(@"(?<=다\.)\s+|\n+|(?=[①-⑳])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^(?:\d+(?:의\d+)?|[가-하])\.\s")]
    private static partial Regex Item();

    [GeneratedRegex("^(?:이 경우|다만|그러나|이때)")]
    private static partial Regex Leaning();

    [GeneratedRegex(@"^[①-⑳]\s*")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}

/// <param name="Score">How near it is to the question; comparable for one question only.</param>
public sealed record Passage(string Text, double Score);
