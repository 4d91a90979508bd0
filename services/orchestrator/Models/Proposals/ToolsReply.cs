using System.Text.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Orchestrator.Models.Asking;
using Holmes.Orchestrator.Models.Evidence;
using Holmes.Orchestrator.Planning;
using Holmes.Orchestrator.Planning.Work;

namespace Holmes.Orchestrator.Models.Proposals;

/// <summary>How a model would do given work: strategy, tools and arguments for all teams at once.</summary>
internal sealed record ToolsReply(Strategy Strategy, IReadOnlyList<ToolCallReply> Calls, string Reason)
{
    public static string IdOf(int index) => $"c{index + 1}";

    /// <summary>What two parts of a question ask for alike is one call; the plan merges them in the same way.</summary>
    public static IReadOnlyList<Need> Asked(PlanDraft draft) => [.. draft.Needs.DistinctBy(Key)];

    /// <summary>Every call once, with a registered tool of its capability, arguments of its schema and of the question, no circle.</summary>
    public static Checked<ToolsReply> Check(JsonElement json, IReadOnlyList<Need> needs, IReadOnlyList<ToolDescriptor> tools, Func<ArgumentEvidence> evidence)
    {
        var reply = WireJson.Read<ToolsReply>(json);
        var ids = needs.Select((_, index) => IdOf(index)).ToList();
        List<string> errors =
        [
            .. reply.Calls.Where(call => !ids.Contains(call.Id)).Select(call => $"unknown call {call.Id}"),
            .. ids.Where(id => reply.Calls.Count(call => call.Id == id) != 1).Select(id => $"call {id} is needed exactly once"),
            .. reply.Calls.SelectMany(call => call.After.Where(other => !ids.Contains(other)).Select(other => $"{call.Id} waits for the unknown call {other}")),
        ];
        if (errors.Count == 0)
        {
            errors.AddRange(reply.Calls.SelectMany(call => Violations(call, needs[ids.IndexOf(call.Id)], tools, evidence())));
            errors.AddRange(HasCircle(reply.Calls) ? ["the calls wait for each other in a circle"] : []);
        }

        return errors.Count > 0 ? Checked.Bad<ToolsReply>(errors) : Checked.Good<ToolsReply>(reply with { Calls = [.. reply.Calls.OrderBy(call => ids.IndexOf(call.Id))] });
    }

    /// <summary>The draft with the model's arguments laid over those of the rules: it may add and replace, not drop.</summary>
    public PlanDraft Over(PlanDraft draft) => draft with
    {
        Needs = [.. draft.Needs.Select(need => need with { Arguments = Merged(WireJson.ToElement(need.Arguments), CallOf(draft, need).Arguments) })],
    };

    /// <summary>The call that serves a need.</summary>
    public ToolCallReply CallOf(PlanDraft draft, Need need) => Calls[Asked(draft).Select(Key).ToList().IndexOf(Key(need))];

    private static (string, string) Key(Need need) => (need.Capability, CanonicalJson.Of(WireJson.ToElement(need.Arguments)));

    public IReadOnlyList<(string Reader, string Source)> Waits(IReadOnlyList<Need> needs) =>
    [
        .. Calls.SelectMany((call, index) => call.After.Select(other => (needs[index].Capability, needs[Calls.ToList().FindIndex(one => one.Id == other)].Capability)))
            .Where(pair => pair.Item1 != pair.Item2)
            .Distinct(),
    ];

    private static IEnumerable<string> Violations(ToolCallReply call, Need need, IReadOnlyList<ToolDescriptor> tools, ArgumentEvidence evidence)
    {
        if (tools.FirstOrDefault(tool => tool.Name == call.Tool) is not { } tool)
        {
            return [$"{call.Id}: there is no tool {call.Tool}"];
        }

        if (tool.Capability != need.Capability)
        {
            return [$"{call.Id}: {call.Tool} does not do {need.Capability}"];
        }

        var merged = Merged(WireJson.ToElement(need.Arguments), call.Arguments);
        return [
            .. SchemaCheck.Violations(tool.ArgumentsSchema, merged).Select(error => $"{call.Id}: {error}"),
            .. evidence.Violations(call.Arguments, WireJson.ToElement(need.Arguments)).Select(error => $"{call.Id}: {error}"),
        ];
    }

    private static JsonElement Merged(JsonElement rules, JsonElement model)
    {
        var merged = JsonNode.Parse(rules.GetRawText())!.AsObject();
        foreach (var property in model.EnumerateObject().Where(property => property.Value.ValueKind is not JsonValueKind.Null))
        {
            merged[property.Name] = JsonNode.Parse(property.Value.GetRawText());
        }

        return WireJson.ToElement(merged);
    }

    private static bool HasCircle(IReadOnlyList<ToolCallReply> calls)
    {
        var left = calls.ToDictionary(call => call.Id, call => call.After);
        while (left.Where(pair => !pair.Value.Any(left.ContainsKey)).Select(pair => pair.Key).ToList() is { Count: > 0 } free)
        {
            free.ForEach(id => left.Remove(id));
        }

        return left.Count > 0;
    }
}

/// <param name="After">Calls whose results it reads.</param>
internal sealed record ToolCallReply(string Id, string Tool, JsonElement Arguments, IReadOnlyList<string> After);
