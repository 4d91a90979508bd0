using System.Text;
using Holmes.Contracts.Executions;

namespace Holmes.Notifier.Agui;

/// <summary>An answer as one Markdown message, for clients that show nothing but text; in the pieces it is sent in.</summary>
public static class AnswerText
{
    public static IReadOnlyList<string> Pieces(Answer answer)
    {
        IEnumerable<string> pieces =
        [
            answer.Text,
            .. answer.Sections.Select(section => $"\n\n## {section.Title}\n\n{section.Content}"),
            List("가정한 내용", answer.Assumptions.Select(assumption => $"{assumption.Value} — {assumption.Reason}")),
            List("하지 못한 일", answer.NotDone),
            List("다음 단계", answer.NextSteps),
            List("출처", answer.Sources.Select(Source)),
        ];
        return [.. pieces.Where(piece => piece.Length > 0)]; // clients refuse an empty piece
    }

    private static string List(string title, IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(text.Length == 0 ? $"\n\n## {title}\n\n" : "\n").Append("- ").Append(line);
        }

        return text.ToString();
    }

    private static string Source(SourceReference source) => string.Join(", ", new[]
    {
        source.Title,
        source.Locator,
        source.AsOf is { } day ? $"{day:yyyy-MM-dd} 기준" : null,
        source.IsSample ? "표본 데이터" : null,
    }.Where(part => !string.IsNullOrEmpty(part)));
}
