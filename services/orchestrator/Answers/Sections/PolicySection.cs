using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers.Sections;

internal static class PolicySection
{
    private const int Most = 3;
    private const int MostConditions = 5;

    private static readonly string[] Groups = ["신혼", "청년", "신생아", "다자녀", "노부모", "생애최초"];

    public static Rendering Render(PolicyMatches found, Asked asked)
    {
        var matches = found.Matches.OrNone();
        return matches.Count == 0
            ? Rendering.Of([])
            : Rendering.Of(
                Headlines(matches, found.AsOf, asked),
                Part.Of("policy", asked.Say("정책·지원 제도", "Policies"), asked.AsOf(found.AsOf), Table(matches, found.AsOf, asked), Details(matches, asked))).Advising(Open(matches, asked));
    }

    private static IReadOnlyList<string> Open(IReadOnlyList<PolicyMatch> matches, Asked asked)
    {
        var open = matches.SelectMany(match => match.Unknown.OrNone()).Distinct().Take(5).Select(Markdown.Plain).ToList();
        return open.Count == 0
            ? []
            : [asked.Say($"정책 자격을 확정하려면 다음을 알려 주세요: {string.Join(", ", open)}.", $"To settle eligibility, tell: {string.Join(", ", open)}.")];
    }

    private static IEnumerable<string> Headlines(IReadOnlyList<PolicyMatch> matches, DateOnly asOf, Asked asked)
    {
        var eligible = Suited(matches, "eligible", asked);
        var open = Suited(matches, "unknown", asked);
        var day = asked.AsOf(asOf);
        if (eligible.Count > 0)
        {
            yield return asked.Say(
                $"주어진 조건을 모두 갖춰 신청할 수 있는 것은 {List(eligible)}입니다({day}).",
                $"Open to you: {List(eligible)} ({day}).");
        }

        if (open.Count > 0)
        {
            yield return asked.Say(
                $"{(eligible.Count > 0 ? "그 밖에 " : "")}가능성이 높은 것은 {Likely(open, asked)}입니다{(eligible.Count > 0 ? "" : $"({day})")}. 확정하려면 {Conditions(open)} 조건을 확인해야 합니다.",
                $"{(eligible.Count > 0 ? "Likely too" : "Likely")}: {Likely(open, asked)} ({day}). Still to be checked: {Conditions(open)}.");
        }

        if (eligible.Count == 0 && open.Count == 0)
        {
            yield return asked.Say(
                $"살펴본 정책 {Readable.Count(matches.Count, asked.Tongue)} 가운데 신청할 수 있는 것은 찾지 못했습니다({day}).",
                $"None of the {matches.Count} policies fits ({day}).");
        }
    }

    /// <summary>Of the kind the question speaks of, where it speaks of one; those that name the person's group first.</summary>
    private static List<PolicyMatch> Suited(IReadOnlyList<PolicyMatch> matches, string eligibility, Asked asked) =>
        [.. matches
            .Where(match => match.Eligibility == eligibility)
            .Where(match => !AsksForLoans(asked.Query) || match.Kind == "loan")
            .OrderByDescending(match => Groups.Any(group => match.Name.Contains(group, StringComparison.Ordinal) && asked.Query.Contains(group, StringComparison.Ordinal)))
            .ThenBy(match => NeedsAnotherGroup(match, asked.Query))
            .ThenByDescending(match => match.Score)];

    /// <summary>A policy for families with a newborn is not the first to name to somebody who speaks of none.</summary>
    private static bool NeedsAnotherGroup(PolicyMatch match, string query) =>
        Groups.Any(group => match.Name.Contains(group, StringComparison.Ordinal) && !query.Contains(group, StringComparison.Ordinal));

    private static bool AsksForLoans(string query) =>
        query.Contains("대출", StringComparison.Ordinal) || query.Contains("loan", StringComparison.OrdinalIgnoreCase);

    private static string List(List<PolicyMatch> matches) => Markdown.Plain(string.Join(", ", matches.Take(Most).Select(match => match.Name)));

    private static string Likely(List<PolicyMatch> matches, Asked asked) => Markdown.Plain(string.Join(", ", matches.Take(Most).Select(match =>
    {
        var terms = string.Join(", ", new[]
        {
            Readable.Range(match.MinRatePercent, match.MaxRatePercent, Readable.Percent, asked.Tongue) is { } rate ? asked.Say($"연 {rate}", $"{rate} a year") : null,
            match.LimitWon is { } limit ? asked.Say($"최대 {asked.Won(limit)}", $"up to {asked.Won(limit)}") : null,
        }.OrNone());
        return terms.Length == 0 ? match.Name : $"{match.Name}({terms})";
    })));

    /// <summary>Conditions of those that are named, a condition of several policies once.</summary>
    private static string Conditions(List<PolicyMatch> matches) =>
        Markdown.Plain(string.Join(", ", matches.Take(Most).SelectMany(match => match.Unknown.OrNone()).Distinct().Take(MostConditions)));

    private static string Table(IReadOnlyList<PolicyMatch> matches, DateOnly asOf, Asked asked) => Markdown.Table(
        [
            asked.Say("정책", "Policy"), asked.Say("종류", "Kind"), asked.Say("판정", "Eligibility"), asked.Say("혜택", "Benefit"),
            asked.Say("금리(연)", "Rate a year"), asked.Say("한도", "Limit"), asked.Say("유효 기간", "Valid"), asked.Say("출처", "Source"),
        ],
        matches.Select(match => new[]
        {
            match.Name, asked.Word(match.Kind), asked.Word(match.Eligibility), match.Benefit,
            Readable.Range(match.MinRatePercent, match.MaxRatePercent, Readable.Percent, asked.Tongue), asked.Won(match.LimitWon),
            LoanProductsSection.Validity(match.ValidFrom, match.ValidTo, asOf, asked), match.Source,
        }));

    private static string Details(IReadOnlyList<PolicyMatch> matches, Asked asked) => Markdown.Bullets(matches
        .Select(match => (match.Name, Why: string.Join("; ", new[]
        {
            Reasons(asked.Say("충족", "met"), match.Met),
            Reasons(asked.Say("미충족", "not met"), match.Unmet),
            Reasons(asked.Say("확인 필요", "to be checked"), match.Unknown),
        }.OrNone())))
        .Where(match => match.Why.Length > 0)
        .Select(match => $"{match.Name} — {match.Why}"));

    private static string? Reasons(string label, IReadOnlyList<string>? reasons) =>
        reasons.OrNone() is { Count: > 0 } given ? $"{label}: {string.Join(", ", given)}" : null;
}
