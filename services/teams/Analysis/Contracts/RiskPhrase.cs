using System.Text.RegularExpressions;

namespace Holmes.Teams.Analysis.Contracts;

/// <summary>A way of writing that harms a tenant or a buyer.</summary>
/// <param name="HarmlessFor">With this party as subject the same words do no harm.</param>
/// <param name="Unless">Words in the sentence that make it harmless.</param>
/// <param name="IsGeneral">Not told where a more precise phrase was found in the same sentence.</param>
public sealed record RiskPhrase(
    string Code,
    string Severity,
    Regex Pattern,
    Party HarmlessFor,
    string Explanation,
    string? Law,
    string Recommendation,
    Regex? Unless = null,
    bool IsGeneral = false);
