using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Learning.Beliefs;
using Holmes.Learning.Evaluation;
using Holmes.Learning.Policies;

namespace Holmes.Memory.Learning;

/// <summary>
/// Reads the log with the eyes of another policy: at each decision, what it would have done with what it would have
/// believed by then; and what came of the decision that was made.
/// </summary>
internal sealed class JudgedLog(Policy policy, IReadOnlyDictionary<Guid, DateTimeOffset> forgotten)
{
    private const string BreakerOpen = "breakerOpen";
    private readonly LearningFold fold = new(policy.Parameters, forgotten);
    private readonly IChoicePolicy choice = policy.Choice();
    private readonly Dictionary<Guid, int> blocks = [];
    private readonly Dictionary<Guid, Judged> open = [];
    private readonly List<Judged> known = [];

    public IReadOnlyList<Judged> Known => known;

    /// <summary>Decisions with an alternative of whose outcome nobody has heard.</summary>
    public int Censored => open.Count;

    /// <summary>Decisions with nothing to choose from.</summary>
    public int WithoutAlternative { get; private set; }

    public void Read(LogRow row, bool counts)
    {
        switch (row.Type)
        {
            case "tool_selected" when counts && row is { Candidates: not null, DecisionId: not null }:
                Judge(row);
                break;
            case "tool_completed" or "tool_failed" when row.DecisionId is { } id && open.TryGetValue(id, out var judged):
                if (Credit.Of(row.Outcome!, row.Quality, row.Reused, row.FailureClass) is { } credit)
                {
                    open.Remove(id);
                    known.Add(judged with { Logged = judged.Logged with { Reward = credit.Quality } });
                }

                break;
        }

        fold.Apply(row);
    }

    private void Judge(LogRow row)
    {
        var candidates = (JsonSerializer.Deserialize<List<ToolCandidate>>(row.Candidates!, WireJson.Options) ?? []).Index()
            .Where(one => one.Item.Skipped is null or BreakerOpen).ToList();
        var chosen = candidates.FindIndex(one => one.Item.Tool == row.Tool);
        if (candidates.Count < 2 || chosen < 0 || candidates[chosen].Item.Probability <= 0)
        {
            WithoutAlternative++;
            return;
        }

        var target = new double[candidates.Count];
        choice.Weigh([.. candidates.Select(one => See(row, one.Item))], new double[target.Length], target);
        Drawing.Round(target);
        var block = blocks.TryGetValue(row.Execution, out var place) ? place : blocks[row.Execution] = blocks.Count;
        var shadow = row.Shadow is null ? null : JsonSerializer.Deserialize<ShadowChoice>(row.Shadow, WireJson.Options);
        open[row.DecisionId!.Value] = new(
            new(block, row.QueryType!, row.UserSegment ?? "", $"{row.Capability}|{row.QueryType}",
                [.. candidates.Select(one => one.Item.Tool)], chosen, [.. candidates.Select(one => one.Item.Probability)], target, 0),
            shadow?.Policy.ParametersHash,
            Of(shadow?.Probabilities, candidates.Select(one => one.Index)),
            Of(shadow?.Live, candidates.Select(one => one.Index)));
    }

    private Evidence See(LogRow row, ToolCandidate candidate) => fold.Book.Page(Domain.Tool(row.Capability!)).See(
        row.QueryType!, candidate.Tool, fold.Open.GetValueOrDefault(row.Execution)?.UserId, row.At.ToUnixTimeMilliseconds(), candidate.Milliseconds);

    private static List<double>? Of(IReadOnlyList<double>? probabilities, IEnumerable<int> places) =>
        probabilities is null ? null : [.. places.Select(place => probabilities[place])];
}

/// <param name="Trial">Hash of the parameters of the policy that was on trial then.</param>
internal sealed record Judged(LoggedChoice Logged, string? Trial, IReadOnlyList<double>? TrialProbabilities, IReadOnlyList<double>? LiveProbabilities)
{
    public LoggedChoice AsTrial() => Logged with { Target = TrialProbabilities! };

    public LoggedChoice AsLive() => Logged with { Target = LiveProbabilities! };
}
