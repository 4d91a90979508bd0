using System.Text.Json;
using System.Text.RegularExpressions;

namespace Holmes.Cli.TestRuns;

/// <summary>Reads what test runners write: counts come from their reports, never from what they print.</summary>
internal static partial class Reports
{
    /// <summary>The Common Test Report Format, as xunit writes it.</summary>
    public static IReadOnlyList<TestCase> Ctrf(string json)
    {
        using var report = JsonDocument.Parse(json);
        return
        [
            .. report.RootElement.GetProperty("results").GetProperty("tests").EnumerateArray().Select(test => new TestCase(
                Text(test, "name"),
                Text(test, "status") switch
                {
                    "passed" => TestStatus.Passed,
                    "skipped" or "pending" => TestStatus.Skipped,
                    _ => TestStatus.Failed,
                },
                Lines(Text(test, "message"), Text(test, "trace")))),
        ];
    }

    public static IReadOnlyList<TestCase> Vitest(string json)
    {
        using var report = JsonDocument.Parse(json);
        return
        [
            .. report.RootElement.GetProperty("testResults").EnumerateArray().SelectMany(file =>
                Items(file, "assertionResults").Any()
                    ? Items(file, "assertionResults").Select(test => new TestCase(
                        Text(test, "fullName"),
                        Text(test, "status") switch
                        {
                            "passed" => TestStatus.Passed,
                            "failed" => TestStatus.Failed,
                            _ => TestStatus.Skipped,
                        },
                        Lines([.. Items(test, "failureMessages").Select(message => message.GetString() ?? "")])))
                    : Unloaded(file)),
        ];
    }

    public static IReadOnlyList<TestCase> Playwright(string json)
    {
        using var report = JsonDocument.Parse(json);
        var cases = Items(report.RootElement, "suites").SelectMany(suite => Specs(suite, ""));
        var errors = Items(report.RootElement, "errors").Select(error => new TestCase("before the tests", TestStatus.Failed, Plain(Text(error, "message"))));
        return [.. cases, .. errors];
    }

    private static IEnumerable<TestCase> Specs(JsonElement suite, string path)
    {
        var here = Joined(" › ", path, Text(suite, "title"));
        return Items(suite, "specs")
            .SelectMany(spec => Items(spec, "tests").Select(test => new TestCase(
                Joined(" › ", here, Text(spec, "title")),
                Text(test, "status") switch
                {
                    "expected" or "flaky" => TestStatus.Passed,
                    "skipped" => TestStatus.Skipped,
                    _ => TestStatus.Failed,
                },
                Plain(Lines([
                    .. Items(test, "annotations").Select(note => Text(note, "description")),
                    .. Items(test, "results").SelectMany(result => Items(result, "errors")).Select(error => Text(error, "message")),
                ])))))
            .Concat(Items(suite, "suites").SelectMany(inner => Specs(inner, here)));
    }

    /// <summary>A file that could not even be loaded has no tests to name.</summary>
    private static TestCase[] Unloaded(JsonElement file) =>
        Text(file, "status") == "failed" ? [new TestCase(Text(file, "name"), TestStatus.Failed, Text(file, "message"))] : [];

    private static IEnumerable<JsonElement> Items(JsonElement from, string name)
    {
        if (from.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in items.EnumerateArray())
            {
                yield return item;
            }
        }
    }

    private static string Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    private static string Lines(params IReadOnlyList<string> parts) => Joined("\n", parts);

    private static string Joined(string separator, params IReadOnlyList<string> parts) =>
        string.Join(separator, parts.Where(part => part.Length > 0));

    private static string Plain(string text) => Colours().Replace(text, "");

    [GeneratedRegex("\\e\\[[0-9;]*m")]
    private static partial Regex Colours();
}
