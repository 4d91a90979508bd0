using System.Text.RegularExpressions;

namespace Holmes.Orchestrator.Answers;

/// <summary>Markdown whose form comes from here alone: whatever a tool reports stays plain text in it.</summary>
public static partial class Markdown
{
    /// <summary>
    /// One line without markup. Signs that Markdown or HTML would act on become their typographic twins, so that the
    /// text reads the same in a page, in a terminal and in a log. Idempotent.
    /// </summary>
    public static string Plain(string? text) =>
        text is null
            ? ""
            : string.Concat(Blank().Replace(text, " ").Trim().Select(letter => letter switch
            {
                '<' => '〈',
                '>' => '〉',
                '|' => '∣',
                '~' => '–', // a pair of tildes strikes through what lies between two ranges
                '*' => '＊',
                '`' => '\'',
                '[' => '［',
                ']' => '］',
                '\\' => '＼',
                _ => letter,
            }));

    /// <summary>A table without the columns that have nothing in any row.</summary>
    public static string Table(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var cells = rows.ToList();
        var columns = Enumerable.Range(0, headers.Count)
            .Where(column => cells.Exists(row => column < row.Count && !string.IsNullOrWhiteSpace(row[column])))
            .ToList();
        return columns.Count == 0
            ? ""
            : string.Join('\n', [
                Row(columns.Select(column => headers[column])),
                Row(columns.Select(_ => "---")),
                .. cells.Select(row => Row(columns.Select(column => row.ElementAtOrDefault(column)))),
            ]);
    }

    /// <summary>A table of names and values, without those that have none.</summary>
    public static string Pairs(string name, string value, IEnumerable<(string Name, string? Value)> pairs) =>
        Table([name, value], pairs.Where(pair => !string.IsNullOrWhiteSpace(pair.Value)).Select(pair => new[] { pair.Name, pair.Value }));

    public static string Bullets(IEnumerable<string> items) =>
        string.Join('\n', items.Select(Plain).Where(item => item.Length > 0).Select(item => $"- {item}"));

    public static string Numbered(IEnumerable<string> items) =>
        string.Join('\n', items.Select(Plain).Where(item => item.Length > 0).Select((item, index) => $"{index + 1}. {item}"));

    public static string Quote(string text) => $"> {Plain(text)}";

    /// <summary>Shortened where it is longer, never in the middle of a surrogate pair.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)].TrimEnd() + "…";

    private static string Row(IEnumerable<string?> cells) =>
        $"| {string.Join(" | ", cells.Select(cell => Plain(cell) is { Length: > 0 } text ? text : "-"))} |";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
