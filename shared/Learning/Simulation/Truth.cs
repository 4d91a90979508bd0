using Holmes.Learning.Draws;

namespace Holmes.Learning.Simulation;

/// <summary>How good each tool is for each query type and user at the moment. Goes its way whatever is chosen, so that policies can be compared on it.</summary>
internal sealed class Truth
{
    private const double Level = 0.9; // logit of a common tool
    private const double ToolSpread = 0.7;
    private const double TypeSpread = 0.9;
    private const double EmptyLogit = -3;
    private readonly SimulatedWorld world;
    private readonly double[] logits; // by tool and type
    private readonly double[] tastes; // by user and tool
    private readonly int[] outUntil;
    private readonly double[] milliseconds;
    private readonly double[] popularity; // cumulative, Zipf
    private Randomness random;

    public Truth(SimulatedWorld world, long seed)
    {
        this.world = world;
        random = new(seed);
        logits = new double[world.Tools * world.QueryTypes];
        tastes = new double[world.Users * world.Tools];
        outUntil = new int[world.Tools];
        milliseconds = new double[world.Tools];
        popularity = Zipf(world.Users);
        for (var tool = 0; tool < world.Tools; tool++)
        {
            milliseconds[tool] = world.FastAndEmpty ? (tool == world.Tools - 1 ? 50 : 1_000) : 0;
            Redraw(tool);
        }

        for (var i = 0; i < tastes.Length; i++)
        {
            tastes[i] = world.UserSpread * random.NextNormal();
        }
    }

    public int User { get; private set; }

    public int QueryType { get; private set; }

    /// <summary>Tools there are by now; they appear in their order.</summary>
    public int Tools { get; private set; }

    /// <summary>Decides between a good and a poor outcome, whichever tool is chosen.</summary>
    public double Luck { get; private set; }

    public bool Lost { get; private set; }

    public int KnownAfter { get; private set; }

    public double Milliseconds(int tool) => milliseconds[tool];

    public void Advance(int now)
    {
        Tools = world.NewToolEvery == 0 ? world.Tools : Math.Min(world.Tools, 3 + (now / world.NewToolEvery));
        User = Array.BinarySearch(popularity, random.Next()) is var found && found < 0 ? Math.Min(~found, world.Users - 1) : found;
        QueryType = random.Below(world.QueryTypes);
        Luck = random.Next();
        Lost = random.Next() < world.Missing;
        KnownAfter = world.Delay == 0 ? 0 : 1 + (int)(-world.Delay * Math.Log(1 - random.Next()));
        if (Happens(world.ChangeEvery))
        {
            Redraw(random.Below(world.Tools));
        }

        if (Happens(world.OutageEvery))
        {
            var first = random.Below(world.Tools);
            for (var i = 0; i < world.OutageTools; i++)
            {
                outUntil[(first + i) % world.Tools] = now + world.OutageLength;
            }
        }
    }

    public bool IsOut(int tool, int now) => now < outUntil[tool];

    /// <summary>Probability of a good outcome.</summary>
    public double Quality(int tool, int now) => IsOut(tool, now)
        ? 0
        : 1 / (1 + Math.Exp(-logits[(tool * world.QueryTypes) + QueryType] - tastes[(User * world.Tools) + tool]));

    private bool Happens(double every) => random.Next() * every < 1 && every > 0;

    private void Redraw(int tool)
    {
        var level = Level + (ToolSpread * random.NextNormal());
        for (var type = 0; type < world.QueryTypes; type++)
        {
            var logit = level + (TypeSpread * random.NextNormal());
            logits[(tool * world.QueryTypes) + type] = world.FastAndEmpty && tool == world.Tools - 1 ? EmptyLogit : logit;
        }
    }

    private static double[] Zipf(int users)
    {
        var (shares, sum) = (new double[users], 0.0);
        for (var user = 0; user < users; user++)
        {
            shares[user] = sum += 1.0 / (user + 1);
        }

        for (var user = 0; user < users; user++)
        {
            shares[user] /= sum;
        }

        return shares;
    }
}
