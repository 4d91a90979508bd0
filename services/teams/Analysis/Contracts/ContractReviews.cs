using Holmes.Contracts.Tools;

namespace Holmes.Teams.Analysis.Contracts;

/// <summary>Reads a contract for what is missing and what harms a tenant or a buyer.</summary>
public static class ContractReviews
{
    private const int WholeContractLength = 300;
    private const int WholeContractClauses = 4;

    public static ContractReview Of(string text, DateOnly today)
    {
        var sentences = ContractText.Sentences(text);
        var clauses = KeyClauses.All.Select(clause => KeyClauses.Find(clause, sentences)).ToList();
        var isLease = ContractText.IsLease(text) || !ContractText.IsSale(text);
        List<ContractFinding> findings = [.. sentences.SelectMany(sentence => OfSentence(sentence, isLease, today))];
        if (isLease && IsWhole(text, clauses))
        {
            findings.AddRange(KeyClauses.Missing(sentences));
        }

        findings = [.. findings.Distinct().OrderBy(finding => Rank(finding.Severity))];
        var level = RiskLevel(findings);
        return new ContractReview(clauses, findings, level, Summary(findings, level));
    }

    /// <summary>A few clauses are not judged by what they lack.</summary>
    public static bool IsWhole(string text, IReadOnlyList<ContractClause> clauses) =>
        text.Length >= WholeContractLength || clauses.Count(clause => clause.Present) >= WholeContractClauses;

    private static IEnumerable<ContractFinding> OfSentence(string sentence, bool isLease, DateOnly today)
    {
        var precise = false;
        foreach (var phrase in RiskPhrases.All)
        {
            if ((phrase.IsGeneral && precise) || !Harms(phrase, sentence))
            {
                continue;
            }

            precise = true;
            yield return new(phrase.Code, phrase.Severity, ContractText.Excerpt(sentence), phrase.Explanation, phrase.Law, phrase.Recommendation);
        }

        foreach (var finding in PercentFindings.Of(sentence, today))
        {
            yield return finding;
        }

        if (isLease && LeaseTerm.Months(sentence) is { } months and < LeaseTerm.ProtectedMonths)
        {
            yield return new(
                "shortTerm", "low", ContractText.Excerpt(sentence), $"기간이 {months}개월입니다. 2년 미만으로 정해도 임차인은 2년을 주장할 수 있습니다.",
                "주택임대차보호법 제4조 제1항", "2년을 원하면 그대로 두어도 되고, 짧은 기간을 원하면 그 기간을 주장할 수 있습니다.");
        }
    }

    private static bool Harms(RiskPhrase phrase, string sentence) =>
        phrase.Pattern.Match(sentence) is { Success: true } match
        && (phrase.HarmlessFor == Party.Nobody || Parties.SubjectBefore(sentence, match.Index + match.Length) != phrase.HarmlessFor)
        && phrase.Unless?.IsMatch(sentence) != true;

    private static string RiskLevel(List<ContractFinding> findings) =>
        findings.Any(finding => finding.Severity == "high") ? "high"
        : findings.Any(finding => finding.Severity == "medium") || findings.Count >= 5 ? "medium"
        : "low";

    private static int Rank(string severity) => severity switch { "high" => 0, "medium" => 1, _ => 2 };

    private static string Summary(List<ContractFinding> findings, string level)
    {
        var risk = level switch { "high" => "높음", "medium" => "보통", _ => "낮음" };
        var counts = findings.CountBy(finding => finding.Severity).ToDictionary();
        return $"위험도 {risk}: 심각 {counts.GetValueOrDefault("high")}건, 주의 {counts.GetValueOrDefault("medium")}건, 참고 {counts.GetValueOrDefault("low")}건. 규칙에 따른 검토이며 법률 자문을 대신하지 않습니다.";
    }
}
