using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;

namespace Holmes.Supervisor.Executions;

/// <summary>A person's changes to a plan: steps left out, in another order, or done otherwise.</summary>
internal static class PlanChanges
{
    public const string LeftOut = "unwanted: left out at the user's wish";

    /// <exception cref="JsonException">It is not the shape of an edit.</exception>
    public static PlanEdit ReadPlan(JsonElement? value) => value is { ValueKind: JsonValueKind.Object } given
        ? StrictJson.Read<PlanEdit>(given)
        : throw Invalid.Field("value", "is missing. With edit, it says what to change: {skipSteps?, order?, steps?}.");

    public static Decision Apply(
        Decision decision, PlanEdit edit, string? by, FindTool? tools, DateTimeOffset now, string at = "")
    {
        foreach (var (stepId, change) in edit.Steps ?? new Dictionary<string, StepEdit>())
        {
            var step = Waiting(decision.State, stepId, $"{at}steps.{stepId}");
            decision.Change(step, change, by, tools, now, $"{at}steps.{stepId}.");
        }

        foreach (var (stepId, i) in (edit.SkipSteps ?? []).Select((id, i) => (id, i)))
        {
            if (Known(decision.State, stepId, $"{at}skipSteps[{i}]") is { IsOver: false })
            {
                decision.LeaveOut(stepId, LeftOut, now);
            }
        }

        return edit.Order is { } order ? Reorder(decision, order, by, $"{at}order") : decision;
    }

    /// <summary>Changes a step; what was asked about it as it was is asked anew.</summary>
    public static Decision Change(
        this Decision decision, Step step, StepEdit edit, string? by, FindTool? tools, DateTimeOffset now, string at)
    {
        var changed = StepChanges.Apply(step.Plan, edit, tools, at);
        return IsTheSame(step.Plan, changed)
            ? decision
            : decision.Withdraw(step.Plan.StepId, "edited: the step was changed", now).Add(new StepEdited(changed, by));
    }

    private static bool IsTheSame(PlannedStep one, PlannedStep other) =>
        CanonicalJson.Of(WireJson.ToElement(one)) == CanonicalJson.Of(WireJson.ToElement(other));

    public static Step Known(Execution state, string stepId, string field) =>
        state.Find(stepId) ?? throw Invalid.Field(
            field, $"names {stepId}, which is not a step. The steps are {string.Join(", ", state.Steps.Select(step => step.Plan.StepId))}.");

    private static Step Waiting(Execution state, string stepId, string field)
    {
        var step = Known(state, stepId, field);
        return step.Status is StepStatus.Orchestrated
            ? step
            : throw Invalid.Field(field, "names a step that has started or is over. Only steps that have not started can be changed.");
    }

    private static Decision Reorder(Decision decision, IReadOnlyList<string> order, string? by, string field)
    {
        if (order.Select((id, i) => (id, i)).FirstOrDefault(one => order.Take(one.i).Contains(one.id)) is { id: not null } twice)
        {
            throw Invalid.Field($"{field}[{twice.i}]", $"names {twice.id} a second time.");
        }

        var named = order.Select((id, i) => Known(decision.State, id, $"{field}[{i}]").Plan.StepId).ToList();
        var all = decision.State.Steps.Select(step => step.Plan.StepId).ToList();
        List<string> wanted = [.. named, .. all.Except(named)];
        return wanted.SequenceEqual(all) ? decision : decision.Add(new StepsReordered(wanted, by));
    }
}
