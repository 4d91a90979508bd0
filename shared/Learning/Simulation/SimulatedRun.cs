using Holmes.Learning.Beliefs;
using Holmes.Learning.Draws;
using Holmes.Learning.Policies;

namespace Holmes.Learning.Simulation;

/// <summary>What a run cost.</summary>
/// <param name="Regret">Per decision: what the best tool would have given this user at that moment, less what the chosen one gives.</param>
/// <param name="FirstRegret">The same over the first 500 decisions.</param>
/// <param name="DeadShare">Share of the decisions for a tool that was out, of those in which one was out.</param>
public readonly record struct RunResult(double Regret, double FirstRegret, double DeadShare);

/// <summary>One policy in one simulated world. Nothing is allocated per decision.</summary>
public sealed class SimulatedRun
{
    private const int First = 500;
    private const int LongestDelay = 1 << 10;
    private readonly SimulatedWorld world;
    private readonly Truth truth;
    private readonly ArmTable table;
    private readonly IChoicePolicy policy;
    private readonly (Experience Seen, int Due)[] pending = new (Experience, int)[LongestDelay];
    private readonly Evidence[] evidence;
    private readonly double[] scores, probabilities;
    private Randomness draws;

    public SimulatedRun(SimulatedWorld world, Policy policy, long seed)
    {
        this.world = world;
        truth = new(world, seed);
        table = new(policy.Parameters, world.Tools, world.QueryTypes, world.Users);
        this.policy = policy.Choice();
        evidence = new Evidence[world.Tools];
        scores = new double[world.Tools];
        probabilities = new double[world.Tools];
        draws = new(~seed);
    }

    public static RunResult Of(SimulatedWorld world, Policy policy, long seed) => new SimulatedRun(world, policy, seed).Run();

    public RunResult Run()
    {
        var (regret, first, dead, outages) = (0.0, 0.0, 0, 0);
        for (var now = 0; now < world.Decisions; now++)
        {
            truth.Advance(now);
            Hear(now);
            var chosen = Choose();
            var lost = Best(now) - truth.Quality(chosen, now);
            regret += lost;
            first += now < First ? lost : 0;
            outages += AnyOut(now) ? 1 : 0;
            dead += truth.IsOut(chosen, now) ? 1 : 0;
            Try(chosen, now);
        }

        return new(regret / world.Decisions, first / Math.Min(First, world.Decisions), outages == 0 ? 0 : (double)dead / outages);
    }

    private int Choose()
    {
        for (var tool = 0; tool < truth.Tools; tool++)
        {
            evidence[tool] = table.See(truth.QueryType, tool, truth.User, now: 0);
        }

        var weighed = probabilities.AsSpan(0, truth.Tools);
        policy.Weigh(evidence.AsSpan(0, truth.Tools), scores.AsSpan(0, truth.Tools), weighed);
        return Drawing.Choose(weighed, draws.Next());
    }

    private void Try(int tool, int now)
    {
        if (truth.Lost)
        {
            return;
        }

        var technical = truth.IsOut(tool, now);
        var quality = truth.Luck < truth.Quality(tool, now) ? 1 : 0;
        Experience seen = new(truth.QueryType, tool, truth.User, quality, technical, truth.Milliseconds(tool), 0);
        if (truth.KnownAfter == 0)
        {
            table.Learn(seen);
            return;
        }

        pending[now % LongestDelay] = (seen, now + Math.Min(truth.KnownAfter, LongestDelay - 1));
    }

    private void Hear(int now)
    {
        for (var i = 0; world.Delay > 0 && i < LongestDelay; i++)
        {
            if (pending[i].Due == now && now > 0)
            {
                table.Learn(pending[i].Seen);
            }
        }
    }

    private double Best(int now)
    {
        var best = 0.0;
        for (var tool = 0; tool < truth.Tools; tool++)
        {
            best = Math.Max(best, truth.Quality(tool, now));
        }

        return best;
    }

    private bool AnyOut(int now)
    {
        for (var tool = 0; tool < truth.Tools; tool++)
        {
            if (truth.IsOut(tool, now))
            {
                return true;
            }
        }

        return false;
    }
}
