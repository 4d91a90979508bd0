namespace Holmes.Cli.Tests;

/// <summary>Events as they stand in the log.</summary>
internal static class Stories
{
    public static IReadOnlyList<(string Name, object Data)> Answered { get; } =
    [
        ("ExecutionStarted", new { query = "강남구 전세 시세" }),
        ("ExecutionPlanned", new
        {
            intent = new { type = "MARKET_INQUIRY", confidence = 0.9 },
            steps = new[] { new { stepId = "s1", team = "search", task = "시세 [조회]", dependsOn = Array.Empty<string>() } },
        }),
        ("StrategyDecided", new { decision = new { name = "parallel", confidence = 0.8, reasoning = "서로 기다리지 않습니다" } }),
        ("ToolSelected", new { decision = new { stepId = "s1", tool = "market_prices", propensity = 0.9, reasoning = "가장 잘 맞습니다" } }),
        ("StepStarted", new { stepId = "s1", attempt = 1 }),
        ("StepProgressed", new { stepId = "s1", attempt = 1, progressPercentage = 40 }),
        ("ToolCompleted", new { stepId = "s1", attempt = 1, call = new { tool = "market_prices", outcome = "ok", quality = 1.0, milliseconds = 12 } }),
        ("StepCompleted", new { stepId = "s1", attempt = 1, outcome = "ok", quality = 1.0 }),
        ("AnswerComposed", new { answer = new { text = "답" } }),
        ("ExecutionCompleted", new { outcome = "ok" }),
    ];
}
