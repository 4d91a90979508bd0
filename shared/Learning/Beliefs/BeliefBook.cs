using Holmes.Learning.Policies;

namespace Holmes.Learning.Beliefs;

/// <summary>What is chosen among: tools of a capability, strategies, tactics.</summary>
/// <param name="Kind">tool, strategy or tactic.</param>
/// <param name="Name">The capability; empty where there is only one of its kind.</param>
public readonly record struct Domain(string Kind, string Name = "")
{
    public static Domain Strategy { get; } = new("strategy");

    public static Domain Tactic { get; } = new("tactic");

    public static Domain Tool(string capability) => new("tool", capability);
}

/// <summary>Everything learned with one policy's parameters, under the names the log uses.</summary>
public sealed class BeliefBook(PolicyParameters parameters)
{
    private readonly Dictionary<Domain, BeliefPage> byDomain = [];
    private readonly List<BeliefPage> pages = [];

    public PolicyParameters Parameters => parameters;

    /// <summary>In the order in which the log first named them.</summary>
    public IReadOnlyList<BeliefPage> Pages => pages;

    public BeliefPage Page(Domain domain)
    {
        if (!byDomain.TryGetValue(domain, out var page))
        {
            pages.Add(byDomain[domain] = page = new(domain, parameters));
        }

        return page;
    }
}
