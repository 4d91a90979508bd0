using System.Collections.Concurrent;
using Holmes.Contracts.Teams;
using Microsoft.Extensions.Options;

namespace Holmes.Orchestrator.Registry;

/// <summary>
/// The tools of all teams, as the teams announce them: nothing here is durable, since every team says it again when asked.
/// </summary>
public sealed class ToolRegistry(IOptions<RegistryOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<ToolDescriptor>> teams = new();
    private readonly TaskCompletionSource known = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<ToolDescriptor> Tools =>
        [.. teams.OrderBy(team => team.Key, StringComparer.Ordinal).SelectMany(team => team.Value)];

    /// <exception cref="ArgumentException">The announcement cannot be used; says which field and why.</exception>
    public void Register(RegisterTools announced)
    {
        Announced.Check(announced, teams);
        teams[announced.Team] = announced.Tools;
        if (options.Value.ExpectedTeams.All(teams.ContainsKey))
        {
            known.TrySetResult();
        }
    }

    /// <summary>The tools, once the expected teams have announced theirs; after a while, those that have.</summary>
    public async Task<IReadOnlyList<ToolDescriptor>> WhenKnownAsync(CancellationToken cancellation)
    {
        var patience = TimeSpan.FromSeconds(options.Value.PatienceSeconds);
        await Task.WhenAny(known.Task, Task.Delay(patience, clock, cancellation));
        return Tools;
    }
}

/// <summary>Which teams the first plan waits for, and how long.</summary>
public sealed record RegistryOptions
{
    public IReadOnlyList<string> ExpectedTeams { get; init; } = ["search", "analysis", "document"];

    public int PatienceSeconds { get; init; } = 10;
}
