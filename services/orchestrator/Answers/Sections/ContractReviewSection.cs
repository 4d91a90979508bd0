using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers.Sections;

internal static class ContractReviewSection
{
    private const int MostWorst = 3;

    private static readonly string[] Severities = ["high", "medium", "low"];

    public static Rendering Render(ContractReview review, Asked asked)
    {
        IReadOnlyList<ContractFinding> findings = [.. review.Findings.OrNone().OrderBy(finding => Rank(finding.Severity))];
        var clauses = review.Clauses.OrNone();
        return Rendering.Of(
            [Headline(review, findings, asked), Worst(findings, asked)],
            Part.Of("contract", asked.Say("계약서 검토", "Contract review"),
                Markdown.Plain(review.Summary),
                Findings(findings, asked),
                Missing(clauses, asked)));
    }

    private static string Headline(ContractReview review, IReadOnlyList<ContractFinding> findings, Asked asked)
    {
        var counts = string.Join(", ", Severities
            .Select(severity => (severity, count: findings.Count(finding => finding.Severity == severity)))
            .Where(one => one.count > 0)
            .Select(one => $"{asked.Word(one.severity)} {Readable.Count(one.count, asked.Tongue)}"));
        return findings.Count == 0
            ? asked.Say($"계약서 검토 결과 위험 수준은 ‘{asked.Word(review.RiskLevel)}’이며, 문제가 되는 조항은 찾지 못했습니다.", $"The contract's risk is {asked.Word(review.RiskLevel)}; no problematic clause was found.")
            : asked.Say($"계약서 검토 결과 위험 수준은 ‘{asked.Word(review.RiskLevel)}’이며, 주의할 점이 {Readable.Count(findings.Count, asked.Tongue)}({counts}) 있습니다.", $"The contract's risk is {asked.Word(review.RiskLevel)}, and these points are to be watched: {findings.Count} ({counts}).");
    }

    private static string? Worst(IReadOnlyList<ContractFinding> findings, Asked asked) =>
        findings is [var first, ..]
            ? Markdown.Plain(asked.Say("가장 먼저 볼 점: ", "First of all: ")
                + string.Join(" / ", findings.Where(finding => finding.Severity == first.Severity).Take(MostWorst).Select(worst => $"{worst.Explanation}{Law(worst)}")))
            : null;

    private static string Law(ContractFinding finding) => finding.Law.OrNull() is { } law ? $" ({law})" : "";

    private static string Findings(IReadOnlyList<ContractFinding> findings, Asked asked) => Markdown.Table(
        [asked.Say("위험", "Severity"), asked.Say("조항", "Clause"), asked.Say("설명", "Explanation"), asked.Say("근거", "Law"), asked.Say("권고", "Recommendation")],
        findings.Select(finding => new[] { asked.Word(finding.Severity), finding.Excerpt, finding.Explanation, finding.Law, finding.Recommendation }));

    private static string? Missing(IReadOnlyList<ContractClause> clauses, Asked asked)
    {
        var missing = clauses.Where(clause => !clause.Present).Select(clause => clause.Name).ToList();
        return missing.Count == 0
            ? null
            : Markdown.Plain(asked.Say($"계약서에서 찾지 못한 항목: {string.Join(", ", missing)}", $"Not found in the contract: {string.Join(", ", missing)}"));
    }

    internal static int Rank(string? severity) => Array.IndexOf(Severities, severity) is >= 0 and var place ? place : Severities.Length;
}
