using System.Collections.Concurrent;
using Holmes.Contracts.Executions;
using Holmes.Supervisor.Executions;
using Xunit;

namespace Holmes.Supervisor.Tests.Simulation;

/// <summary>Thousands of histories with lost, repeated and overtaking messages and deaths in between, each from a seed.</summary>
public sealed class SimulationTests
{
    /// <summary>With <c>HOLMES_SEEDS</c> set, that many.</summary>
    private static readonly int Seeds = int.TryParse(Environment.GetEnvironmentVariable("HOLMES_SEEDS"), out var wanted) ? wanted : 2_000;

    [Fact]
    public void Every_execution_keeps_the_laws_and_ends_whatever_can_happen()
    {
        var seen = new ConcurrentDictionary<Type, bool>();
        var broken = Over(Seeds, seed =>
        {
            var world = new World(seed);
            world.Run();
            world.Log.ForEach(fact => seen[fact.Data.GetType()] = true);
            return Laws.Broken(world.Log)
                ?? (world.State.IsOver ? Effects(world) : $"it did not end: {world.State.Status}, {string.Join(", ", world.State.Steps.Select(step => $"{step.Plan.StepId} {step.Status}"))}");
        });

        Assert.Empty(broken);
        Type[] apart = [typeof(ToolSelected), typeof(ToolConflictResolved), typeof(ModelConsulted), typeof(ResultsInherited)]; // not in the script, or of forks
        var possible = typeof(IStoredEvent).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IStoredEvent)));
        Assert.Empty(possible.Except(apart).Except(seen.Keys).Select(type => type.Name));
    }

    [Fact]
    public void A_history_follows_from_its_seed()
    {
        var (one, other) = (new World(7), new World(7));
        one.Run();
        other.Run();

        Assert.Equal(one.Log.Select(fact => (fact.Version, fact.At, fact.Data.GetType())), other.Log.Select(fact => (fact.Version, fact.At, fact.Data.GetType())));
    }

    [Fact]
    public void A_fork_keeps_the_laws_and_never_repeats_an_effect_of_its_source()
    {
        var broken = Over(Seeds / 4, seed =>
        {
            var source = new World(seed);
            source.Run(most: 10 + (seed % 60)); // some forks start while it is under way
            if (source.Log.Count == 0 || ForkSource.CallsOf(source.Log) is not { Count: > 0 } inherited)
            {
                return null;
            }

            var happened = source.Team.Happened.ToDictionary();
            var fork = new World(seed, source.Team, Guid.Parse("0198f3c2-7d1e-7000-8000-00000000000f"), inherited);
            fork.Run();
            var again = happened.Keys.FirstOrDefault(key => source.Team.Happened[key] > happened[key] + Repeats(fork));
            return Laws.Broken(fork.Log) ?? (!fork.State.IsOver ? "the fork did not end" : again != Guid.Empty ? $"effect {again} was repeated" : null);
        });

        Assert.Empty(broken);
    }

    /// <summary>An effect happens once; again only where a person said that it had not.</summary>
    private static string? Effects(World world) =>
        world.Team.Happened.FirstOrDefault(effect => effect.Value > 1 + Repeats(world)) is { Value: > 0 } twice
            ? $"effect {twice.Key} happened {twice.Value} times"
            : null;

    private static int Repeats(World world) => world.Log.Count(
        fact => fact.Data is InputProvided { Decision: InputDecision.Approve } given && given.InputId.StartsWith("effect:", StringComparison.Ordinal));

    private static ConcurrentBag<string> Over(int seeds, Func<int, string?> run)
    {
        var broken = new ConcurrentBag<string>();
        Parallel.For(0, seeds, seed =>
        {
            if (broken.Count < 5 && run(seed) is { } what)
            {
                broken.Add($"seed {seed}: {what}");
            }
        });
        return broken;
    }
}
