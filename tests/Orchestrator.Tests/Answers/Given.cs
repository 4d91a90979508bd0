using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Orchestrator.Tests.Answers;

/// <summary>Finished steps to compose answers from.</summary>
internal static class Given
{
    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;

    public static CallResult Call(
        int id,
        string? gives,
        object? result,
        Outcome outcome = Outcome.Ok,
        string tool = "some_tool",
        string? note = null,
        Failure? failure = null,
        SourceReference[]? sources = null,
        Assumption[]? assumptions = null,
        string arguments = "{}") =>
        new(Id(id), Id(1000 + id), tool, Json(arguments), outcome, 0.9, 5, gives, Element(result), sources, assumptions, note, failure);

    public static StepResult Step(string task, params CallResult[] calls) =>
        new("s1", "search", task, calls.Length == 0 ? Outcome.Ok : calls[0].Outcome, 0.9, null, calls);

    public static ComposeAnswer Question(string query, IntentType intent, params StepResult[] steps) =>
        new(Id(1), query, "local", Id(2), DateTimeOffset.UnixEpoch, new Intent(intent, 0.9, []), [], [], steps);

    private static JsonElement? Element(object? result) => result switch
    {
        null => null,
        JsonElement element => element,
        _ => JsonSerializer.SerializeToElement(result, result.GetType(), WireJson.Options),
    };
}
