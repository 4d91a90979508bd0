using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Holmes.Orchestrator.Answers;

namespace Holmes.Orchestrator.Models.Prompts;

/// <summary>The prompts, from files beside this one: {name}/{version}.{ko|en}.md, with {name}/{version}.schema.json.</summary>
public static class PromptLibrary
{
    public const string Plan = "plan";
    public const string Tools = "tools";
    public const string Judge = "judge";
    public const string Revise = "revise";
    public const string Answer = "answer";

    private const string Root = "prompts/";

    public static IReadOnlyList<Prompt> All { get; } = [.. Load()];

    private static readonly FrozenDictionary<(string, string), Prompt> Latest = All
        .GroupBy(prompt => (prompt.Name, prompt.Language))
        .ToFrozenDictionary(group => group.Key, group => group.MaxBy(prompt => int.Parse(prompt.Version, CultureInfo.InvariantCulture))!);

    /// <summary>The latest version, in the language of the question.</summary>
    public static Prompt Get(string name, Tongue tongue) => Latest[(name, tongue == Tongue.Korean ? "ko" : "en")];

    private static IEnumerable<Prompt> Load()
    {
        var assembly = typeof(PromptLibrary).Assembly;
        foreach (var path in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Root, StringComparison.Ordinal) && name.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var parts = path[Root.Length..].Split('/', '\\');
            var file = parts[^1].Split('.');
            var schema = Read(assembly, $"{Root}{parts[0]}/{file[0]}.schema.json");
            yield return new(parts[0], file[0], file[1], Read(assembly, path)!.Trim(), schema is null ? null : JsonDocument.Parse(schema).RootElement);
        }
    }

    private static string? Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name);
        return stream is null ? null : new StreamReader(stream).ReadToEnd();
    }
}
