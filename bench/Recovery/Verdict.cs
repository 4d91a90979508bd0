using System.Text.RegularExpressions;
using Holmes.Contracts.Executions;
using Holmes.Teams.Faults;

namespace Holmes.Bench.Recovery;

/// <summary>What became of an execution in which something was made to fail.</summary>
internal enum Ending
{
    /// <summary>The answer of the calm run.</summary>
    Recovered,

    /// <summary>Less than that, or older, and the answer says so.</summary>
    Partial,

    /// <summary>No answer.</summary>
    None,

    /// <summary>Another answer, as if it were right.</summary>
    Catastrophic,
}

internal static partial class Verdict
{
    public static Ending Of(Answer? answer, Answer calm) =>
        answer is null ? Ending.None
        : Substance(answer) == Substance(calm) ? Ending.Recovered
        : Says(answer).Except(Says(calm)).Any() ? Ending.Partial
        : Ending.Catastrophic;

    /// <summary>
    /// By the injector alone: a capability is lost when each of its tools was gone, or gave what is old. Whatever else went
    /// wrong can be put right.
    /// </summary>
    public static bool IsRecoverable(IReadOnlyList<InjectedFault> faults, Func<string, bool> hasMirror) =>
        !faults
            .Where(fault => fault.Kind is FaultKind.Gone or FaultKind.Stale)
            .GroupBy(fault => fault.Tool.Replace(Mirror.Suffix, "", StringComparison.Ordinal))
            .Any(tool => tool.Select(fault => fault.Tool).Distinct().Count() == (hasMirror(tool.Key) ? 2 : 1));

    /// <summary>What a person reads, without the names of documents, which are each execution's own.</summary>
    public static string Substance(Answer answer) => Id().Replace(
        string.Join('\n', [answer.Text, .. answer.Sections.Select(section => $"{section.Title}\n{section.Content}"), .. answer.NotDone]), "#");

    /// <summary>Everything in which an answer owns up.</summary>
    private static IEnumerable<string> Says(Answer answer) =>
    [
        .. answer.NotDone,
        .. answer.Assumptions.Where(assumption => assumption.Field is "stale" or "partial" or "relaxed").Select(assumption => $"{assumption.Field}: {assumption.Reason}"),
    ];

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
