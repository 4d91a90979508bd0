using Holmes.Learning.Policies;

namespace Holmes.Learning.Beliefs;

/// <summary>A table of arms with the names of its arms, contexts and users.</summary>
public sealed class BeliefPage(Domain domain, PolicyParameters parameters)
{
    /// <summary>Users after these are learned from like everybody, and not told apart.</summary>
    private const int MostUsers = 2_000;

    private readonly Names arms = new();
    private readonly Names contexts = new();
    private readonly Names users = new();

    public Domain Domain => domain;

    public ArmTable Table { get; } = new(parameters);

    public IReadOnlyList<string> Arms => arms.All;

    public IReadOnlyList<string> Contexts => contexts.All;

    public IReadOnlyList<string> Users => users.All;

    public void Learn(string context, string arm, string? user, double quality, bool technical, double milliseconds, long at)
    {
        var (c, a) = (contexts.Add(context), arms.Add(arm));
        if (a >= Table.Arms || c >= Table.Contexts)
        {
            Table.Grow(arms.All.Count, contexts.All.Count);
        }

        var u = UserOf(user);
        if (u >= Table.Users.Count)
        {
            Table.Users.Add(u + 1); // whoever has a name has a place, also where his first outcome teaches nothing of him
        }

        Table.Learn(new(c, a, u, quality, technical, milliseconds, at));
    }

    /// <summary>Also of an arm nothing was learned of yet.</summary>
    public Evidence See(string context, string arm, string? user, long now, double latencyIfUnknown)
    {
        var (c, a) = (contexts.Find(context), arms.Find(arm));
        if (a >= 0 && c >= 0)
        {
            return Table.See(c, a, user is null ? -1 : users.Find(user), now, latencyIfUnknown);
        }

        var belief = a >= 0 ? Table.Arm(a) : ArmBelief.Nothing;
        return new()
        {
            Prior = belief.Mean,
            Health = belief.Health,
            Rested = belief.LastAt > 0 && now - belief.LastAt >= parameters.RestSeconds * 1000,
            Milliseconds = belief.Timed > 0 ? belief.Milliseconds : latencyIfUnknown,
            Average = belief.Average,
            AverageHere = CellBelief.Nothing.Average,
        };
    }

    internal void Name(IEnumerable<string> armNames, IEnumerable<string> contextNames, IEnumerable<string> userNames)
    {
        arms.AddAll(armNames);
        contexts.AddAll(contextNames);
        users.AddAll(userNames);
        Table.Grow(arms.All.Count, contexts.All.Count);
        Table.Users.Add(users.All.Count);
    }

    private int UserOf(string? user) => user is null ? -1
        : users.Find(user) is var known && known >= 0 ? known
        : users.All.Count < MostUsers ? users.Add(user) : -1;

    private sealed class Names
    {
        private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
        private readonly List<string> all = [];

        public List<string> All => all;

        public int Find(string name) => places.GetValueOrDefault(name, -1);

        public int Add(string name)
        {
            if (places.TryGetValue(name, out var place))
            {
                return place;
            }

            all.Add(name);
            return places[name] = all.Count - 1;
        }

        public void AddAll(IEnumerable<string> names)
        {
            foreach (var name in names)
            {
                Add(name);
            }
        }
    }
}
