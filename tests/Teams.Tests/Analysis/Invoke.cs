using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Teams.Tools;
using Xunit;

namespace Holmes.Teams.Tests.Analysis;

/// <summary>Calls a tool as the team does, arguments and results as JSON.</summary>
internal static class Invoke
{
    public static DateOnly Day { get; } = new(2025, 11, 3);

    public static async Task<ToolResult> Tool(ITool tool, object arguments, DateOnly? today = null, params CallResult[] inputs) =>
        await tool.RunAsync(
            new ToolInvocation(Guid.Empty, WireJson.ToElement(arguments), "질문", "user", today ?? Day, inputs), TestContext.Current.CancellationToken);

    public static T Read<T>(this ToolResult result)
    {
        Assert.True(result.Result is not null, $"{result.Outcome}: {result.Note} {result.Failure}");
        return WireJson.Read<T>(result.Result.Value);
    }

    /// <summary>A result of an earlier step.</summary>
    public static CallResult Input<T>(string gives, T result, Outcome outcome = Outcome.Ok) =>
        new(Guid.Empty, Guid.Empty, "a tool", WireJson.ToElement(new { }), outcome, 1, 1, gives, WireJson.ToElement(result));
}
