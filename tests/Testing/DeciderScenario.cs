using System.Text.Json;
using Holmes.Contracts;
using Xunit;

namespace Holmes.Testing;

/// <summary>Given what happened, when something is decided, then exactly these events follow.</summary>
public sealed class DeciderScenario<TState, TEvent>(TState nothing, Func<TState, TEvent, TState> evolve)
    where TEvent : notnull
{
    private TState state = nothing;
    private IReadOnlyList<TEvent> decided = [];

    public DeciderScenario<TState, TEvent> Given(params IEnumerable<TEvent> history)
    {
        state = history.Aggregate(state, evolve);
        return this;
    }

    public DeciderScenario<TState, TEvent> When(Func<TState, IReadOnlyList<TEvent>> decide)
    {
        decided = decide(state);
        state = decided.Aggregate(state, evolve);
        return this;
    }

    /// <summary>Compared as stored, since records compare their lists by reference.</summary>
    public DeciderScenario<TState, TEvent> Then(params IEnumerable<TEvent> expected)
    {
        Assert.Equal(expected.Select(Stored), decided.Select(Stored));
        return this;
    }

    public DeciderScenario<TState, TEvent> ThenTypes(params Type[] expected)
    {
        Assert.Equal(expected.Select(type => type.Name), decided.Select(e => e.GetType().Name));
        return this;
    }

    public TState State => state;

    private static string Stored(TEvent e) => $"{e.GetType().Name} {JsonSerializer.Serialize(e, e.GetType(), WireJson.Options)}";
}
