using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Orchestrator.Planning.Work;
using Holmes.Supervisor.Executions;
using Holmes.Supervisor.Executions.Replay;
using Holmes.Teams;
using Holmes.Teams.Tools;

namespace Holmes.Replay.Decisions;

/// <summary>The tools of this build's teams, and those of others as somebody described them: the log names tools, and does not describe them.</summary>
/// <param name="foreign">As <c>GET /api/tools</c> lists them; null where nobody said.</param>
internal sealed class Registry(IReadOnlyList<ToolDescriptor> own, IReadOnlyList<ToolDescriptor>? foreign)
{
    public static IReadOnlyList<ToolDescriptor> OfThisBuild()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear(); // no MCP servers of whoever replays
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Postgres", "Host=127.0.0.1")]); // describing a tool reads no data
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddTeams();
        using var services = builder.Services.BuildServiceProvider();
        return [.. services.GetServices<ITool>().Select(tool => tool.Descriptor)];
    }

    public ToolDescriptor? Find(string name) =>
        own.FirstOrDefault(tool => tool.Name == name) ?? foreign?.FirstOrDefault(tool => tool.Name == name);

    /// <summary>What was registered, as far as the decisions of an execution show it, in the order in which a registry has it.</summary>
    /// <exception cref="NotInLogException">A tool took part that nobody describes.</exception>
    public IReadOnlyList<ToolDescriptor> Of(IReadOnlyList<StoredFact> facts)
    {
        var others = facts.Select(fact => fact.Data).OfType<ToolSelected>()
            .SelectMany(selected => selected.Decision.Candidates.Select(candidate => candidate.Tool)).Distinct()
            .Where(name => own.All(tool => tool.Name != name))
            .Select(name => foreign is null
                ? throw new NotInLogException($"{name} is no tool of this build; describe it with --tools")
                : foreign.FirstOrDefault(tool => tool.Name == name))
            .OfType<ToolDescriptor>();
        return [.. own.Concat(others).OrderBy(tool => tool.Team, StringComparer.Ordinal).ThenBy(tool => tool.Name, StringComparer.Ordinal)];
    }

    /// <summary>Why the plan cannot be compared: then nobody could do what this build has a tool for. Null when it can.</summary>
    public static string? Missing(RecordOrchestration then, IReadOnlyList<ToolDescriptor> tools) =>
        then.Assumptions.Where(assumption => assumption.Field == "notDone")
            .Select(assumption => tools.FirstOrDefault(tool => Capabilities.Korean(tool.Capability) == assumption.Value))
            .FirstOrDefault(tool => tool is not null) is { } now
            ? $"no tool for {now.Capability} was registered then, and now there is {now.Name}"
            : null;
}
