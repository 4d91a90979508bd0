using System.Text.Json;
using Holmes.Contracts.Executions;

namespace Holmes.Orchestrator.Answers;

/// <summary>What one result says.</summary>
/// <param name="Headlines">Sentences for the short answer, the decisive one first.</param>
/// <param name="Parts">For the sections.</param>
/// <param name="Advice">What the person may do because of it.</param>
public sealed record Rendering(IReadOnlyList<string> Headlines, IReadOnlyList<Part> Parts, IReadOnlyList<string> Advice)
{
    public bool IsNothing => Headlines.Count == 0 && Parts.All(part => part.Blocks.Count == 0);

    public static Rendering Of(IEnumerable<string?> headlines, params IEnumerable<Part> parts) =>
        new([.. headlines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line!)],
            [.. parts.Where(part => part.Blocks.Count > 0)],
            []);

    public Rendering Advising(IEnumerable<string> advice) => this with { Advice = [.. advice] };
}

/// <summary>A contribution to a section. Equal blocks of several calls are written once.</summary>
/// <param name="Kind">As in an answer's section.</param>
/// <param name="Blocks">Markdown, a paragraph or table each.</param>
/// <param name="IsSample">Where sample data stands beside real data in one result; null when the whole result is of one kind.</param>
public sealed record Part(string Kind, string Title, IReadOnlyList<string> Blocks, bool? IsSample = null)
{
    public static Part Of(string kind, string title, params IEnumerable<string?> blocks) =>
        new(kind, title, [.. blocks.Where(block => !string.IsNullOrWhiteSpace(block)).Select(block => block!)]);

    public Part Sample(bool isSample) => this with { IsSample = isSample };
}

/// <summary>What a renderer may know besides the result.</summary>
/// <param name="Arguments">Those of the call.</param>
/// <param name="Entities">What the question names.</param>
/// <param name="Widened">Set when the call asked for more than the question did: how that is said.</param>
/// <param name="Quality">0 to 1, as the tool judged its result.</param>
public sealed record Asked(string Query, Tongue Tongue, JsonElement Arguments, IReadOnlyList<Entity> Entities, string? Widened = null, double Quality = 1)
{
    /// <summary>An argument of the call that is text; null without it.</summary>
    public string? Argument(string name) =>
        Arguments.ValueKind == JsonValueKind.Object && Arguments.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString().OrNull() : null;

    /// <summary>An argument of the call that is a number; null without it.</summary>
    public decimal? Amount(string name) =>
        Arguments.ValueKind == JsonValueKind.Object && Arguments.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var amount) ? amount : null;

    /// <summary>The one amount of that kind which the question names; null when it names none or several.</summary>
    public decimal? Named(string kind) =>
        Entities.Where(entity => entity.Kind == kind && entity.Value.ValueKind == JsonValueKind.Number).ToList() is [var only] && only.Value.TryGetDecimal(out var amount) ? amount : null;

    public string Say(string korean, string english) => Tongue.Say(korean, english);

    public string Won(decimal amount) => Readable.Won(amount, Tongue);

    public string? Won(decimal? amount) => Readable.Won(amount, Tongue);

    public string WonExact(decimal amount) => Readable.WonExact(amount, Tongue);

    public string Word(string? code) => Words.Of(code, Tongue);

    /// <summary>The day up to which rules were taken into account.</summary>
    public string AsOf(DateOnly day) => Say($"기준일 {Readable.Day(day)}", $"as of {Readable.Day(day)}");
}
