using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Orchestrator.Answers;

/// <summary>
/// Writes the answer from what the calls gave, by rules: nothing is in it that no call reported, and what is missing is
/// said. It answers whatever it is given; odd data shows up as a part that could not be done.
/// </summary>
public static class AnswerComposer
{
    /// <summary>The planner's word for a part of the question that no registered tool can do.</summary>
    private const string PlannedNotDone = "notDone";

    public static Answer Compose(ComposeAnswer command)
    {
        var query = command.Query ?? "";
        var tongue = Tongues.Of(query);
        var steps = command.Steps.OrNone();
        var tellings = Telling.Of(command, tongue);
        var calls = steps.SelectMany(step => step.Calls.OrNone()).DistinctBy(call => call.ToolCallId).ToList();
        var planned = command.Assumptions.OrNone().ToLookup(assumption => assumption.Field == PlannedNotDone);
        IReadOnlyList<string> notDone = [.. planned[true].Select(missing => missing.Reason), .. NotDoneList.Of(steps, tellings, tongue)];
        var assumptions = Assumptions(planned[false], calls);
        return new Answer(
            ShortAnswer.Write(tellings, notDone, [.. planned[false]], tongue),
            SectionList.Of(tellings, tongue),
            Sources(tellings),
            assumptions,
            notDone,
            NextStepList.Of(steps, tellings, assumptions, tongue),
            "rules");
    }

    private static IReadOnlyList<SourceReference> Sources(IReadOnlyList<Telling> tellings) =>
        [.. tellings.SelectMany(telling => telling.Call.Sources.OrNone()).Distinct()];

    /// <summary>The planner's come first: a tool that was told a value repeats it.</summary>
    private static IReadOnlyList<Assumption> Assumptions(IEnumerable<Assumption> planned, IReadOnlyList<CallResult> calls) =>
        [.. planned
            .Concat(calls.Where(Telling.IsUsable).SelectMany(call => call.Assumptions.OrNone()))
            .DistinctBy(assumption => (assumption.Field, assumption.Value))];
}
