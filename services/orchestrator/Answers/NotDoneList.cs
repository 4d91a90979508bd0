using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Orchestrator.Planning.Work;

namespace Holmes.Orchestrator.Answers;

/// <summary>What was asked and could not be done, and why, in words of a person.</summary>
public static class NotDoneList
{
    public static IReadOnlyList<string> Of(IReadOnlyList<StepResult> steps, IReadOnlyList<Telling> tellings, Tongue tongue)
    {
        var silent = tellings.Where(telling => telling.Rendering.IsNothing).Select(telling => telling.Call.ToolCallId).ToHashSet();
        return [.. steps.SelectMany(step => Of(step, silent, tongue)).Distinct()];
    }

    private static IEnumerable<string> Of(StepResult step, HashSet<Guid> silent, Tongue tongue)
    {
        var missing = step.Calls.OrNone().Where(call => !Telling.IsUsable(call) || silent.Contains(call.ToolCallId)).ToList();
        var task = Markdown.Plain(step.Task.OrNull() ?? step.StepId);
        if (missing.Count > 0)
        {
            return missing.Select(call => $"{(step.Calls.Count == 1 ? task : Part(call, tongue))}: {Reason(call, tongue)}");
        }

        return step.Outcome is Outcome.Ok or Outcome.Degraded
            ? []
            : [$"{task}: {Reason(step.Outcome, null, step.Failure, tongue)}"];
    }

    /// <summary>Of a step with several calls, the one that is meant.</summary>
    private static string Part(CallResult call, Tongue tongue) =>
        Capabilities.Of(call.Tool) is { } capability
            ? tongue.Say(Capabilities.Korean(capability), Capabilities.English(capability))
            : Markdown.Plain(call.Tool);

    private static string Reason(CallResult call, Tongue tongue) =>
        call.Outcome is Outcome.Ok or Outcome.Degraded
            ? tongue.Say("결과에 보여 드릴 내용이 없습니다.", "the result has nothing to show.")
            : Reason(call.Outcome, call.Note, call.Failure, tongue);

    private static string Reason(Outcome outcome, string? note, Failure? failure, Tongue tongue)
    {
        var general = failure is null ? General(outcome, tongue) : General(failure.Class, tongue);
        // A failure's message may be a foreign tool's own English; readers get it only in their own language.
        var own = new[] { note, failure?.Message }.Select(text => text.OrNull())
            .FirstOrDefault(text => text is not null && (tongue == Tongue.Korean) == Tongues.HasHangul(text));
        return own is null ? general
            : outcome is Outcome.Empty or Outcome.Skipped ? Markdown.Plain(own)
            : $"{general.TrimEnd('.')} ({Markdown.Plain(own)})";
    }

    private static string General(Outcome outcome, Tongue tongue) => outcome switch
    {
        Outcome.Empty => tongue.Say("조건에 맞는 자료가 없습니다.", "nothing matches."),
        Outcome.Skipped => tongue.Say("필요한 정보가 없거나 앞 단계의 결과가 없어 진행하지 않았습니다.", "skipped, because an input or an earlier result is missing."),
        Outcome.Unknown => tongue.Say("실제로 처리되었는지 확인할 수 없습니다.", "whether it took effect is not known."),
        _ => tongue.Say("처리하지 못했습니다.", "it failed."),
    };

    private static string General(FailureClass failure, Tongue tongue) => failure switch
    {
        FailureClass.Timeout => tongue.Say("정해진 시간 안에 응답이 오지 않았습니다.", "no answer came in time."),
        FailureClass.Transient or FailureClass.Crash => tongue.Say("일시적인 문제로 처리하지 못했습니다.", "a temporary problem."),
        FailureClass.RateLimited => tongue.Say("요청이 몰려 처리하지 못했습니다.", "too many requests at once."),
        FailureClass.BadArguments => tongue.Say("주어진 조건으로는 처리할 수 없습니다.", "it cannot be done with what was given."),
        FailureClass.UnknownTool => tongue.Say("이 일을 맡을 도구가 없습니다.", "there is no tool for it."),
        FailureClass.PoorResult => tongue.Say("결과의 품질이 낮아 쓰지 않았습니다.", "the result was too poor to use."),
        FailureClass.MalformedOutput or FailureClass.Fabricated or FailureClass.Poison =>
            tongue.Say("결과를 믿을 수 없어 쓰지 않았습니다.", "the result could not be trusted."),
        FailureClass.Partial => tongue.Say("일부만 처리했습니다.", "only a part was done."),
        FailureClass.UnknownEffect => General(Outcome.Unknown, tongue),
        FailureClass.Budget => tongue.Say("정해진 시간이나 비용을 모두 썼습니다.", "the time or budget was used up."),
        FailureClass.HumanTimeout => tongue.Say("필요한 확인을 받지 못했습니다.", "a needed confirmation did not come."),
        _ => General(Outcome.Failed, tongue),
    };
}
