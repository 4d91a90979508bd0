using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers;

/// <summary>Joins the parts that results contribute into sections; each section names the calls behind it.</summary>
public static class SectionList
{
    private static readonly string[] LawGives =
        [Gives.LawArticles, Gives.RentIncrease, Gives.RentConversion, Gives.TenancySettlement, Gives.ContractReview, Gives.ContractDraft];

    public static IReadOnlyList<AnswerSection> Of(IReadOnlyList<Telling> tellings, Tongue tongue) =>
    [
        .. tellings
            .SelectMany(telling => telling.Rendering.Parts.Select((part, place) => (telling, part: place == 0 ? Remarked(telling, part, tongue) : Marked(telling, part, tongue))))
            .GroupBy(one => (one.part.Kind, one.part.Title))
            .Select(section => new AnswerSection(
                section.Key.Kind,
                section.Key.Title,
                string.Join("\n\n", section.SelectMany(one => one.part.Blocks).Distinct()),
                [.. section.Select(one => one.telling.Call.ToolCallId).Distinct()])),
        .. Caution(tellings, tongue),
    ];

    private static Part Marked(Telling telling, Part part, Tongue tongue) =>
        (part.IsSample ?? telling.IsSample) ? part with { Blocks = [SampleMark.Brief(tongue), .. part.Blocks] } : part;

    /// <summary>What the tool itself remarked goes with its first part.</summary>
    private static Part Remarked(Telling telling, Part part, Tongue tongue)
    {
        var marked = Marked(telling, part, tongue);
        return telling.Call.Note.OrNull() is { } note
            ? marked with { Blocks = [.. marked.Blocks, $"{tongue.Say("참고", "Note")}: {Markdown.Plain(note)}"] }
            : marked;
    }

    private static IEnumerable<AnswerSection> Caution(IReadOnlyList<Telling> tellings, Tongue tongue)
    {
        var legal = tellings.Where(telling => LawGives.Contains(telling.Call.Gives)).Select(telling => telling.Call.ToolCallId).ToList();
        if (legal.Count > 0)
        {
            yield return new("guidance", tongue.Say("유의 사항", "Please note"), tongue.Say(
                "이 답변은 법률 자문이 아닌 일반 정보입니다. 구체적인 사정에 따라 결론이 달라질 수 있으므로, 중요한 결정을 하기 전에 변호사나 공인중개사 등 전문가와 상담하세요.",
                "This is general information, not legal advice. The facts of a case can change the outcome; see a lawyer before an important decision."), legal);
        }
    }
}
