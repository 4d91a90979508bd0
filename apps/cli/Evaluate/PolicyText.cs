using System.Globalization;
using System.Text.Json;
using Holmes.Cli.Http;

namespace Holmes.Cli.Evaluate;

/// <summary>Evaluations as tables.</summary>
internal static class PolicyText
{
    private static readonly (string Field, string Name)[] Estimates =
        [("logged", "the log itself"), ("naive", "naive match"), ("dm", "direct model"), ("ips", "IPS"), ("snips", "SNIPS"), ("dr", "doubly robust"), ("lift", "gain over log")];

    public static string Report(JsonElement report)
    {
        var policy = report.Get("policy")!.Value;
        List<string> lines =
        [
            $"policy {policy.Text("id")} {policy.Text("version")}, log up to {report.Text("position")}",
            $"decisions without an alternative {report.Whole("withoutAlternative")}, without a known outcome {report.Whole("censored")}",
            .. All("all decisions", report.Get("all")!.Value),
        ];
        foreach (var group in report.Items("queryTypes").Concat(report.Items("userSegments")))
        {
            lines.Add(Short(group.Text("group"), group.Get("estimate")!.Value));
        }

        return string.Join('\n', lines);
    }

    public static string Verdict(JsonElement verdict)
    {
        var report = verdict.Get("report")!.Value;
        List<string> lines = [.. All("on trial", report.Get("trial")!.Value), .. All("live", report.Get("live")!.Value)];
        lines.Add(report.Get("difference") is { } difference ? $"difference          {Interval(difference)}" : "difference          not known");
        lines.Add(verdict.Get("fact") is { } fact ? Fact(fact) : "Not decided: the log cannot tell the two apart yet.");
        return string.Join('\n', lines);
    }

    public static string Fact(JsonElement fact) =>
        $"{fact.Text("kind")}: {fact.Get("policy")?.Text("id")} {fact.Get("policy")?.Text("version")}, share {fact.Text("share")}. {fact.Text("reason")}";

    private static IEnumerable<string> All(string name, JsonElement estimate)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {estimate.Whole("choices")} decisions in {estimate.Whole("executions")} executions, worth {estimate.Number("effectiveSize"):F0} of its own");
        if (estimate.Get("refused") is not null)
        {
            yield return $"  cannot be told: {estimate.Text("refused")}";
            yield break;
        }

        foreach (var (field, label) in Estimates)
        {
            yield return $"  {label,-18}{Interval(estimate.Get(field)!.Value)}";
        }
    }

    private static string Short(string name, JsonElement estimate) => estimate.Get("dr") is { } value
        ? $"  {name,-24}{Interval(value)}  ({estimate.Whole("choices")} decisions)"
        : $"  {name,-24}cannot be told: {estimate.Text("refused")}";

    private static string Interval(JsonElement estimate) => string.Create(
        CultureInfo.InvariantCulture, $"{estimate.Number("value"),8:F4}  [{estimate.Number("low"):F4}, {estimate.Number("high"):F4}]");
}
