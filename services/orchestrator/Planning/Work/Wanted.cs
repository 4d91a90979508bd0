using Holmes.Contracts.Executions;

namespace Holmes.Orchestrator.Planning.Work;

/// <summary>Everything a question needs done, and what had to be assumed or cannot be done.</summary>
public sealed class Wanted
{
    private readonly List<Need> needs = [];
    private readonly List<Assumption> assumptions = [];

    public IReadOnlyList<Need> Needs => needs;

    public IReadOnlyList<Assumption> Assumptions => assumptions;

    public void Add(Need need) => needs.Add(need);

    public void Assume(Assumption? assumption)
    {
        if (assumption is not null && !assumptions.Contains(assumption))
        {
            assumptions.Add(assumption);
        }
    }

    public bool Asks(string capability) => needs.Exists(need => need.Capability == capability);
}
