using Holmes.Contracts.Teams;

namespace Holmes.Teams.Laws;

/// <summary>A statute, or what is wrong with the file; an article that cannot be read is left out and listed.</summary>
public sealed record StatuteReading(Statute? Statute, IReadOnlyList<ImportReject> Rejects);

/// <summary>
/// Reads statutes in the text form in which the National Law Information Center publishes them: a header, chapters,
/// articles, addenda, a footer.
/// </summary>
public static class StatuteParser
{
    public static StatuteReading Parse(string fileName, string text)
    {
        var lines = Content(text.TrimStart('\uFEFF'));
        var (header, line, problem) = StatuteHeader.Read(fileName, lines);
        if (header is null)
        {
            return new(null, [new(fileName, line, problem!)]);
        }

        var reader = new ArticleReader(fileName, header.EffectiveFrom);
        foreach (var (at, content) in lines.Index().Skip(line))
        {
            reader.Take(at + 1, content);
        }

        var articles = reader.Finish();
        return articles.Count == 0
            ? new(null, [.. reader.Rejects, new(fileName, 0, "조문(제N조)을 하나도 찾지 못했습니다.")])
            : new(
                new(header.Title, header.ShortTitle, header.Kind, header.Number, header.EffectiveFrom, header.PromulgatedOn, articles),
                reader.Rejects);
    }

    // Not ReadLine: the footer holds carriage returns inside a line, and line numbers must be those an editor shows.
    private static List<string> Content(string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r', ' ', '\t')).ToList();
        var footer = lines.FindLastIndex(line => StatuteLines.Footer().IsMatch(line));
        if (footer < 0)
        {
            return lines;
        }

        // The title stands once more above the footer.
        var repeated = lines.FindLastIndex(footer - 1, footer, line => line.Length > 0);
        return lines[..(repeated > 0 && lines[0].StartsWith(lines[repeated], StringComparison.Ordinal) ? repeated : footer)];
    }
}
