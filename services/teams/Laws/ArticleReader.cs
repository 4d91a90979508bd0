using System.Text;
using System.Text.RegularExpressions;
using Holmes.Contracts.Teams;

namespace Holmes.Teams.Laws;

/// <summary>Gathers articles line by line; it knows which chapter, which addendum and which article the next line belongs to.</summary>
internal sealed class ArticleReader(string file, DateOnly effectiveFrom)
{
    private static readonly string[] Levels = ["편", "장", "절", "관"];

    private readonly List<StatuteArticle> articles = [];
    private readonly List<ImportReject> rejects = [];
    private readonly HashSet<(string?, string, DateOnly)> seen = [];
    private readonly string?[] headings = new string?[Levels.Length];
    private readonly StringBuilder text = new();
    private StatuteArticle? open;
    private ArticleNumber last;
    private string? addendum;

    public IReadOnlyList<ImportReject> Rejects => rejects;

    public void Take(int line, string content)
    {
        if (StatuteLines.Addendum().Match(content) is { Success: true } another)
        {
            StartAddendum(line, another.Groups["which"].Value.Trim());
        }
        else if (addendum is null && StatuteLines.Heading().Match(content) is { Success: true } heading)
        {
            Enter(heading.Groups["level"].Value, content.Trim());
        }
        else if (StatuteLines.Article().Match(content) is { Success: true } article && Follows(article))
        {
            StartArticle(line, article);
        }
        else if (addendum is not null && StatuteLines.Omitted().Match(content) is { Success: true } omitted && Follows(omitted))
        {
            Start(line, ArticleNumber.From(omitted), "", content.Trim());
            last = ArticleNumber.Pattern().Matches(content).Select(ArticleNumber.From).Max(); // 제2조부터 제11조까지 생략
        }
        else if (StatuteLines.Table().Match(content) is { Success: true } table && addendum is null)
        {
            Close();
            Open(line, table.Groups["name"].Value.Replace(" ", "", StringComparison.Ordinal).Replace("별표", "별표 ", StringComparison.Ordinal).Trim(),
                table.Groups["title"].Value.Trim());
        }
        else
        {
            Continue(content);
        }
    }

    public IReadOnlyList<StatuteArticle> Finish()
    {
        Close();
        return articles;
    }

    // An addendum quotes articles of other laws; only a number that goes on counting is one of its own.
    private bool Follows(Match match) =>
        addendum is null || ArticleNumber.From(match).CompareTo(last) > 0 && ArticleNumber.From(match).Number <= last.Number + 1;

    private void StartAddendum(int line, string which)
    {
        Close();
        Array.Clear(headings);
        addendum = which.Length > 0 ? $"부칙 {which}" : $"부칙 ({line})";
        last = default;
        Open(line, "부칙", "");
    }

    private void Enter(string level, string heading)
    {
        Close();
        var at = Array.IndexOf(Levels, level);
        headings[at] = heading;
        Array.Clear(headings, at + 1, Levels.Length - at - 1);
    }

    private void StartArticle(int line, Match match)
    {
        var number = ArticleNumber.From(match);
        if (!match.Groups["rest"].Success)
        {
            Start(line, number, "", match.Groups["gone"].Value);
        }
        else if (StatuteLines.SplitTitle(match.Groups["rest"].Value) is var (title, opening))
        {
            Start(line, number, title, opening);
        }
        else
        {
            Close();
            rejects.Add(new(file, line, $"{number}의 제목 괄호가 닫히지 않았습니다."));
        }
    }

    private void Start(int line, ArticleNumber number, string title, string opening)
    {
        Close();
        last = number;
        Open(line, number.ToString(), title);
        Continue(opening);
    }

    private void Open(int line, string article, string title) => open = new(
        addendum is null ? StatutePart.Body : StatutePart.Addenda,
        addendum,
        article,
        title,
        string.Join(" > ", headings.Where(heading => heading is not null)),
        "",
        effectiveFrom,
        IsDeleted: false,
        line);

    private void Continue(string content)
    {
        if (open is null || content.Length == 0)
        {
            return;
        }

        if (StatuteLines.OwnDay().Match(content) is { Success: true } own && own.Groups["article"].Value == open.Article
            && KoreanDates.Dotted(own.Groups["day"].Value) is { } day && day > effectiveFrom)
        {
            open = open with { EffectiveFrom = day };
        }

        text.Append(text.Length > 0 ? "\n" : "").Append(content.Trim());
    }

    private void Close()
    {
        if (open is { } article)
        {
            var content = text.ToString();
            Keep(article with { Text = content, IsDeleted = StatuteLines.Gone().IsMatch(content) });
        }

        open = null;
        text.Clear();
    }

    private void Keep(StatuteArticle article)
    {
        if (article.Text.Length == 0)
        {
            // An addendum with articles has no text of its own before them.
            if (article.Article != "부칙")
            {
                rejects.Add(new(file, article.Line, $"{article.Article}에 내용이 없습니다."));
            }
        }
        else if (seen.Add((article.Addendum, article.Article, article.EffectiveFrom)))
        {
            articles.Add(article);
        }
        else
        {
            rejects.Add(new(file, article.Line, $"{article.Article}이(가) 같은 시행일로 두 번 나옵니다. 첫 번째만 받았습니다."));
        }
    }
}
