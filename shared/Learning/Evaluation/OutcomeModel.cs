namespace Holmes.Learning.Evaluation;

/// <summary>
/// Expected reward of an arm in a cell: its mean there, shrunk to the arm's mean, shrunk to everything's. Cross-fitted:
/// what is said of an execution is learned from other executions alone.
/// </summary>
internal sealed class OutcomeModel
{
    private const int Folds = 5;
    private const double Shrinkage = 2;
    private readonly Dictionary<(string Cell, string Arm), double[]> cells = [];
    private readonly Dictionary<string, double[]> arms = [];
    private readonly double[] all = new double[2 * (Folds + 1)];

    public OutcomeModel(IEnumerable<LoggedChoice> log)
    {
        foreach (var choice in log)
        {
            var arm = choice.Arms[choice.Chosen];
            Add(Of(cells, (choice.Cell, arm)), choice);
            Add(Of(arms, arm), choice);
            Add(all, choice);
        }
    }

    public double Expected(LoggedChoice choice, int candidate)
    {
        var fold = Fold(choice);
        var arm = choice.Arms[candidate];
        var overall = Mean(all, fold, 0.5);
        var ofArm = arms.TryGetValue(arm, out var known) ? Mean(known, fold, overall) : overall;
        return cells.TryGetValue((choice.Cell, arm), out var here) ? Mean(here, fold, ofArm) : ofArm;
    }

    private static double Mean(double[] sums, int leftOut, double prior)
    {
        var count = sums[2 * Folds] - sums[2 * leftOut];
        var reward = sums[(2 * Folds) + 1] - sums[(2 * leftOut) + 1];
        return ((Shrinkage * prior) + reward) / (Shrinkage + count);
    }

    private static void Add(double[] sums, LoggedChoice choice)
    {
        foreach (var place in new[] { Fold(choice), Folds })
        {
            sums[2 * place] += 1;
            sums[(2 * place) + 1] += choice.Reward;
        }
    }

    private static double[] Of<TKey>(Dictionary<TKey, double[]> sums, TKey key)
        where TKey : notnull =>
        sums.TryGetValue(key, out var known) ? known : sums[key] = new double[2 * (Folds + 1)];

    private static int Fold(LoggedChoice choice) => choice.Block % Folds;
}
