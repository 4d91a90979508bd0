using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Planning;

namespace Holmes.Orchestrator.Tests.Planning;

/// <summary>Plans a question as the orchestrator does.</summary>
internal static class Questions
{
    public static readonly DateTimeOffset Asked = new(2026, 1, 5, 3, 0, 0, TimeSpan.Zero);

    public static PlanningKnowledge Knowledge { get; } = new(KnownTools.All, null);

    public static OrchestrateExecution Command(string query, params PastTurn[] conversation) =>
        new(DerivedId.From("test", query), 1, query, "user", Guid.Empty, Asked, new(), conversation);

    public static RecordOrchestration Plan(string query, params PastTurn[] conversation) => Planner.Plan(Command(query, conversation), Knowledge);

    public static PastTurn Turn(string query)
    {
        var plan = Plan(query);
        return new(query, plan.Intent.Type, plan.Entities);
    }

    public static IReadOnlyList<string> Tools(this RecordOrchestration plan) => [.. plan.Steps.SelectMany(step => step.Calls).Select(call => call.Tool)];

    public static T Arguments<T>(this RecordOrchestration plan, string tool) =>
        WireJson.Read<T>(plan.Steps.SelectMany(step => step.Calls).First(call => call.Tool == tool).Arguments);
}
