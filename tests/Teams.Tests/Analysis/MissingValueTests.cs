using System.Text.Json.Nodes;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Contracts;
using Holmes.Teams.Analysis.Loans;
using Holmes.Teams.Analysis.Rent;
using Holmes.Teams.Analysis.Returns;
using Holmes.Teams.Analysis.Settlements;
using Holmes.Teams.Analysis.Taxes;
using Holmes.Teams.Tools;
using Xunit;

namespace Holmes.Teams.Tests.Analysis;

/// <summary>What a tool says it lacks can be given to it under the name it says, and is enough.</summary>
public sealed class MissingValueTests
{
    public static TheoryData<ITool, object> Lacking { get; } = new()
    {
        { new ContractAnalysisTool(), new ContractAnalysisArguments() },
        { new LoanSimulatorTool(), new LoanSimulationArguments() },
        { new LoanSimulatorTool(), new LoanSimulationArguments("jeonse", AnnualIncomeWon: 50_000_000) },
        { new RentConversionTool(), new RentConversionArguments("jeonseToMonthly") },
        { new RentConversionTool(), new RentConversionArguments("monthlyToJeonse") },
        { new RentConversionTool(), new RentConversionArguments("monthlyToJeonse", DepositWon: 10_000_000) },
        { new RoiCalculatorTool(), new RoiArguments() },
        { new PenaltyAndDepositTool(), new PenaltyArguments("cancelByBuyer") },
        { new PenaltyAndDepositTool(), new PenaltyArguments("earlyTermination") },
        { new TransactionCostsTool(), new TransactionCostArguments() },
        { new TransactionCostsTool(), new TransactionCostArguments(TradeType.Jeonse) },
    };

    [Theory]
    [MemberData(nameof(Lacking), DisableDiscoveryEnumeration = true)]
    public async Task A_value_that_is_missing_can_be_given_and_is_enough(ITool tool, object arguments)
    {
        var lacking = await Invoke.Tool(tool, arguments);
        Assert.NotEmpty(lacking.Missing ?? []);

        var filled = JsonNode.Parse(WireJson.ToElement(arguments).GetRawText())!.AsObject();
        foreach (var missing in lacking.Missing!)
        {
            Assert.True(tool.Descriptor.ArgumentsSchema.GetProperty("properties").TryGetProperty(missing.Argument, out _), missing.Argument);
            filled[missing.Argument] = missing.Kind == "text" ? "임대차계약서. 보증금은 1억원으로 한다." : 300_000_000;
        }

        var given = await Invoke.Tool(tool, filled);
        Assert.Null(given.Missing);
        Assert.True(given.Outcome is Outcome.Ok or Outcome.Degraded, $"{given.Outcome}: {given.Note} {given.Failure}");
    }

    [Fact]
    public async Task Payments_of_a_loan_that_is_wanted_lack_no_price() =>
        Assert.Null((await Invoke.Tool(new LoanSimulatorTool(), new LoanSimulationArguments(WantedLoanWon: 300_000_000, RatePercent: 4))).Missing);
}
