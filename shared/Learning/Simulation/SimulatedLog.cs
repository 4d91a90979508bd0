using Holmes.Learning.Draws;
using Holmes.Learning.Evaluation;

namespace Holmes.Learning.Simulation;

/// <summary>A log whose truth is known: a softmax on what it has seen so far, with a floor, in a world that stands still.</summary>
/// <param name="Truth">Mean reward the judged policy would really have earned.</param>
public sealed record SimulatedLog(IReadOnlyList<LoggedChoice> Choices, double Truth)
{
    private const int Arms = 4;
    private const int Types = 4;
    private const double Temperature = 0.1;
    private const double Floor = 0.02;
    private const double Doubt = 0.1;
    private const double Mood = 0.08; // what the choices of one execution share
    private static readonly string[] Names = ["a", "b", "c", "d"];

    /// <param name="greedy">Writes the log without any randomness, as a moving average does.</param>
    public static SimulatedLog Write(long seed, int decisions, bool greedy = false)
    {
        var random = new Randomness(seed);
        var quality = Table(ref random);
        var target = Policy(quality, ref random);
        var (counts, sums) = (new double[Arms * Types], new double[Arms * Types]);
        var log = new List<LoggedChoice>(decisions);
        var block = -1;
        var mood = 0.0;
        while (log.Count < decisions)
        {
            if (block < 0 || random.Next() < 0.5)
            {
                block++;
                mood = random.Next() < 0.5 ? Mood : -Mood;
            }

            var type = random.Below(Types);
            var propensities = Behaviour(counts, sums, type, greedy);
            var chosen = Policies.Drawing.Choose(propensities, random.Next());
            var cell = (type * Arms) + chosen;
            var reward = random.Next() < quality[cell] + mood ? 1.0 : 0;
            counts[cell]++;
            sums[cell] += reward;
            log.Add(new(block, $"type {type}", block % 3 == 0 ? "few" : "many", $"c|{type}", Names, chosen, propensities, target[(type * Arms)..((type + 1) * Arms)], reward));
        }

        return new(log, quality.Zip(target, (q, p) => q * p).Sum() / Types);
    }

    private static double[] Table(ref Randomness random)
    {
        var table = new double[Arms * Types];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = 0.35 + (0.55 * random.Next());
        }

        return table;
    }

    /// <summary>A policy with opinions of its own, neither the log's nor the truth.</summary>
    private static double[] Policy(double[] quality, ref Randomness random)
    {
        var policy = new double[Arms * Types];
        for (var type = 0; type < Types; type++)
        {
            var opinions = new double[Arms];
            for (var arm = 0; arm < Arms; arm++)
            {
                opinions[arm] = quality[(type * Arms) + arm] + (Doubt * random.NextNormal());
            }

            Softmax(opinions).CopyTo(policy, type * Arms);
        }

        return policy;
    }

    private static double[] Behaviour(double[] counts, double[] sums, int type, bool greedy)
    {
        var means = new double[Arms];
        for (var arm = 0; arm < Arms; arm++)
        {
            means[arm] = (1 + sums[(type * Arms) + arm]) / (2 + counts[(type * Arms) + arm]);
        }

        if (!greedy)
        {
            return Softmax(means);
        }

        var certain = new double[Arms];
        certain[Array.IndexOf(means, means.Max())] = 1;
        return certain;
    }

    private static double[] Softmax(double[] values)
    {
        var best = values.Max();
        var weights = values.Select(value => Math.Exp((value - best) / Temperature)).ToArray();
        var sum = weights.Sum();
        return [.. weights.Select(weight => ((1 - Floor) * weight / sum) + (Floor / Arms))];
    }
}
