using System.Collections.Concurrent;
using Holmes.Chaos.Checks;

namespace Holmes.Chaos.Effects;

/// <summary>What really happened outside of Holmes, known to nobody but the test: each effect under its key.</summary>
internal sealed class EffectOracle
{
    private readonly ConcurrentDictionary<Guid, Effect> effects = new();

    public IReadOnlyCollection<Effect> Effects => [.. effects.Values];

    public int Calls => effects.Values.Sum(effect => effect.Calls);

    /// <summary>The effect happens, unless it has under this key before; the world honours the key.</summary>
    public void Happen(Guid executionId, string stepId, string tool, Guid key) =>
        effects.AddOrUpdate(key, _ => new(key, executionId, stepId, tool, 1), (_, known) => known with { Calls = known.Calls + 1 });

    /// <summary>One piece of work that had its effect under two keys had it twice.</summary>
    public IEnumerable<Violation> Violations() => effects.Values
        .GroupBy(effect => (effect.ExecutionId, effect.StepId, effect.Tool))
        .Where(work => work.Count() > 1)
        .Select(work => new Violation(
            "effectTwice", work.Key.ExecutionId, $"{work.Key.Tool} in {work.Key.StepId} had its effect under {work.Count()} keys"));
}

/// <param name="Calls">How many times it was asked for.</param>
internal sealed record Effect(Guid Key, Guid ExecutionId, string StepId, string Tool, int Calls);
