using Holmes.Contracts.Memory;
using Holmes.Learning.Evaluation;
using Holmes.Learning.Policies;

namespace Holmes.Memory.Learning;

/// <summary>What the log says of a policy that did not write it.</summary>
public sealed class PolicyEvaluation(LogReader log, LearnedStates states)
{
    private static readonly EvaluationRules Rules = new();

    public async Task<EvaluationReport> EvaluateAsync(Policy policy, DateTimeOffset? since, CancellationToken cancellation)
    {
        var (judged, position) = await ReadAsync(policy, since, cancellation);
        var choices = judged.Known.Select(one => one.Logged).ToList();
        return new(
            BeliefMessage.Settings(policy), position, since, judged.WithoutAlternative, judged.Censored,
            OffPolicy.Evaluate(choices, Rules),
            Groups(choices, choice => choice.QueryType),
            Groups(choices, choice => choice.UserSegment));
    }

    /// <summary>The policy on trial against the live one, by what both said at each decision of the trial.</summary>
    public async Task<TrialReport?> CompareAsync(CancellationToken cancellation)
    {
        var policies = await states.PoliciesAsync(cancellation);
        if (policies.Trial is not { } trial)
        {
            return null;
        }

        var (judged, _) = await ReadAsync(trial, policies.TrialSince, cancellation);
        var hash = trial.ParametersHash();
        var compared = judged.Known.Where(one => one.Trial == hash).ToList();
        var asTrial = compared.Select(one => one.AsTrial()).ToList();
        var told = OffPolicy.Evaluate(asTrial, Rules);
        return new(
            BeliefMessage.Settings(trial), policies.Share, policies.TrialSince, told,
            OffPolicy.Evaluate([.. compared.Select(one => one.AsLive())], Rules),
            told.Refused is null ? OffPolicy.Difference(asTrial, [.. compared.Select(one => one.AsLive())], Rules) : null);
    }

    private async Task<(JudgedLog Log, long Position)> ReadAsync(Policy policy, DateTimeOffset? since, CancellationToken cancellation)
    {
        var judged = new JudgedLog(policy, await states.ForgottenAsync(cancellation));
        var mark = await log.MarkAsync(cancellation);
        await foreach (var row in log.ReadAsync(0, mark, evidence: true, cancellation))
        {
            judged.Read(row, counts: since is null || row.At >= since);
        }

        return (judged, mark);
    }

    private static List<GroupEstimate> Groups(List<LoggedChoice> choices, Func<LoggedChoice, string> group) =>
        [.. choices.GroupBy(group).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => new GroupEstimate(one.Key, OffPolicy.Evaluate([.. one], Rules)))];
}

/// <param name="WithoutAlternative">Decisions with nothing to choose from, which say nothing.</param>
/// <param name="Censored">Decisions whose outcome is not known.</param>
public sealed record EvaluationReport(
    PolicySettings Policy, long Position, DateTimeOffset? Since, int WithoutAlternative, int Censored,
    PolicyEstimate All, IReadOnlyList<GroupEstimate> QueryTypes, IReadOnlyList<GroupEstimate> UserSegments);

public sealed record GroupEstimate(string Group, PolicyEstimate Estimate);

/// <param name="Difference">Trial less live, doubly robust; missing where the log cannot tell.</param>
public sealed record TrialReport(
    PolicySettings Policy, double Share, DateTimeOffset? Since, PolicyEstimate Trial, PolicyEstimate Live, Estimate? Difference);
