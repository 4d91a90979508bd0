using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Tools;
using Microsoft.SemanticKernel;
using Xunit;

namespace Holmes.Teams.Tests.Mcp;

public sealed class FunctionToolTests
{
    private sealed record Fee(decimal Won, string Basis);

    [Fact]
    public async Task A_Semantic_Kernel_function_is_a_tool_with_its_schema()
    {
        var function = KernelFunctionFactory.CreateFromMethod((decimal priceWon) => new Fee(priceWon * 0.004m, "0.4 %"), "brokerage", "Brokerage of a sale.");
        var tool = FunctionTool.Of(function, TeamNames.Analysis, "brokerage.fee", effect: EffectClass.ReadOnly);

        var result = await RunAsync(tool, new { priceWon = 500_000_000m });

        Assert.True(tool.Descriptor.ArgumentsSchema.GetProperty("properties").TryGetProperty("priceWon", out _));
        Assert.Equal((Outcome.Ok, 2_000_000m), (result.Outcome, result.Result!.Value.GetProperty("won").GetDecimal()));
    }

    [Fact]
    public async Task A_missing_argument_is_a_failure_of_the_arguments()
    {
        var function = KernelFunctionFactory.CreateFromMethod((decimal priceWon) => priceWon, "brokerage");

        var result = await RunAsync(FunctionTool.Of(function, TeamNames.Analysis, "brokerage.fee"), new { });

        Assert.Equal((Outcome.Failed, FailureClass.BadArguments), (result.Outcome, result.Failure!.Class));
    }

    [Fact]
    public async Task Nothing_returned_is_an_empty_result_and_not_an_answer()
    {
        var function = KernelFunctionFactory.CreateFromMethod(() => Array.Empty<string>(), "nothing");

        var result = await RunAsync(FunctionTool.Of(function, TeamNames.Search, "nothing"), new { });

        Assert.Equal(Outcome.Empty, result.Outcome);
    }

    private static Task<ToolResult> RunAsync(FunctionTool tool, object arguments) => tool.RunAsync(
        new ToolInvocation(Guid.Empty, WireJson.ToElement(arguments), "", "", new DateOnly(2026, 2, 1), []), TestContext.Current.CancellationToken);
}
