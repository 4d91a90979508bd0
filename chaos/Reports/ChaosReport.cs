using System.Runtime.InteropServices;
using System.Text.Json;
using Holmes.Chaos.Checks;
using Holmes.Chaos.Effects;
using Holmes.Chaos.Faults;
using Holmes.Chaos.Load;
using Holmes.Contracts;

namespace Holmes.Chaos.Reports;

/// <summary>One run, with what is needed to judge and to repeat it.</summary>
/// <param name="GaveUp">How often a process ended by itself, and was started again.</param>
/// <param name="Recoveries">Seconds from the end of each fault to the next answer of anybody's.</param>
internal sealed record ChaosReport(
    string Machine, DateTimeOffset At, string Command, int Seed, string Mode, double Minutes, IReadOnlyList<Fault> Faults,
    int Republished, Verdict Verdict, int Effects, int EffectCalls, long Documents, int Subscribers, int Frames, int Reconnections,
    int GaveUp, IReadOnlyList<double> Recoveries)
{
    private static readonly JsonSerializerOptions Indented = new(WireJson.Options) { WriteIndented = true };

    public static string ThisMachine =>
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}";

    public static async Task<ChaosReport> OfAsync(
        ChaosOptions options, TimeSpan took, IReadOnlyList<Fault> faults, int republished, Verdict verdict, EffectOracle oracle, History history,
        StoredEvents log, int gaveUp, CancellationToken cancellation)
    {
        var ids = await log.ExecutionsAsync(cancellation);
        var answers = (await log.ReadAsync(ids, cancellation)).Where(e => e.Type == "answer_composed").Select(e => e.At).Order().ToList();
        return new(
            ThisMachine, TimeProvider.System.GetUtcNow(),
            $"./holmes chaos --minutes {options.Minutes} --seed {options.Seed} --mode {options.Mode.ToString().ToLowerInvariant()}",
            options.Seed, options.Mode.ToString().ToLowerInvariant(), Math.Round(took.TotalMinutes, 1), faults, republished, verdict,
            oracle.Effects.Count, oracle.Calls, (await log.DocumentsAsync(cancellation)).Values.Sum(),
            history.Subscribers, history.Frames, history.Reconnections, gaveUp,
            [.. faults.Select(fault => answers.Find(at => at >= fault.Healed) is var next && next != default ? Math.Round((next - fault.Healed).TotalSeconds, 2) : -1).Where(seconds => seconds >= 0)]);
    }

    public async Task WriteAsync(string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "chaos.json"), JsonSerializer.Serialize(this, Indented) + "\n", cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "chaos.md"), Markdown(), cancellation);
    }

    public string Markdown()
    {
        var v = Verdict;
        var kinds = string.Join('\n', Faults.GroupBy(fault => fault.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind =>
            $"| {kind.Key} | {kind.Count()} | {kind.Average(fault => (fault.Healed - fault.Began).TotalSeconds):F1} |"));
        var times = string.Join('\n', Faults.Select(fault => $"| {fault.Began:HH:mm:ss} | {fault.Kind} {fault.Target} | {(fault.Healed - fault.Began).TotalSeconds:F1} |"));
        var broken = v.Violations.Count == 0 ? "None." : string.Join('\n', v.Violations.Select(one => $"- **{one.Rule}** {one.ExecutionId}: {one.What.ReplaceLineEndings(" / ")}"));
        return $"""
            # Chaos run

            `{Command}`, {Minutes} minutes, {At:yyyy-MM-dd HH:mm} UTC, seed {Seed}, {Mode}; {Machine}

            | | |
            |---|---|
            | executions accepted | {v.Accepted} |
            | completed, failed, cancelled by their owner | {v.Completed}, {v.Failed}, {v.Cancelled} |
            | waiting for a person | {v.WaitingForAPerson} |
            | begun by a request whose answer was lost | {v.Unaccounted} |
            | answers equal to those of a calm run | {v.SameAnswer} |
            | answers that differ, with failures in their log | {v.WithLosses} |
            | effects of the foreign team (asked for) | {Effects} ({EffectCalls}) |
            | documents written | {Documents} |
            | messages delivered again, late | {Republished} |
            | subscriptions, frames, reconnections | {Subscribers}, {Frames}, {Reconnections} |
            | processes that ended by themselves | {GaveUp} |
            | next answer after a fault ended, p50 / p95 | {Percentile(0.5):F1} s / {Percentile(0.95):F1} s |
            | **violations** | **{v.Violations.Count}** |

            ## Faults

            | kind | times | seconds until healed, mean |
            |---|---|---|
            {kinds}

            ## Violations

            {broken}

            ## In order

            | at | fault | seconds |
            |---|---|---|
            {times}

            """;
    }

    public double Percentile(double share) => Recoveries.Count == 0 ? 0 : Recoveries.Order().ElementAt((int)Math.Ceiling(share * Recoveries.Count) - 1);
}
