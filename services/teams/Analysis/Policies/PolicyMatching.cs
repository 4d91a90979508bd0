using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Policies;

/// <summary>Which policies somebody may use, best first; what has ended comes last and is never raised by its deadline.</summary>
public static class PolicyMatching
{
    private const int SoonDays = 90;

    private static readonly string[] Order = ["eligible", "unknown", "notEligible", "expired"];

    public static IReadOnlyList<PolicyMatch> Of(IReadOnlyList<Policy> policies, PolicyMatchArguments person, DateOnly today) =>
    [
        .. policies
            .Where(policy => person.Purpose is null || policy.Purposes.Contains(person.Purpose))
            .Select(policy => Match(policy, person, today))
            .OrderBy(match => Array.IndexOf(Order, match.Eligibility))
            .ThenByDescending(match => match.Score)
            .ThenBy(match => match.PolicyId, StringComparer.Ordinal),
    ];

    private static PolicyMatch Match(Policy policy, PolicyMatchArguments person, DateOnly today)
    {
        var checkedConditions = policy.Conditions.ToLookup(condition => PolicyConditions.IsMet(condition, person) switch
        {
            true => "met",
            false => "unmet",
            null => "unknown",
        }, condition => condition.Text);
        List<string> met = [.. checkedConditions["met"]], unmet = [.. checkedConditions["unmet"]], unknown = [.. checkedConditions["unknown"]];
        var eligibility = !policy.HoldsOn(today) ? "expired"
            : unmet.Count > 0 ? "notEligible"
            : unknown.Count > 0 ? "unknown"
            : "eligible";
        return new PolicyMatch(
            policy.Id, policy.Name, policy.Kind, eligibility, met, unmet, unknown, policy.Benefit, policy.MinRatePercent, policy.MaxRatePercent,
            Limit(policy, person.Region), policy.From, policy.To, Score(policy, eligibility, met.Count, today), policy.Source);
    }

    /// <summary>Null where the limit depends on the place and the place is not known.</summary>
    private static decimal? Limit(Policy policy, Region? region) => (policy.LimitElsewhereWon, region) switch
    {
        (null, _) => policy.LimitWon,
        (_, null) => null,
        _ => Places.IsCapitalArea(region) ? policy.LimitWon : policy.LimitElsewhereWon,
    };

    /// <summary>0 to 100. Each answer to "may I" has its own range, so that no bonus lifts a policy over a better one.</summary>
    private static decimal Score(Policy policy, string eligibility, int met, DateOnly today)
    {
        var share = policy.Conditions.Count == 0 ? 1m : (decimal)met / policy.Conditions.Count;
        return eligibility switch
        {
            "eligible" => 70 + OfKind(policy.Kind) + (policy.To is { } end && end.DayNumber - today.DayNumber <= SoonDays ? 5 : 0),
            "unknown" => 30 + OfKind(policy.Kind) + Math.Round(share * 20, 1),
            "notEligible" => Math.Round(share * 20, 1),
            _ => 0,
        };
    }

    private static int OfKind(string kind) => kind switch { "loan" => 20, "subsidy" or "publicHousing" => 15, _ => 10 };
}
