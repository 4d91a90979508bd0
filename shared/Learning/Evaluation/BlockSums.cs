using Holmes.Learning.Draws;

namespace Holmes.Learning.Evaluation;

/// <summary>What each execution adds to the estimators; resampling executions is summing these again.</summary>
internal sealed class BlockSums
{
    public const int Count = 0, Reward = 1, Weighted = 2, Weights = 3, Model = 4, Robust = 5, Matches = 6, Matched = 7;
    private const int Width = 8;
    private readonly List<double[]> blocks;

    private BlockSums(List<double[]> blocks) => this.blocks = blocks;

    public int Blocks => blocks.Count;

    public static BlockSums Of(IReadOnlyList<LoggedChoice> log, double clip)
    {
        var model = new OutcomeModel(log);
        var byBlock = new SortedDictionary<int, double[]>();
        foreach (var choice in log)
        {
            if (!byBlock.TryGetValue(choice.Block, out var sums))
            {
                byBlock[choice.Block] = sums = new double[Width];
            }

            Add(sums, choice, model, choice.Weight(clip));
        }

        return new([.. byBlock.Values]);
    }

    public double[] Total()
    {
        var total = new double[Width];
        foreach (var block in blocks)
        {
            Add(total, block);
        }

        return total;
    }

    public double[] Resampled(ref Randomness random)
    {
        var total = new double[Width];
        for (var i = 0; i < blocks.Count; i++)
        {
            Add(total, blocks[random.Below(blocks.Count)]);
        }

        return total;
    }

    private static void Add(double[] sums, LoggedChoice choice, OutcomeModel model, double weight)
    {
        var expected = 0.0;
        var first = 0;
        for (var k = 0; k < choice.Arms.Count; k++)
        {
            expected += choice.Target[k] * model.Expected(choice, k);
            first = choice.Target[k] > choice.Target[first] ? k : first;
        }

        sums[Count] += 1;
        sums[Reward] += choice.Reward;
        sums[Weighted] += weight * choice.Reward;
        sums[Weights] += weight;
        sums[Model] += expected;
        sums[Robust] += expected + (weight * (choice.Reward - model.Expected(choice, choice.Chosen)));
        sums[Matches] += first == choice.Chosen ? 1 : 0;
        sums[Matched] += first == choice.Chosen ? choice.Reward : 0;
    }

    private static void Add(double[] total, double[] block)
    {
        for (var i = 0; i < Width; i++)
        {
            total[i] += block[i];
        }
    }
}
