using System.Text.RegularExpressions;

namespace Holmes.Teams.Laws;

/// <summary>The kinds of lines a published statute is made of.</summary>
internal static partial class StatuteLines
{
    /// <summary>제2장 입주자대표회의, 제1절 …</summary>
    [GeneratedRegex(@"^\s*제\d+(?<level>편|장|절|관)(?:의\d+)?(?:\s+(?<title>.*))?$")]
    public static partial Regex Heading();

    /// <summary>제6조의3(title) text, 제54조 삭제 &lt;date&gt;, or the bare number of an article that moved elsewhere.</summary>
    [GeneratedRegex(@"^\s*제(?<number>\d+)조(?:의(?<branch>\d+))?\s*(?:\((?<rest>.*)|(?<gone>삭제.*)|(?<moved>))$")]
    public static partial Regex Article();

    /// <summary>제4조 생략: how an addendum leaves out what changed other laws.</summary>
    [GeneratedRegex(@"^\s*제(?<number>\d+)조(?:의(?<branch>\d+))?\s*(?<rest>(?:(?:부터|및|내지).*)?생략.*)$")]
    public static partial Regex Omitted();

    /// <summary>부칙 &lt;제19356호, 2023. 4. 18.&gt;(other law).</summary>
    [GeneratedRegex(@"^\s*부\s?칙\s*(?<which>[<(].*)?$")]
    public static partial Regex Addendum();

    [GeneratedRegex(@"^\s*\[?(?<name>별표\s*\d*(?:의\d+)?)\]?\s*(?<title>[^에의은는].*)?$")]
    public static partial Regex Table();

    /// <summary>A note that the whole article above has an effective day of its own.</summary>
    [GeneratedRegex(@"^\s*\[시행일\s*:?\s*(?<day>\d{4}\.\s*\d{1,2}\.\s*\d{1,2}\.?)\]\s*(?<article>제\d+조(?:의\d+)?)\s*$")]
    public static partial Regex OwnDay();

    [GeneratedRegex(@"^\s*법제처[\s\r]*국가법령정보센터\s*$")]
    public static partial Regex Footer();

    /// <summary>The whole text of an article that was deleted, or that has another number now.</summary>
    [GeneratedRegex(@"^(?:삭제\s*(?:<|$)|\[제\d+조(?:의\d+)?(?:로|으로)\s*이동)")]
    public static partial Regex Gone();

    /// <summary>Splits "title) text" where the title may hold brackets itself; null when the bracket never closes.</summary>
    public static (string Title, string Text)? SplitTitle(string rest)
    {
        var depth = 1;
        for (var at = 0; at < rest.Length; at++)
        {
            depth += rest[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return (rest[..at].Trim(), rest[(at + 1)..].Trim());
            }
        }

        return null;
    }
}
