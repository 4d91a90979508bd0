using Holmes.Contracts.Memory;

namespace Holmes.Memory.Learning;

/// <summary>What failed, how it was repaired, and what came of that: one exemplar for each kind of failure and tactic.</summary>
internal sealed class ExemplarBook
{
    private readonly SortedDictionary<(string Problem, string Capability, string Tool, string Shape, string QueryType, string Tactic), RepairExemplar> all = [];

    public IReadOnlyCollection<RepairExemplar> All => all.Values;

    public void Learn(OpenDecision repair, FailedCall failed, string repairedBy, double quality, Guid execution, long position)
    {
        var key = (repair.Problem!, failed.Capability, failed.Tool, failed.Shape, repair.QueryType, repair.Tactic!);
        var (times, mean) = all.TryGetValue(key, out var known) ? (known.Times, known.Quality) : (0, 0);
        Add(new(
            repair.Problem!, failed.Capability, failed.Tool, failed.Shape, repair.QueryType, repair.Tactic!,
            repairedBy, mean + ((quality - mean) / (times + 1)), times + 1, execution, position));
    }

    public void Add(RepairExemplar one) => all[(one.Problem, one.Capability, one.Tool, one.Shape, one.QueryType, one.Tactic)] = one;
}

/// <summary>The last call of a step that failed or came to little.</summary>
internal sealed record FailedCall(string Capability, string Tool, string Shape);
