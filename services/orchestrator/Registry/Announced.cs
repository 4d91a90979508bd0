using System.Text.Json;
using System.Text.RegularExpressions;
using Holmes.Contracts.Teams;

namespace Holmes.Orchestrator.Registry;

/// <summary>Checks what a team announces. Any process on the bus can send it, so one team must not speak for another.</summary>
public static partial class Announced
{
    private const int MostTools = 200;
    private const int LongestText = 4_000;

    /// <exception cref="ArgumentException">What is wrong, by field.</exception>
    public static void Check(RegisterTools announced, IReadOnlyDictionary<string, IReadOnlyList<ToolDescriptor>> known)
    {
        var problems = Problems(announced, known).Take(10).ToList();
        if (problems.Count > 0)
        {
            throw new ArgumentException($"The tools of team '{announced.Team}' are not registered. {string.Join(' ', problems)}");
        }
    }

    private static IEnumerable<string> Problems(RegisterTools announced, IReadOnlyDictionary<string, IReadOnlyList<ToolDescriptor>> known)
    {
        if (!Name().IsMatch(announced.Team))
        {
            yield return "team: expected 1 to 64 letters, digits, '_', '-' or '.'.";
        }

        if (announced.Tools.Count > MostTools)
        {
            yield return $"tools: {announced.Tools.Count} of them, at most {MostTools} are taken.";
        }

        foreach (var name in announced.Tools.GroupBy(tool => tool.Name).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            yield return $"tools: '{name}' is named twice.";
        }

        foreach (var (tool, index) in announced.Tools.Select((tool, index) => (tool, index)))
        {
            foreach (var problem in Problems(announced.Team, tool, known))
            {
                yield return $"tools[{index}].{problem}";
            }
        }
    }

    private static IEnumerable<string> Problems(string team, ToolDescriptor tool, IReadOnlyDictionary<string, IReadOnlyList<ToolDescriptor>> known)
    {
        if (!Name().IsMatch(tool.Name))
        {
            yield return "name: expected 1 to 64 letters, digits, '_', '-' or '.'.";
        }

        if (tool.Team != team)
        {
            yield return $"team: is '{tool.Team}', but the announcement is of '{team}'.";
        }

        if (known.FirstOrDefault(other => other.Key != team && other.Value.Any(one => one.Name == tool.Name)).Key is { } owner)
        {
            yield return $"name: '{tool.Name}' is a tool of team '{owner}' already; choose another name.";
        }

        if (string.IsNullOrWhiteSpace(tool.Capability) || tool.Description.Length > LongestText)
        {
            yield return $"capability and description: a capability is needed, and at most {LongestText} characters of description are taken.";
        }

        if (tool.ArgumentsSchema.ValueKind is not (JsonValueKind.Object or JsonValueKind.True))
        {
            yield return "argumentsSchema: expected a JSON Schema, which is an object.";
        }

        if (tool.FreshnessSeconds < 0 || tool.ConcurrencyLimit < 0)
        {
            yield return "freshnessSeconds and concurrencyLimit: expected 0 or more.";
        }
    }

    [GeneratedRegex(@"^[\p{L}\p{Nd}_.\-]{1,64}$")]
    private static partial Regex Name();
}
