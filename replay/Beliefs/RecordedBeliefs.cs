using Holmes.Contracts.Memory;
using Holmes.Learning.Policies;
using Holmes.Memory.Learning;
using Holmes.Replay.Log;

namespace Holmes.Replay.Beliefs;

/// <summary>
/// What memory had told by the positions that decisions are stamped with: learned again from the log, once for each
/// policy, with this build's parameters.
/// </summary>
internal sealed class RecordedBeliefs(RecordedLog log, Policy? instead)
{
    private readonly List<long> positions = [.. log.Positions];
    private readonly Dictionary<(string Policy, long Position), (Learned Learned, IReadOnlyList<ToolPreference> Preferences, IReadOnlyList<RepairExemplar> Exemplars)> known = [];

    /// <summary>The policy of that name as this build has it, unless another was given.</summary>
    public Policy PolicyOf(string id) => instead ?? (Policy.Ids.Contains(id) ? Policy.Named(id) : Policy.Hdt);

    public void Learn(IEnumerable<(string PolicyId, long Position)> wanted)
    {
        foreach (var group in wanted.Where(one => one.Position > 0).Distinct().GroupBy(one => one.PolicyId))
        {
            var policy = PolicyOf(group.Key);
            var (fold, next) = (new LearningFold(policy.Parameters), 0);
            foreach (var (_, position) in group.OrderBy(one => one.Position))
            {
                for (; next < log.Lessons.Count && log.Lessons[next].Sequence <= position; next++)
                {
                    fold.Apply(log.Lessons[next]);
                }

                fold.Pass(position);
                known[(group.Key, position)] = (BeliefMessage.Of(policy, fold), BeliefMessage.Preferences(fold), BeliefMessage.Exemplars(fold));
            }
        }
    }

    /// <param name="trial">The policy that was on trial, if one was.</param>
    public PreferencesLearned At(string policyId, long position, (string PolicyId, double Share)? trial)
    {
        var (learned, preferences, exemplars) = Of(policyId, position);
        return new(
            position, preferences, default, learned,
            trial is var (id, share) ? new PolicyTrial(Of(id, position).Learned, share) : null, exemplars);
    }

    /// <summary>Why beliefs at a position may not be those of then; null when they are.</summary>
    public string? Doubt(long position)
    {
        if (position == 0)
        {
            return null;
        }

        if (log.Positions.Count == 0)
        {
            return "it depends on what was learned, and the export holds no positions; export the log again";
        }

        var held = Below(position);
        return held == position ? null : $"it depends on what was learned from {position} events, of which the log holds {held}";
    }

    private long Below(long position)
    {
        var at = positions.BinarySearch(position);
        return at >= 0 ? at + 1 : ~at;
    }

    private (Learned Learned, IReadOnlyList<ToolPreference> Preferences, IReadOnlyList<RepairExemplar> Exemplars) Of(string policyId, long position) =>
        known.TryGetValue((policyId, position), out var learned)
            ? learned
            : (BeliefMessage.Of(PolicyOf(policyId), new LearningFold(PolicyOf(policyId).Parameters)), [], []);
}
