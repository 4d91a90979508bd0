using Holmes.Learning.Policies;
using Holmes.Learning.Simulation;
using Xunit;

namespace Holmes.Learning.Tests;

public sealed class SimulationTests
{
    private static readonly SimulatedWorld Base = SimulatedWorld.Compared[0] with { Decisions = 20_000 };

    [Fact]
    public void A_seed_gives_the_same_run_again() =>
        Assert.Equal(SimulatedRun.Of(Base, Policy.Hdt, 501), SimulatedRun.Of(Base, Policy.Hdt, 501));

    [Fact]
    public void Under_drift_hdt_regrets_less_than_every_baseline()
    {
        var regret = Policy.Ids.ToDictionary(id => id, id => Regret(Base, Policy.Named(id)));

        Assert.All(Policy.Ids.Skip(1), id => Assert.True(regret["hdt"] < regret[id], $"hdt {regret["hdt"]:F4}, {id} {regret[id]:F4}"));
        Assert.True(regret["hdt"] < 0.6 * regret["ema"], $"hdt {regret["hdt"]:F4}, ema {regret["ema"]:F4}");
    }

    [Fact]
    public void A_tool_that_is_out_is_left_alone()
    {
        var (hdt, ema) = (Dead(Policy.Hdt), Dead(Policy.Hdt with { Parameters = Policy.Hdt.Parameters with { LowestHealth = 0 } }));

        Assert.True(hdt < ema, $"with health {hdt:P1}, without {ema:P1}");
    }

    [Fact]
    public void A_fast_tool_that_finds_nothing_wins_nobody()
    {
        var world = SimulatedWorld.Trying.Single(one => one.FastAndEmpty) with { Decisions = 6_000 };

        Assert.True(Regret(world, Policy.Hdt) < Regret(world, Policy.Named("ema")));
    }

    [Theory]
    [InlineData("delayed outcomes")]
    [InlineData("missing feedback")]
    [InlineData("new tools")]
    [InlineData("correlated outages")]
    public void Whatever_else_happens_hdt_stays_well_below_the_moving_average(string name)
    {
        var world = SimulatedWorld.Trying.Single(one => one.Name == name) with { Decisions = 6_000 };

        var (hdt, ema) = (Regret(world, Policy.Hdt), Regret(world, Policy.Named("ema")));
        Assert.True(hdt < 0.8 * ema, $"hdt {hdt:F4}, ema {ema:F4}");
    }

    private static double Regret(SimulatedWorld world, Policy policy) => Seeds.Average(seed => SimulatedRun.Of(world, policy, seed).Regret);

    private static double Dead(Policy policy) => Seeds.Average(seed => SimulatedRun.Of(Base, policy, seed).DeadShare);

    private static IEnumerable<long> Seeds => [501, 502, 503, 504];
}
