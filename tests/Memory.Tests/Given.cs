using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using ExecutionPlanned = Holmes.Memory.Log.ExecutionPlanned;
using ExecutionStarted = Holmes.Memory.Log.ExecutionStarted;

namespace Holmes.Memory.Tests;

/// <summary>The pieces of a log the tests are told with.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 3, 0, 0, TimeSpan.Zero);

    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    public static ExecutionStarted Started(string user, Guid session, string query, int minute = 0) =>
        new(query, user, session, Noon.AddMinutes(minute));

    public static ExecutionPlanned Planned(IntentType type) => new(new Intent(type, 0.9, ["시세"]));

    public static Answer AnAnswer(string text) => new(text, [], [], [], [], [], "rules");

    public static ToolSelected Selected(string decision, IntentType queryType, string tool) => new(new ToolDecision(
        IdOf(decision), "s1", $"for {tool}", tool, "1", Nothing, 1, "live", "because",
        new DecisionContext(queryType, "all", ["search"]), [], new PolicyStamp("hdt", "1", "sha256:00", 0, 7), new ModelUse(false)));

    public static CallResult Call(
        string decision, string tool, Outcome outcome = Outcome.Ok, double quality = 0.8, int milliseconds = 100, Guid? reusedFrom = null) =>
        new(DerivedId.From("call", decision, tool), IdOf(decision), tool, Nothing, outcome, quality, milliseconds, ReusedFrom: reusedFrom);

    /// <summary>A question with one call of one tool, answered.</summary>
    public static object[] AQuestion(string decision, ExecutionStarted started, IntentType type, CallResult call) =>
    [
        started, Planned(type), Selected(decision, type, call.Tool), new StepStarted("s1", 1),
        call.Outcome is Outcome.Failed ? new ToolFailed(call) : new ToolCompleted(call),
        new Log.AnswerComposed(AnAnswer($"{started.Query} 답")), new Log.ExecutionCompleted(Outcome.Ok),
    ];

    public static Guid IdOf(string decision) => DerivedId.From("decision", decision);
}

/// <summary>One of the many events in the log that are not memory's business.</summary>
internal sealed record StepStarted(string StepId, int Attempt);

/// <summary>A plan with its steps, as the supervisor stores it.</summary>
internal sealed record PlannedSteps(Intent Intent, IReadOnlyList<PlannedStep> Steps, IReadOnlyList<Entity>? Entities = null);

internal sealed record StrategyDecided(StrategyDecision Decision);

internal sealed record ToolSelected(ToolDecision Decision);

internal sealed record ToolCompleted(CallResult Call);

internal sealed record ToolFailed(CallResult Call);
