using System.Text.Json;
using Holmes.Contracts.Teams;

namespace Holmes.Orchestrator.Answers.Sections;

/// <summary>Shows a result whose shape is not known here: names and values as reported, nested lists as tables.</summary>
internal static class GenericSection
{
    private const int MostRows = 10;
    private const int MostColumns = 8;
    private const int LongestValue = 300;

    private static readonly string[] Summaries = ["answer", "summary", "text", "message", "explanation"];

    public static Rendering Render(CallResult call, JsonElement result, Asked asked) => Rendering.Of(
        [Headline(result, asked)],
        Part.Of("figures", Markdown.Plain(asked.Say($"{call.Tool} 결과", $"Result of {call.Tool}")), Blocks(result, asked, "")));

    private static string? Headline(JsonElement result, Asked asked) => result.ValueKind switch
    {
        JsonValueKind.String => Sentence(result, asked),
        JsonValueKind.Object => Summaries
            .Select(name => result.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Sentence(value, asked) : null)
            .FirstOrDefault(sentence => sentence is not null),
        _ => null,
    };

    private static string? Sentence(JsonElement text, Asked asked) =>
        Passages.Nearest(asked.Query, text.GetString() ?? "") is { } nearest ? Markdown.Plain(nearest.Text) : null;

    private static IEnumerable<string> Blocks(JsonElement value, Asked asked, string name)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var fields = value.EnumerateObject().ToList();
                yield return Markdown.Pairs(asked.Say("항목", "Item"), asked.Say("값", "Value"),
                    fields.Where(field => !IsTable(field.Value)).Select(field => (field.Name, (string?)Text(field.Value))));
                foreach (var block in fields.Where(field => IsTable(field.Value)).SelectMany(field => Blocks(field.Value, asked, field.Name)))
                {
                    yield return block;
                }

                break;
            case JsonValueKind.Array when IsTable(value):
                yield return (name.Length == 0 ? "" : $"{Markdown.Plain(name)}\n\n") + Rows(value);
                break;
            default:
                yield return Markdown.Plain(Text(value));
                break;
        }
    }

    private static bool IsTable(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(row => row.ValueKind == JsonValueKind.Object);

    private static string Rows(JsonElement array)
    {
        var rows = array.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object).Take(MostRows).ToList();
        var columns = rows.SelectMany(row => row.EnumerateObject().Select(field => field.Name)).Distinct().Take(MostColumns).ToList();
        return Markdown.Table(
            [.. columns.Select(Markdown.Plain)],
            rows.Select(row => columns.Select(column => row.TryGetProperty(column, out var value) ? Text(value) : null).ToList()));
    }

    private static string Text(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            JsonValueKind.String => value.GetString() ?? "",
            JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Take(MostRows).Select(Text)),
            JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Take(MostRows).Select(field => $"{field.Name}: {Text(field.Value)}")),
            _ => value.GetRawText(),
        };
        return Markdown.Cut(text, LongestValue);
    }
}
