using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis;
using Holmes.Teams.Tools;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Holmes.Teams.Tests.Analysis;

public sealed class AnalysisModuleTests
{
    [Fact]
    public void All_eleven_tools_are_registered_under_their_names_and_capabilities()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.AddAnalysis();
        using var services = builder.Services.BuildServiceProvider();

        var tools = services.GetServices<ITool>().Select(tool => tool.Descriptor).ToDictionary(tool => tool.Name, tool => tool.Capability);

        Assert.Equal(
            new Dictionary<string, string>
            {
                [ToolNames.ContractAnalysis] = "contract.review",
                [ToolNames.MarketAnalysis] = "market.analysis",
                [ToolNames.RoiCalculator] = "investment.return",
                [ToolNames.LoanSimulator] = "loan.simulation",
                [ToolNames.PolicyMatcher] = "policy.match",
                [ToolNames.RentIncreaseCheck] = "rent.increase",
                [ToolNames.RentConversion] = "rent.conversion",
                [ToolNames.PenaltyAndDeposit] = "tenancy.settlement",
                [ToolNames.TransactionCosts] = "transaction.costs",
                [ToolNames.GiftTax] = "gift.tax",
                [ToolNames.PropertyTax] = "property.tax",
            },
            tools);
    }
}
