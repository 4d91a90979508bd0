using System.Text.RegularExpressions;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Orchestrator.Answers;

namespace Holmes.Orchestrator.Models.Evidence;

/// <summary>
/// Whether a sentence of a model may stand: it cites results, every number in it is in one of them, and it is no part of
/// what the model was told.
/// </summary>
public sealed partial class ClaimCheck
{
    /// <summary>So much of the instruction in one piece is no coincidence.</summary>
    private const int LeakLength = 14;

    private readonly IReadOnlyList<CallResult> calls;
    private readonly List<EvidenceBase> evidence;
    private readonly string instruction;

    /// <param name="instruction">The prompt, which is nobody's to read out.</param>
    public ClaimCheck(IReadOnlyList<CallResult> calls, string instruction)
    {
        this.calls = calls;
        this.instruction = Compact(instruction);
        evidence = [.. calls.Select(EvidenceBase.Of)];
    }

    /// <summary>The claim as it may be shown; or why not.</summary>
    public (AnswerClaim? Claim, string? Objection) Check(CitedSentence sentence)
    {
        var cited = sentence.Calls.Where(number => number >= 1 && number <= calls.Count).ToList();
        if (cited.Count == 0 || cited.Count < sentence.Calls.Count)
        {
            return (null, "it cites no result");
        }

        if (SentenceSplitter.IsTooLong(sentence.Text) || Address().IsMatch(sentence.Text))
        {
            return (null, "it is too long, or holds an address");
        }

        if (Instructions.IsIn(sentence.Text) || Leaks(sentence.Text))
        {
            return (null, "it repeats instructions");
        }

        var isAbout = About().IsMatch(sentence.Text);
        return FigureReader.Read(sentence.Text).FirstOrDefault(figure => !cited.Exists(number => evidence[number - 1].Bears(figure, isAbout))) is { } unfounded
            ? (null, $"{unfounded.Text} is in no result it cites")
            : (new(Markdown.Plain(sentence.Text), [.. cited.Select(number => calls[number - 1].ToolCallId)]), null);
    }

    private bool Leaks(string text)
    {
        var said = Compact(text);
        for (var at = 0; at + LeakLength <= said.Length; at++)
        {
            if (instruction.Contains(said.Substring(at, LeakLength), StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string Compact(string text) => NotLetter().Replace(text, "");

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NotLetter();

    [GeneratedRegex(@"https?:|www\.|\w@\w|\b0\d{1,2}[-. ]\d{3,4}[-. ]\d{4}(?!\d)|\b[\w-]+\.(?:com|net|org|kr|io)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"약\s|대략|정도|쯤|가량|내외|\babout\b|\baround\b|\bapproximately\b|\bnearly\b|\bsome\b", RegexOptions.IgnoreCase)]
    private static partial Regex About();
}
