using System.Text.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Supervisor.Tools;

namespace Holmes.Supervisor.Executions;

/// <summary>
/// Values that a step's calls had to do without. Where a person may be asked, one is, once for a step; with what they say
/// the step is done anew, and without it goes on as if nobody had been asked.
/// </summary>
internal static class MissingValues
{
    /// <summary>The question to be put; null where nothing is missing, or nobody may be asked, or somebody was.</summary>
    public static InputRequested? Question(Execution state, Step step, DateTimeOffset now) =>
        state.Options.MayAsk && !step.AskedForValues && Lacking(step) is { Count: > 0 } lacking
            ? new(
                $"value:{step.Plan.StepId}",
                Questions.MissingValueKind,
                Prompt(step, lacking),
                Questions.Until(state, now),
                step.Plan.StepId,
                lacking[0].ToolCallId,
                now,
                Values(lacking))
            : null;

    /// <summary>The step with the values in the arguments of the calls that lack them.</summary>
    public static PlannedStep Fill(Step step, JsonElement? value, FindTool? tools)
    {
        var (lacking, given) = (Lacking(step), Given(value));
        var asked = Values(lacking).Select(one => one.Argument).ToList();
        if (given.FirstOrDefault(one => !asked.Contains(one.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unasked)
        {
            throw Invalid.Field($"value.{unasked.Name}", $"is not asked for. Asked for: {string.Join(", ", asked)}.");
        }

        return step.Plan with
        {
            Calls = [.. step.Plan.Calls.Select(call => lacking.Find(made => ToolCallIds.MeanTheSame(call, made)) is { } made ? Fill(call, made, given, tools) : call)],
        };
    }

    private static List<JsonProperty> Given(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } fields && fields.EnumerateObject().Where(one => one.Value.ValueKind is not JsonValueKind.Null).ToList() is { Count: > 0 } given
            ? given
            : throw Invalid.Field("value", "is missing. With edit, it gives the values by their argument: {\"priceWon\": 500000000}.");

    private static PlannedCall Fill(PlannedCall call, CallResult made, List<JsonProperty> given, FindTool? tools)
    {
        var arguments = JsonNode.Parse(call.Arguments.GetRawText())!.AsObject();
        foreach (var one in given.Where(one => made.Missing!.Any(missing => missing.Argument == one.Name)))
        {
            arguments[one.Name] = JsonNode.Parse(one.Value.GetRawText());
        }

        var filled = JsonSerializer.SerializeToElement(arguments);
        return tools?.Invoke(call.Tool) is { } known && ArgumentSchema.Violation(known.ArgumentsSchema, filled) is { } violation
            ? throw Invalid.Field($"value.{violation.Path}", violation.Expected)
            : call with { Arguments = filled };
    }

    private static List<CallResult> Lacking(Step step) => step.Calls.FindAll(call => call.Missing is { Count: > 0 }).ToList();

    private static List<MissingValue> Values(List<CallResult> lacking) => [.. lacking.SelectMany(call => call.Missing!).DistinctBy(one => one.Argument)];

    /// <summary>A tool that did nothing says itself what it needs.</summary>
    private static string Prompt(Step step, List<CallResult> lacking) =>
        string.Join(' ', lacking.Where(call => call.Outcome is Outcome.Skipped).Select(call => call.Note).OfType<string>().Distinct()) is { Length: > 0 } said
            ? said
            : $"{step.Plan.Task}: {string.Join(", ", Values(lacking).Select(one => one.Name))}을(를) 알려 주시면 그 값으로 다시 계산합니다.";
}
