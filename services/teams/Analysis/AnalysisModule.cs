using Holmes.Teams.Analysis.Contracts;
using Holmes.Teams.Analysis.Loans;
using Holmes.Teams.Analysis.Market;
using Holmes.Teams.Analysis.Policies;
using Holmes.Teams.Analysis.Rent;
using Holmes.Teams.Analysis.Returns;
using Holmes.Teams.Analysis.Settlements;
using Holmes.Teams.Analysis.Taxes;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Analysis;

/// <summary>The tools of the analysis team.</summary>
public static class AnalysisModule
{
    public static void AddAnalysis(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton<ITool, ContractAnalysisTool>()
        .AddSingleton<ITool, MarketAnalysisTool>()
        .AddSingleton<ITool, RoiCalculatorTool>()
        .AddSingleton<ITool, LoanSimulatorTool>()
        .AddSingleton<ITool, PolicyMatcherTool>()
        .AddSingleton<ITool, RentIncreaseCheckTool>()
        .AddSingleton<ITool, RentConversionTool>()
        .AddSingleton<ITool, PenaltyAndDepositTool>()
        .AddSingleton<ITool, TransactionCostsTool>()
        .AddSingleton<ITool, GiftTaxTool>()
        .AddSingleton<ITool, PropertyTaxTool>();
}
