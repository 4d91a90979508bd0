using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers.Sections;

internal static class ContractDraftSection
{
    public static Rendering Render(ContractDraft draft, Asked asked)
    {
        var missing = draft.Missing.OrNone();
        return Rendering.Of(
            [
                asked.Say($"계약서 초안을 만들었습니다: {Link(draft, asked)}.", $"A draft of the contract is ready: {Link(draft, asked)}."),
                missing.Count == 0
                    ? null
                    : Markdown.Plain(asked.Say(
                        $"아직 비어 있는 칸이 {missing.Count}개 있습니다: {string.Join(", ", missing)}.",
                        $"Still blank ({missing.Count}): {string.Join(", ", missing)}.")),
            ],
            Part.Of("document", asked.Say("계약서 초안", "Contract draft"),
                $"{Link(draft, asked)} · {Preview(draft, asked)}",
                Listed(asked.Say("비어 있는 칸", "Blank fields"), missing),
                Listed(asked.Say("특약 사항", "Special terms"), draft.SpecialTerms.OrNone()),
                Listed(asked.Say("근거 조문", "Laws"), draft.Laws.OrNone()))).Advising(Blanks(missing, asked));
    }

    private static IReadOnlyList<string> Blanks(IReadOnlyList<string> missing, Asked asked)
    {
        var blanks = Markdown.Plain(string.Join(", ", missing));
        return missing.Count == 0
            ? []
            : [asked.Say($"계약서의 빈칸을 채우려면 다음을 알려 주세요: {blanks}.", $"To fill the contract's blanks, tell: {blanks}.")];
    }

    private static string Link(ContractDraft draft, Asked asked) =>
        Local(draft.DocumentUrl) is { } url ? $"[{Markdown.Plain(draft.FileName)}]({url})" : Markdown.Plain(draft.FileName) + asked.Say("(주소 없음)", " (no address)");

    private static string? Preview(ContractDraft draft, Asked asked) =>
        Local(draft.PreviewUrl) is { } url ? $"[{asked.Say("미리 보기", "Preview")}]({url})" : null;

    /// <summary>A path at this edge, nothing that leads elsewhere.</summary>
    private static string? Local(string? url) =>
        url is ['/', not '/', ..] && url.All(letter => char.IsAsciiLetterOrDigit(letter) || "/-_.?=&%".Contains(letter, StringComparison.Ordinal)) ? url : null;

    private static string? Listed(string title, IReadOnlyList<string> items) =>
        items.Count == 0 ? null : $"{title}\n\n{Markdown.Bullets(items)}";
}
