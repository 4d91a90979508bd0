namespace Holmes.Supervisor.Executions;

/// <summary>Events decided so far and the state they lead to, so that what is decided next builds on both.</summary>
internal sealed class Decision(Execution state)
{
    private readonly List<IStoredEvent> events = [];

    public Execution State { get; private set; } = state;

    public IReadOnlyList<IStoredEvent> Events => events;

    public Decision Add(params IEnumerable<IStoredEvent> decided)
    {
        foreach (var e in decided)
        {
            events.Add(e);
            State = ExecutionFold.Evolve(State, e);
        }

        return this;
    }
}
