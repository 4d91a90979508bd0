using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers.Sections;

internal static class LawSection
{
    private const int MostArticles = 6;

    /// <summary>Only articles that rank with the best may speak in the short answer.</summary>
    private const int MostSpeaking = 3;

    /// <summary>How much better a later article's sentence must fit to be said before an earlier one's.</summary>
    private const double Later = 0.85;

    /// <summary>Below it the search itself doubts that what it found is what was asked.</summary>
    private const double LeastQuality = 0.45;

    private const int LongestArticle = 500;
    private const int LongestQuote = 1_300;

    public static Rendering Render(LawArticles found, Asked asked)
    {
        var articles = found.Articles.OrNone();
        if (articles.Count == 0)
        {
            return Rendering.Of([]);
        }

        var isNamed = asked.Argument("article") is { } named && articles[0].Article == named;
        return Rendering.Of(
            isNamed ? [Whole(articles[0], asked)] : Said(articles, asked),
            Part.Of("legal", asked.Say("법적 근거", "Legal basis"), [
                asked.Say($"{Readable.Day(found.AsOf)} 기준으로 찾은 조문입니다.", $"Articles as of {Readable.Day(found.AsOf)}."),
                .. articles.Take(MostArticles).Select(article => Block(article, found.AsOf, isNamed ? LongestQuote : Passages.UsualExcerpt, asked)),
            ])).Advising(Checklist.For(asked));
    }

    /// <summary>What the article says, whole or its first paragraphs.</summary>
    private static string Whole(LawArticle article, Asked asked)
    {
        var sentences = Passages.Sentences(article.Text);
        var said = sentences.TakeWhile((_, at) => at == 0 || sentences.Take(at + 1).Sum(sentence => sentence.Length + 1) <= LongestArticle).ToList();
        var rest = said.Count < sentences.Count ? asked.Say(" (나머지는 아래 ‘법적 근거’)", " (the rest is below)") : "";
        return $"{Name(article)}({InForce(article, asked)}): “{Markdown.Plain(string.Join(' ', said))}”{rest}";
    }

    private static IEnumerable<string?> Said(IReadOnlyList<LawArticle> articles, Asked asked)
    {
        var isNear = asked.Quality >= LeastQuality;
        var candidates = articles.Take(isNear ? MostSpeaking : 1).Where(article => article.Law == articles[0].Law && article.Part != "부칙").DefaultIfEmpty(articles[0]).ToList();
        var best = candidates
            .Select((article, at) => (article, passage: Passages.Nearest(asked.Query, article.Text), worth: Math.Pow(Later, at) * (1 + Passages.Share(asked.Query, article.Title ?? ""))))
            .Where(one => one.passage is not null)
            .MaxBy(one => one.passage!.Score * one.worth);
        if (best.passage is not { } passage)
        {
            yield break;
        }

        var quote = Markdown.Plain(passage.Text);
        yield return isNear
            ? asked.Say($"{Name(best.article)}에 따르면 “{quote}”({InForce(best.article, asked)}).", $"{Name(best.article)} ({InForce(best.article, asked)}) says: “{quote}”.")
            : asked.Say(
                $"질문에 바로 답하는 조문은 찾지 못했습니다. 가장 가까운 것은 {Name(best.article)}입니다: “{quote}”({InForce(best.article, asked)}).",
                $"No article answers this directly. The nearest is {Name(best.article)} ({InForce(best.article, asked)}): “{quote}”.");
        if (candidates.Select(Name).Distinct().Except([Name(best.article)]).ToList() is { Count: > 0 } others)
        {
            yield return asked.Say($"{string.Join(", ", others)}도 함께 보세요.", $"See also {string.Join(", ", others)}.");
        }
    }

    private static string InForce(LawArticle article, Asked asked) => asked.Say(
        $"{(article.IsDigest ? "요지, " : "")}시행 {Readable.Day(article.EffectiveFrom)}",
        $"{(article.IsDigest ? "digest, " : "")}in force from {Readable.Day(article.EffectiveFrom)}");

    private static string Block(LawArticle article, DateOnly asOf, int longest, Asked asked)
    {
        List<string> facts =
        [
            asked.Say($"시행 {Readable.Day(article.EffectiveFrom)}", $"in force from {Readable.Day(article.EffectiveFrom)}"),
            Markdown.Plain($"{article.Kind} {article.Number}"),
        ];
        if (article.EffectiveFrom > asOf)
        {
            facts.Add(asked.Say("아직 시행 전", "not yet in force"));
        }

        if (article.IsDigest)
        {
            facts.Add(asked.Say("원문이 아닌 요지", "a digest, not the text"));
        }

        var heading = $"**{Name(article)}** · {string.Join(" · ", facts.Where(fact => fact.Length > 0))}";
        return $"{heading}\n{Markdown.Quote(Passages.Excerpt(asked.Query, article.Text, longest))}";
    }

    private static string Name(LawArticle article) => Markdown.Plain(string.Join(' ', new[]
    {
        article.Law,
        article.Part == "부칙" ? article.Part : null,
        article.Title.OrNull() is { } title ? $"{article.Article}({title})" : article.Article,
    }.Where(part => !string.IsNullOrWhiteSpace(part))));
}
