using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Supervisor.Tools;

namespace Holmes.Supervisor.Executions;

/// <summary>What is known of a tool; null for one that no team has announced.</summary>
public delegate ToolDescriptor? FindTool(string tool);

/// <summary>A person's changes to a step, checked as far as the tools' schemas are known.</summary>
internal static class StepChanges
{
    /// <exception cref="JsonException">It is not the shape of an edit.</exception>
    public static StepEdit Read(JsonElement? value) => value is { ValueKind: JsonValueKind.Object } given
        ? StrictJson.Read<StepEdit>(given)
        : throw Invalid.Field("value", "is missing. With edit, it says what to change: {task?, tools?, arguments?}.");

    /// <param name="at">Where the edit stands in what was sent, for the problem's field.</param>
    public static PlannedStep Apply(PlannedStep step, StepEdit? edit, FindTool? tools, string at = "")
    {
        if (edit is null or { Task: null, Tools: null, Arguments: null })
        {
            throw Invalid.Field($"{at}task", "and 'tools' and 'arguments' are missing. Say what to change.");
        }

        if (edit.Task is { } task && string.IsNullOrWhiteSpace(task))
        {
            throw Invalid.Field($"{at}task", "is empty. Say what is to be done.");
        }

        var changed = edit.Tools is { } wanted ? Use(step, wanted, tools, $"{at}tools") : step;
        changed = (edit.Arguments ?? new Dictionary<string, JsonElement>())
            .Aggregate(changed, (planned, one) => Fill(planned, one.Key, one.Value, tools, $"{at}arguments.{one.Key}"));
        return changed with { Task = edit.Task?.Trim().Normalize() ?? changed.Task };
    }

    /// <summary>The step with other tools: their team does it, and arguments they also take stay.</summary>
    public static PlannedStep Use(PlannedStep step, IReadOnlyList<string>? wanted, FindTool? tools, string at)
    {
        if (wanted is null or { Count: 0 })
        {
            throw Invalid.Field(at, "is empty. Name at least one tool, or leave the step out.");
        }

        var found = wanted.Select((name, i) =>
            tools?.Invoke(name) ?? throw Invalid.Field($"{at}[{i}]", $"names {name}, which no team has announced.")).ToList();
        if (found.FindIndex(tool => tool.Team != found[0].Team) is var other and > 0)
        {
            throw Invalid.Field($"{at}[{other}]", $"is a tool of the team {found[other].Team}; {found[0].Name} is one of {found[0].Team}. A step is one team's.");
        }

        return step with
        {
            Team = found[0].Team,
            Calls = [.. found.Select((tool, i) => Use(step, tool, i, $"{at}[{i}]"))],
            Needs = step.Needs is null ? null : [.. step.Needs.Union(found.SelectMany(tool => tool.Needs))],
            NeedsApproval = found.Exists(tool => tool.NeedsApproval),
        };
    }

    private static PlannedCall Use(PlannedStep step, ToolDescriptor tool, int index, string at)
    {
        var before = step.Calls.ElementAtOrDefault(index) is { } same && same.Tool == tool.Name
            ? same
            : step.Calls.FirstOrDefault(call => call.Tool == tool.Name) ?? step.Calls[Math.Min(index, step.Calls.Count - 1)];
        if (before.Tool == tool.Name)
        {
            return before;
        }

        var kept = ArgumentSchema.Known(tool.ArgumentsSchema, before.Arguments);
        if (ArgumentSchema.Violation(tool.ArgumentsSchema, kept) is { } violation)
        {
            throw Invalid.Field(at, $"cannot take over the arguments of {before.Tool}: {violation.Path} {violation.Expected}");
        }

        return new(DerivedId.From("chosen", before.DecisionId.ToString(), tool.Name), tool.Name, kept);
    }

    private static PlannedStep Fill(PlannedStep step, string key, JsonElement arguments, FindTool? tools, string at)
    {
        var (name, number) = key.Split('#') is [var tool, var n] && int.TryParse(n, out var parsed) ? (tool, parsed) : (key, 0);
        var places = step.Calls.Select((call, i) => (call, i)).Where(one => one.call.Tool == name).Select(one => one.i).ToList();
        if (places.Count == 0 || number > places.Count || number < 0)
        {
            throw Invalid.Field(at, $"names no call of step {step.StepId}, which calls {string.Join(", ", step.Calls.Select(call => call.Tool))}.");
        }

        if (number == 0 && places.Count > 1)
        {
            throw Invalid.Field(at, $"could be any of {places.Count} calls of {name}. Say {name}#1 to {name}#{places.Count}.");
        }

        if (arguments.ValueKind is not JsonValueKind.Object)
        {
            throw Invalid.Field(at, "is not an object of arguments.");
        }

        if (tools?.Invoke(name) is { } known && ArgumentSchema.Violation(known.ArgumentsSchema, arguments) is { } violation)
        {
            throw Invalid.Field(violation.Path.Length == 0 ? at : $"{at}.{violation.Path}", violation.Expected);
        }

        var place = places[Math.Max(0, number - 1)];
        return step with { Calls = [.. step.Calls.Select((call, i) => i == place ? call with { Arguments = arguments } : call)] };
    }
}
