using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers.Sections;

internal static class PolicySection
{
    public static Rendering Render(PolicyMatches found, Asked asked)
    {
        var matches = found.Matches.OrNone();
        return matches.Count == 0
            ? Rendering.Of([])
            : Rendering.Of(
                [Headline(matches, found.AsOf, asked)],
                Part.Of("policy", asked.Say("정책·지원 제도", "Policies"), asked.AsOf(found.AsOf), Table(matches, found.AsOf, asked), Details(matches, asked))).Advising(Open(matches, asked));
    }

    private static IReadOnlyList<string> Open(IReadOnlyList<PolicyMatch> matches, Asked asked)
    {
        var open = matches.SelectMany(match => match.Unknown.OrNone()).Distinct().Take(5).Select(Markdown.Plain).ToList();
        return open.Count == 0
            ? []
            : [asked.Say($"정책 자격을 확정하려면 다음을 알려 주세요: {string.Join(", ", open)}.", $"To settle eligibility, tell: {string.Join(", ", open)}.")];
    }

    private static string Headline(IReadOnlyList<PolicyMatch> matches, DateOnly asOf, Asked asked)
    {
        var eligible = Named(matches, "eligible");
        var open = Named(matches, "unknown");
        return (eligible.Count, open.Count) switch
        {
            (0, 0) => asked.Say(
                $"살펴본 정책 {Readable.Count(matches.Count, asked.Tongue)} 가운데 신청할 수 있는 것은 찾지 못했습니다({asked.AsOf(asOf)}).",
                $"None of the {matches.Count} policies fits ({asked.AsOf(asOf)})."),
            (0, _) => asked.Say(
                $"조건을 더 확인하면 신청할 수 있는 정책은 {List(open)}입니다({asked.AsOf(asOf)}).",
                $"Possible once more is known: {List(open)} ({asked.AsOf(asOf)})."),
            _ => asked.Say(
                $"신청할 수 있는 정책은 {List(eligible)}입니다({asked.AsOf(asOf)}).",
                $"Open to you: {List(eligible)} ({asked.AsOf(asOf)})."),
        };
    }

    private static List<PolicyMatch> Named(IReadOnlyList<PolicyMatch> matches, string eligibility) =>
        [.. matches.Where(match => match.Eligibility == eligibility).OrderByDescending(match => match.Score)];

    private static string List(List<PolicyMatch> matches) => Markdown.Plain(string.Join(", ", matches.Take(3).Select(match => match.Name)));

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
