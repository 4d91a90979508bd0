using System.Text.RegularExpressions;

namespace Holmes.Teams.Laws;

/// <summary>What a published statute says of itself in its first lines, completed and checked by its file name.</summary>
internal sealed partial record StatuteHeader(
    string Title,
    string? ShortTitle,
    string Kind,
    string Number,
    DateOnly EffectiveFrom,
    DateOnly? PromulgatedOn)
{
    private const int FirstLines = 8;

    /// <summary>The header, or why there is none and on which line.</summary>
    public static (StatuteHeader? Header, int Line, string? Problem) Read(string fileName, IReadOnlyList<string> lines)
    {
        var titleAt = Enumerable.Range(0, Math.Min(FirstLines, lines.Count)).FirstOrDefault(at => lines[at].Trim().Length > 0, -1);
        if (titleAt < 0)
        {
            return (null, 0, "파일이 비어 있습니다.");
        }

        var titled = TitleLine().Match(lines[titleAt].Trim());
        var named = FileName().Match(Path.GetFileName(fileName));
        var issuedAt = Enumerable.Range(titleAt, Math.Min(FirstLines, lines.Count - titleAt)).FirstOrDefault(at => Issue().IsMatch(lines[at]), -1);
        return issuedAt >= 0
            ? Check(FromText(titled, Issue().Match(lines[issuedAt])), named, issuedAt + 1)
            : named.Success && KoreanDates.Compact(named.Groups["date"].Value) is { } day
                ? (FromFileName(titled, named, day), 0, null)
                : (null, titleAt + 1, "시행일과 공포번호 줄([시행 …] [법률 제…호, …])이 없고 파일 이름에서도 알 수 없습니다.");
    }

    private static (StatuteHeader?, int, string?) Check(StatuteHeader? header, Match named, int line)
    {
        if (header is null)
        {
            return (null, line, "시행일을 읽을 수 없습니다.");
        }

        var sameDay = !named.Success || KoreanDates.Compact(named.Groups["date"].Value) == header.EffectiveFrom;
        return sameDay
            ? (header, line, null)
            : (null, line, $"본문의 시행일({header.EffectiveFrom:yyyy-MM-dd})과 파일 이름의 시행일({named.Groups["date"].Value})이 다릅니다.");
    }

    private static StatuteHeader? FromText(Match titled, Match issue) =>
        KoreanDates.Dotted(issue.Groups["effective"].Value) is { } effective
            ? new(
                titled.Groups["title"].Value.Trim(),
                Short(titled),
                issue.Groups["kind"].Value.Trim(),
                $"제{issue.Groups["number"].Value.TrimStart('0')}호",
                effective,
                KoreanDates.Dotted(issue.Groups["promulgated"].Value))
            : null;

    private static StatuteHeader FromFileName(Match titled, Match named, DateOnly effective) => new(
        named.Groups["title"].Value.Trim(),
        Short(titled),
        named.Groups["kind"].Value.Trim(),
        $"제{named.Groups["number"].Value.TrimStart('0')}호",
        effective,
        PromulgatedOn: null);

    private static string? Short(Match titled) =>
        titled.Groups["short"].Value.Trim() is { Length: > 0 } shortTitle ? shortTitle : null;

    [GeneratedRegex(@"^(?<title>.+?)\s*(?:\(\s*약칭\s*:\s*(?<short>[^)]+)\))?$")]
    private static partial Regex TitleLine();

    [GeneratedRegex(@"^\[시행\s*(?<effective>[\d.\s]+)\]\s*\[(?<kind>[^\d\[\]]+?)\s*제(?<number>\d+)호\s*,\s*(?<promulgated>[\d.\s]+)")]
    private static partial Regex Issue();

    [GeneratedRegex(@"^(?<title>.+)\((?:예정_)?(?<kind>[^()]+)\)\(제(?<number>\d+)호\)\((?<date>\d{8})\)(\.txt)?$")]
    private static partial Regex FileName();
}
