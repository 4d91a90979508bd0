using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Notifier.Tests.Edge;

/// <summary>The events of one execution as the supervisor stores them: two steps, one retry, one step left out.</summary>
public static class Story
{
    public static readonly DateTimeOffset At = new(2026, 11, 22, 7, 0, 0, 123, TimeSpan.Zero);

    private static readonly Guid Decision = Guid.Parse("0198a000-0000-7000-8000-000000000001");

    public static (string Name, object Data) Started(Guid session, string user = "local") => ("ExecutionStarted", new
    {
        query = "강남구 전세 시세를 알려 주세요",
        userId = user,
        sessionId = session,
        options = new ExecutionOptions(),
        conversation = Array.Empty<PastTurn>(),
        startedAt = At,
        deadline = At.AddMinutes(5),
    });

    public static (string Name, object Data) Note(int number, int size = 0) =>
        ("StepProgressed", new { stepId = "s1", attempt = 1, progressPercentage = number % 100, note = new string('가', size) + number });

    public static (string Name, object Data)[] Planned =>
    [
        ("OrchestrationStarted", new { round = 1 }),
        ("ExecutionPlanned", new
        {
            intent = new Intent(IntentType.MarketInquiry, 0.9, ["시세"]),
            entities = Array.Empty<Entity>(),
            steps = new[] { Step("s1", "search"), Step("s2", "analysis") },
            assumptions = Array.Empty<Assumption>(),
        }),
        ("StrategyDecided", new { decision = new { name = "parallel", confidence = 0.8, reasoning = "독립적인 단계" } }),
        ("ToolSelected", new { decision = new { decisionId = Decision, stepId = "s1", tool = "market_data", arguments = new { gu = "강남구" } } }),
        ("StepOrchestrated", new { step = Step("s1", "search") }),
        ("StepOrchestrated", new { step = Step("s2", "analysis") }),
        ("OrchestrationCompleted", new { round = 1, decisions = 1 }),
    ];

    public static (string Name, object Data)[] Worked =>
    [
        ("ExecutionDispatched", new { }),
        ("StepStarted", new { stepId = "s1", attempt = 1, deadline = At.AddSeconds(30) }),
        ("ToolFailed", Call(1, Outcome.Failed)),
        ("StepFailed", new { stepId = "s1", attempt = 1, failure = new Failure(FailureClass.Transient, "연결이 끊겼습니다", true), retryAt = At.AddSeconds(9) }),
        ("StepStarted", new { stepId = "s1", attempt = 2, deadline = At.AddSeconds(60) }),
        ("StepProgressed", new { stepId = "s1", attempt = 2, progressPercentage = 50 }),
        ("ToolCompleted", Call(2, Outcome.Ok)),
        ("StepCompleted", new { stepId = "s1", attempt = 2, outcome = "ok", quality = 0.9 }),
        ("StepSkipped", new { stepId = "s2", reason = "필요하지 않음" }),
    ];

    public static (string Name, object Data)[] Asked(string input) =>
        [("InputRequested", new { inputId = input, kind = "approval", prompt = "이 계획으로 진행할까요?" })];

    public static (string Name, object Data)[] Replied(string input) =>
        [("InputProvided", new { inputId = input, decision = "approve", by = "local" })];

    public static (string Name, object Data)[] Answered =>
    [
        ("AnswerComposed", new { answer = new Answer("중위 전세가는 5억원입니다.", [new AnswerSection("figures", "시세", "표", [])], [], [], [], [], "rules") }),
        ("ExecutionCompleted", new { outcome = "ok" }),
    ];

    public static (string Name, object Data)[] Whole(Guid session, string user = "local") =>
        [Started(session, user), .. Planned, .. Worked, .. Answered];

    private static PlannedStep Step(string id, string team) => new(id, team, $"{team} 일", [], []);

    private static object Call(int attempt, Outcome outcome) => new
    {
        stepId = "s1",
        attempt,
        call = new CallResult(
            Guid.Parse($"0198a000-0000-7000-8000-00000000010{attempt}"), Decision, "market_data",
            Contracts.WireJson.ToElement(new { gu = "강남구" }), outcome, 0.9, 12),
    };
}
