using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Outcome = Holmes.Contracts.Executions.Outcome;

namespace Holmes.Orchestrator.Tests.Answers;

/// <summary>Commands as a careless or foreign sender might make them.</summary>
internal static class Odd
{
    private static readonly Gen<string?> Text = Gen.Elements<string?>(null, "", " ", "강남구 시세", "<b>*x*</b> | ~", "annualIncomeWon", "end\n# of", "😀");

    private static readonly Gen<JsonElement> Leaf = Gen.OneOf(
        Gen.Elements("null", "true", "false", "0", "-1", "5.5", "79228162514264337593543950335", "1e300", "\"2026-11-22\"", "\"\"", "[]", "{}", "\"text | x\"")
            .Select(Given.Json));

    private static readonly Gen<JsonElement> Value = Gen.OneOf(
        Leaf,
        Leaf.ListOf(3).Select(items => JsonSerializer.SerializeToElement(items)),
        Gen.Choose(0, Results.All.Count - 1).Select(place => Of(Results.All[place].Result)));

    private static readonly Gen<CallResult?> Call =
        from id in Gen.Choose(1, 5)
        from gives in Gen.OneOf(Gen.Elements<string?>([null, "", "foreign.shape"]), Gen.Elements<string?>([.. Results.All.Select(one => one.Gives)]))
        from result in Gen.OneOf(Value.Select(value => (JsonElement?)value), Gen.Constant<JsonElement?>(null), Gen.Constant<JsonElement?>(default(JsonElement)))
        from outcome in Gen.Elements(Enum.GetValues<Outcome>())
        from note in Text
        from failure in Gen.OneOf(Gen.Constant<Failure?>(null), Gen.Elements(Enum.GetValues<FailureClass>()).Select(kind => (Failure?)new Failure(kind, note!)))
        from assumption in Text
        from missing in Gen.Choose(0, 8)
        select missing == 0
            ? null
            : new CallResult(
                Given.Id(id), Guid.Empty, note!, missing == 1 ? default : Given.Json("""{"focus":3}"""), outcome, double.NaN, -1, gives, result,
                missing == 2 ? null : [new(note!, note!), null!], missing == 3 ? null : [new(assumption!, note!, note!), null!], note, failure);

    private static readonly Gen<StepResult?> Step =
        from calls in Call.ListOf(3)
        from outcome in Gen.Elements(Enum.GetValues<Outcome>())
        from task in Text
        from missing in Gen.Choose(0, 6)
        select missing == 0 ? null : new StepResult(task!, task!, task!, outcome, 0, null, missing == 1 ? null! : [.. calls.Select(call => call!)]);

    public static Gen<ComposeAnswer> Command { get; } =
        from steps in Step.ListOf(3)
        from query in Text
        from intent in Gen.Elements(Enum.GetValues<IntentType>())
        from missing in Gen.Choose(0, 6)
        select new ComposeAnswer(
            Guid.Empty, query!, query!, Guid.Empty, default, missing == 0 ? null! : new Intent(intent, 0, null!), null!,
            missing == 1 ? null! : [new(query!, query!, query!), null!], missing == 2 ? null! : [.. steps.Select(step => step!)]);

    /// <summary>A good result with one field, at any depth, removed or replaced.</summary>
    public static Gen<CallResult> Broken { get; } =
        from shape in Gen.Choose(0, Results.All.Count - 1)
        from place in Gen.Choose(0, 400)
        from value in Leaf
        from remove in Gen.Elements(true, false)
        select Given.Call(1, Results.All[shape].Gives, Break(JsonSerializer.SerializeToNode(Of(Results.All[shape].Result))!, place, value, remove));

    private static JsonElement Break(JsonNode root, int place, JsonElement value, bool remove)
    {
        var slots = Slots(root).ToList();
        var (parent, name) = slots[place % slots.Count];
        if (parent is JsonObject fields)
        {
            fields.Remove(name);
            if (!remove)
            {
                fields[name] = JsonSerializer.SerializeToNode(value);
            }
        }
        else
        {
            ((JsonArray)parent)[0] = remove ? null : JsonSerializer.SerializeToNode(value);
        }

        return JsonSerializer.SerializeToElement(root);
    }

    private static IEnumerable<(JsonNode Parent, string Name)> Slots(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Slots(field.Value).Prepend((fields, field.Key))),
        JsonArray { Count: > 0 } items => items.SelectMany(Slots).Prepend((items, "")),
        _ => [],
    };

    private static JsonElement Of(object result) => JsonSerializer.SerializeToElement(result, result.GetType(), WireJson.Options);
}
