using System.Text;
using System.Text.Json;
using Holmes.Cli.Http;

namespace Holmes.Cli.Ask;

/// <summary>An answer for a terminal or a pipe: its text, its parts, and everything it rests on.</summary>
internal static class AnswerText
{
    public static string Of(JsonElement answer)
    {
        var text = new StringBuilder(answer.Text("text").Trim()).Append('\n');
        foreach (var section in answer.Items("sections"))
        {
            text.Append($"\n■ {section.Text("title")}\n{section.Text("content").Trim()}\n");
        }

        List(text, "가정", answer.Items("assumptions").Select(assumed => $"{assumed.Text("value")}: {assumed.Text("reason")}"));
        List(text, "하지 못한 것", answer.Items("notDone").Select(Plain));
        List(text, "다음에 할 수 있는 일", answer.Items("nextSteps").Select(Plain));
        List(text, "출처", answer.Items("sources").Select(Source));
        return text.ToString();
    }

    private static string Source(JsonElement source)
    {
        var parts = new[] { source.Text("title"), source.Text("locator"), AsOf(source), source.Text("url") };
        return string.Join(" ", parts.Where(part => part.Length > 0)) + (source.Flag("isSample") ? " [예시 데이터]" : "");
    }

    private static string AsOf(JsonElement source) => source.Text("asOf") is { Length: > 0 } day ? $"({day} 기준)" : "";

    private static string Plain(JsonElement item) => item.GetString() ?? "";

    private static void List(StringBuilder text, string title, IEnumerable<string> items)
    {
        var all = items.ToList();
        if (all.Count > 0)
        {
            text.Append($"\n■ {title}\n").AppendJoin("\n", all.Select(item => $"- {item}")).Append('\n');
        }
    }
}
