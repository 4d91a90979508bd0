using System.Globalization;
using System.Text.Json;
using Holmes.Cli.Http;

namespace Holmes.Cli.Why;

/// <summary>A decision as lines: what was known, what was drawn, what came of it.</summary>
internal static class DecisionText
{
    public static string Of(JsonElement view)
    {
        var decision = view.Get("decision")!.Value;
        var policy = decision.Get("policy")!.Value;
        List<string> lines =
        [
            $"{decision.Text("tool")} for {decision.Text("capability")}  ({decision.Text("stepId")}, {decision.Text("mode")}, {view.Text("decidedAt")})",
            $"  decision {decision.Text("decisionId")} of execution {view.Text("executionId")}: {view.Text("query")}",
            $"  {decision.Text("reasoning")}",
            $"  policy {policy.Text("id")} {policy.Text("version")}, beliefs as of {policy.Text("beliefPosition")}, seed {policy.Text("seed")}, {Short(policy.Text("parametersHash"))}",
            $"    {"candidate",-28}{"probability",12}{"score",8}{"mean",8}{"seen",8}{"health",8}{"ms",8}",
        ];
        lines.AddRange(decision.Items("candidates").Select(one => Candidate(one, decision.Text("tool"))));
        if (decision.Get("tactic") is { } tactic)
        {
            lines.Add($"  repair: {tactic.Text("name")} after {tactic.Text("problem")}, of {string.Join(", ", tactic.Items("candidates").Select(one => Share(one)))}");
        }

        if (decision.Get("shadow") is { } shadow)
        {
            lines.Add($"  on trial: {shadow.Get("policy")?.Text("id")} {shadow.Get("policy")?.Text("version")} would have taken {shadow.Text("tool")}");
        }

        lines.AddRange(view.Items("calls").Select(Call));
        lines.AddRange(view.Items("repairedBy").Select(repair => $"  repaired by {repair.Text("tool")} ({repair.Text("decisionId")}): {repair.Text("reason")}"));
        return string.Join('\n', lines);
    }

    private static string Candidate(JsonElement one, string chosen) => string.Create(
        CultureInfo.InvariantCulture,
        $"  {(one.Text("tool") == chosen ? "*" : " ")} {one.Text("tool"),-28}{one.Number("probability"),12:F4}{one.Number("theta"),8:F3}{one.Number("mean"),8:F3}{one.Number("observations"),8:F1}{one.Number("health"),8:F2}{one.Number("milliseconds"),8:F0} {one.Text("skipped")}").TrimEnd();

    private static string Share(JsonElement one) => string.Create(CultureInfo.InvariantCulture, $"{one.Text("name")} {one.Number("probability"):F3}");

    private static string Call(JsonElement call) => string.Create(
        CultureInfo.InvariantCulture,
        $"  came of it: {call.Text("outcome")}, quality {call.Number("quality"):F2}, {call.Whole("milliseconds")} ms, attempt {call.Whole("attempt")}{(call.Get("reusedFrom") is null ? "" : ", reused")} {call.Get("failure")?.Text("message")}").TrimEnd();

    private static string Short(string hash) => hash.Length > 19 ? hash[..19] : hash;
}
