using System.Text.Json;
using System.Text.RegularExpressions;
using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Planning.Understanding;

namespace Holmes.Orchestrator.Models.Evidence;

/// <summary>
/// Whether arguments are made of what the question says: no income, price or place that nobody named. The rules' own
/// arguments, which hold their defaults, are evidence too.
/// </summary>
public sealed partial class ArgumentEvidence
{
    private const int LongestSearch = 200;
    private readonly string said;
    private readonly HashSet<decimal> numbers = [];
    private readonly HashSet<string> words = ["서울"];
    private readonly HashSet<(string, bool)> flags = [];

    public ArgumentEvidence(IEnumerable<string> texts, IEnumerable<Entity> entities)
    {
        var shown = texts.Select(Instructions.Without).ToList();
        said = Compact(string.Concat(shown));
        numbers.UnionWith(shown.SelectMany(FigureReader.Read).Select(figure => figure.Value));
        foreach (var entity in entities)
        {
            Know(entity.Value);
        }
    }

    /// <summary>What is not from the question, each with its path; none when everything is.</summary>
    /// <param name="known">Arguments that are taken as they are: those of the rules.</param>
    public IReadOnlyList<string> Violations(JsonElement arguments, JsonElement? known)
    {
        if (known is { } rules)
        {
            Know(rules);
        }

        return [.. Violations("arguments", "", arguments)];
    }

    private IEnumerable<string> Violations(string path, string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => Violations($"{path}.{property.Name}", property.Name, property.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, place) => Violations($"{path}[{place}]", name, item)),
        JsonValueKind.Number when !numbers.Contains(value.GetDecimal()) => [$"{path}: {value.GetRawText()} is not in the question"],
        JsonValueKind.True or JsonValueKind.False when !flags.Contains((name, value.GetBoolean())) => [$"{path}: nobody said so"],
        JsonValueKind.String when !IsSaid(name, value.GetString()!) => [$"{path}: this text is not in the question"],
        _ => [],
    };

    // A search may be worded freely; it finds text, and decides nothing.
    private bool IsSaid(string name, string text) =>
        words.Contains(text) || said.Contains(Compact(text), StringComparison.OrdinalIgnoreCase) || Code().IsMatch(text)
        || (name is "query" && text.Length <= LongestSearch && !Instructions.IsIn(text));

    private void Know(JsonElement value, string name = "")
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    Know(property.Value, property.Name);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Know(item);
                }

                break;
            case JsonValueKind.Number when value.TryGetDecimal(out var number):
                numbers.Add(number);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                flags.Add((name, value.GetBoolean()));
                break;
            case JsonValueKind.String:
                words.Add(value.GetString()!);
                numbers.UnionWith(FigureReader.Read(value.GetString()!).Select(figure => figure.Value));
                break;
        }
    }

    private static string Compact(string text) => Blank().Replace(QueryText.Normalise(text), "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    /// <summary>A word of a tool's own vocabulary: mortgage, jeonseToMonthly. Names and addresses have other letters or blanks.</summary>
    [GeneratedRegex(@"^[a-z][A-Za-z]{1,30}$")]
    private static partial Regex Code();
}
