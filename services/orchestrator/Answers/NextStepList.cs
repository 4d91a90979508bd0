using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers;

/// <summary>What the person may do next; first of all which input would sharpen the answer.</summary>
public static class NextStepList
{
    private const int Most = 8;

    public static IReadOnlyList<string> Of(
        IReadOnlyList<StepResult> steps, IReadOnlyList<Telling> tellings, IReadOnlyList<Assumption> assumptions, Tongue tongue) =>
        [.. assumptions.Select(assumption => Correct(assumption, tongue))
            .Concat(tellings.SelectMany(telling => telling.Rendering.Advice))
            .Concat(Missing(steps, tongue))
            .Concat(Again(steps, tongue))
            .Concat(SeeALawyer(tellings, tongue))
            .Distinct()
            .Take(Most)];

    private static string Correct(Assumption assumption, Tongue tongue)
    {
        var taken = Markdown.Plain(assumption.Value);
        return Fields.Name(assumption.Field, tongue) is { } name
            ? tongue.Say($"{name}: 실제 값을 알려 주시면 더 정확히 답할 수 있습니다(지금은 {taken} 기준).", $"Give the real {name} for a sharper answer (now: {taken}).")
            : tongue.Say($"‘{taken}’(으)로 가정했습니다. 다르면 알려 주세요.", $"“{taken}” was assumed; say so if it is different.");
    }

    /// <summary>A tool that left its work undone for want of an input has noted which.</summary>
    private static IEnumerable<string> Missing(IReadOnlyList<StepResult> steps, Tongue tongue) => steps
        .SelectMany(step => step.Calls.OrNone())
        .Where(call => call.Outcome == Outcome.Skipped)
        .Select(call => Markdown.Plain(call.Note))
        .Where(note => note.Length > 0)
        .Select(note => tongue.Say($"빠진 정보를 알려 주시면 이어서 처리합니다: {note}", $"Give what is missing, and this can be done: {note}"));

    private static IEnumerable<string> Again(IReadOnlyList<StepResult> steps, Tongue tongue) =>
        steps.Select(step => step.Failure).Concat(steps.SelectMany(step => step.Calls.OrNone()).Select(call => call.Failure))
            .Any(failure => failure is { Retryable: true } or { Class: FailureClass.Timeout or FailureClass.Transient or FailureClass.RateLimited })
            ? [tongue.Say("일시적인 문제로 빠진 부분이 있으니 잠시 후 다시 질문해 보세요.", "Ask again in a while: a temporary problem left something out.")]
            : [];

    private static IEnumerable<string> SeeALawyer(IReadOnlyList<Telling> tellings, Tongue tongue) =>
        tellings.Any(telling => telling.Call.Gives is Gives.LawArticles or Gives.TenancySettlement or Gives.ContractReview)
            ? [tongue.Say(
                "다툼이 있거나 금액이 크다면 대한법률구조공단이나 주택임대차분쟁조정위원회의 상담을 받아 보세요.",
                "If there is a dispute, consult the Korea Legal Aid Corporation or the housing lease mediation committee.")]
            : [];
}
