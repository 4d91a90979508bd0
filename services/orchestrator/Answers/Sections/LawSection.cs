using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers.Sections;

internal static class LawSection
{
    private const int MostArticles = 6;

    public static Rendering Render(LawArticles found, Asked asked)
    {
        var articles = found.Articles.OrNone();
        return articles.Count == 0
            ? Rendering.Of([])
            : Rendering.Of(
                articles.Take(2).Select(article => Headline(article, asked)),
                Part.Of("legal", asked.Say("법적 근거", "Legal basis"), [
                    asked.Say($"{Readable.Day(found.AsOf)} 기준으로 찾은 조문입니다.", $"Articles as of {Readable.Day(found.AsOf)}."),
                    .. articles.Take(MostArticles).Select(article => Block(article, found.AsOf, asked)),
                ]));
    }

    private static string? Headline(LawArticle article, Asked asked)
    {
        if (Passages.Nearest(asked.Query, article.Text) is not { } sentence)
        {
            return null;
        }

        var quote = Markdown.Plain(sentence);
        return asked.Say(
            $"{Name(article)}에 따르면 “{quote}”{(article.IsDigest ? "(요지)" : "")}(시행 {Readable.Day(article.EffectiveFrom)}).",
            $"{Name(article)} (in force from {Readable.Day(article.EffectiveFrom)}) says: “{quote}”{(article.IsDigest ? " (digest)" : "")}.");
    }

    private static string Block(LawArticle article, DateOnly asOf, Asked asked)
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
        return $"{heading}\n{Markdown.Quote(Passages.Excerpt(asked.Query, article.Text))}";
    }

    private static string Name(LawArticle article) => Markdown.Plain(string.Join(' ', new[]
    {
        article.Law,
        article.Part == "부칙" ? article.Part : null,
        article.Title.OrNull() is { } title ? $"{article.Article}({title})" : article.Article,
    }.Where(part => !string.IsNullOrWhiteSpace(part))));
}
