using System.Collections.Immutable;
using Holmes.Contracts.Teams;

namespace Holmes.Teams.Tools;

/// <summary>The tools of the teams: the built-in ones, and those that others provide and that may come later.</summary>
public sealed class ToolCatalogue(IEnumerable<ITool> builtIn)
{
    private readonly Lock gate = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ImmutableDictionary<string, ITool> tools = builtIn.ToImmutableDictionary(tool => tool.Descriptor.Name, StringComparer.Ordinal);
    private ImmutableHashSet<string> expected = [];
    private readonly ImmutableHashSet<string> fixedNames = [.. builtIn.Select(tool => tool.Descriptor.Name)];

    public IEnumerable<ITool> Tools => tools.Values;

    /// <summary>Ends when the tools are others than they were when it was asked for.</summary>
    public Task Changed => Volatile.Read(ref changed).Task;

    public ITool? Find(string name) => tools.GetValueOrDefault(name);

    public ToolDescriptor? Describe(string name) => Find(name)?.Descriptor;

    /// <summary>Whether a tool that is not there may come: its provider is known and not connected yet.</summary>
    public bool MayCome(string name) => expected.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Tools whose names begin so are provided by somebody who may still be away.</summary>
    public void Expect(string prefix) => ImmutableInterlocked.Update(ref expected, (set, one) => set.Add(one), prefix);

    /// <summary>Puts the tools of one provider in the place of those it had before. A built-in tool is never replaced.</summary>
    /// <returns>Names that are taken already, and so were left out.</returns>
    public IReadOnlyList<string> Provide(IReadOnlyCollection<ITool> before, IReadOnlyCollection<ITool> now)
    {
        lock (gate)
        {
            var without = tools.RemoveRange(before.Where(tool => ReferenceEquals(Find(tool.Descriptor.Name), tool)).Select(tool => tool.Descriptor.Name));
            var taken = now.Where(tool => fixedNames.Contains(tool.Descriptor.Name) || without.ContainsKey(tool.Descriptor.Name)).ToList();
            tools = without.SetItems(now.Except(taken).Select(tool => KeyValuePair.Create(tool.Descriptor.Name, tool)));
            Interlocked.Exchange(ref changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
            return [.. taken.Select(tool => tool.Descriptor.Name)];
        }
    }
}
