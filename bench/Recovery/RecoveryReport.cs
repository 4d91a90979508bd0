using System.Globalization;
using System.Text.Json;
using Holmes.Contracts;
using Holmes.Teams.Faults;

namespace Holmes.Bench.Recovery;

/// <summary>The promise of <c>bench recovery</c>, with everything needed to look at each execution again.</summary>
/// <param name="CallsSaved">Calls that a run without merging, and without keeping what worked, would have made more.</param>
internal sealed record RecoveryReport(
    string Machine,
    DateTimeOffset At,
    string Command,
    int Recovered,
    int Recoverable,
    int DuplicateCalls,
    int CatastrophicSuccesses,
    int CallsSaved,
    int ProcessDeaths,
    IReadOnlyList<ClassResult> PerClass,
    IReadOnlyList<ExecutionResult> Results)
{
    private static readonly JsonSerializerOptions Indented = new(WireJson.Options) { WriteIndented = true };

    public static RecoveryReport Of(string command, int deaths, IReadOnlyList<ExecutionResult> results)
    {
        var machine = BenchReport<ExecutionResult>.Of(command);
        var hit = results.Where(result => result.Classes.Count > 0).ToList();
        return new(
            machine.Machine, machine.At, command,
            hit.Count(result => result is { IsRecoverable: true, Ending: Ending.Recovered }),
            hit.Count(result => result.IsRecoverable),
            results.Sum(result => result.DuplicateCalls),
            results.Count(result => result.Ending is Ending.Catastrophic),
            results.Sum(result => result.CallsSaved),
            deaths,
            [.. hit.SelectMany(result => result.Classes.Select(name => (name, result))).GroupBy(one => one.name, one => one.result).OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => ClassResult.Of(one.Key, [.. one]))],
            results);
    }

    public Task WriteAsync(string file, CancellationToken cancellation) =>
        File.WriteAllTextAsync(file, JsonSerializer.Serialize(this, Indented) + "\n", cancellation);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        {"class",-22}{"executions",11}{"recoverable",13}{"recovered",11}{"partial",9}{"none",6}{"catastrophic",14}
        {string.Join('\n', PerClass)}

        recovered {Recovered} of {Recoverable} ({(Recoverable == 0 ? 0 : 100.0 * Recovered / Recoverable):F1} %), catastrophic successes {CatastrophicSuccesses}, duplicate calls {DuplicateCalls}, calls saved {CallsSaved}, process deaths {ProcessDeaths}
        """);
}

/// <summary>An execution that was hit by several kinds of faults counts in each.</summary>
internal sealed record ClassResult(string Class, int Executions, int Recoverable, int Recovered, int Partial, int None, int Catastrophic)
{
    public static ClassResult Of(string name, IReadOnlyList<ExecutionResult> results) => new(
        name, results.Count, results.Count(one => one.IsRecoverable), results.Count(one => one is { IsRecoverable: true, Ending: Ending.Recovered }),
        results.Count(one => one.Ending is Ending.Partial), results.Count(one => one.Ending is Ending.None), results.Count(one => one.Ending is Ending.Catastrophic));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Class,-22}{Executions,11}{Recoverable,13}{Recovered,11}{Partial,9}{None,6}{Catastrophic,14}");
}

/// <param name="Said">The answer, where it was wrong without saying so.</param>
internal sealed record ExecutionResult(
    Guid ExecutionId,
    string Question,
    IReadOnlyList<InjectedFault> Faults,
    IReadOnlyList<string> Classes,
    bool IsRecoverable,
    Ending Ending,
    int Repairs,
    int Calls,
    int DuplicateCalls,
    int CallsSaved,
    string? Said = null);
