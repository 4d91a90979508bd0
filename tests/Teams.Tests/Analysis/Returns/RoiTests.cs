using FsCheck;
using FsCheck.Xunit;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Returns;
using Xunit;
using Outcome = Holmes.Contracts.Executions.Outcome;

namespace Holmes.Teams.Tests.Analysis.Returns;

public sealed class RoiTests
{
    private readonly RoiCalculatorTool _tool = new();

    [Fact]
    public async Task What_is_not_paid_from_own_funds_is_a_loan_and_not_free()
    {
        // The defective calculator took 70 % of the price for free: ROI 248.21 %, 28.34 % a year, grade "excellent".
        var result = (await Invoke.Tool(_tool, new RoiArguments(
            1_000_000_000, 300_000_000, LoanRatePercent: 4.5m, MonthlyRentWon: 3_000_000, PriceGrowthPercent: 3, IsRegulatedArea: false))).Read<InvestmentReturn>();

        var expected = result.Exits.Single(exit => exit.Name == "base");
        Assert.Equal(700_000_000, result.LoanWon);
        Assert.Equal(3_546_797 * 12, result.YearlyLoanPaymentWon);
        Assert.Equal(638_105_420, expected.RemainingLoanWon);
        Assert.Equal(38_650_000, result.AcquisitionCostsWon);
        Assert.Equal(338_650_000, result.InvestedWon);
        Assert.Equal(-13_172_364, result.FirstYearCashFlowWon);
        Assert.Equal(-3.89m, result.CashOnCashPercent);
        Assert.Equal(29.50m, expected.RoiPercent);
        Assert.NotEqual(248.21m, expected.RoiPercent);
        Assert.InRange(expected.AnnualReturnPercent, 5.2m, 5.4m);
    }

    [Fact]
    public async Task A_home_without_rent_and_with_a_loan_is_no_good_investment()
    {
        // It was "good", with 198.97 %.
        var result = (await Invoke.Tool(_tool, new RoiArguments(500_000_000, 150_000_000, PriceGrowthPercent: 3, IsRegulatedArea: false))).Read<InvestmentReturn>();

        Assert.Equal(350_000_000, result.LoanWon);
        Assert.True(result.Exits.Single(exit => exit.Name == "base").RoiPercent < 20);
        Assert.True(result.Grade is "C" or "D" or "E");
        Assert.Contains(result.Risks, risk => risk.Code == "negativeCashFlow");
    }

    [Fact]
    public async Task Three_exits_stand_in_order_of_their_growth()
    {
        var result = (await Invoke.Tool(_tool, new RoiArguments(800_000_000, 800_000_000, PriceGrowthPercent: 1))).Read<InvestmentReturn>();

        Assert.Equal([-1m, 1m, 3m], result.Exits.Select(exit => exit.PriceGrowthPercent));
        Assert.True(result.Exits[0].TotalReturnWon < result.Exits[1].TotalReturnWon && result.Exits[1].TotalReturnWon < result.Exits[2].TotalReturnWon);
    }

    [Fact]
    public async Task A_deposit_finances_the_purchase_and_is_returned_at_the_end()
    {
        var result = (await Invoke.Tool(_tool, new RoiArguments(600_000_000, 100_000_000, DepositWon: 500_000_000, PriceGrowthPercent: 0, IsRegulatedArea: false))).Read<InvestmentReturn>();

        Assert.Equal(0, result.LoanWon);
        Assert.True(result.Exits.Single(exit => exit.Name == "base").TotalReturnWon < 0, "with no growth only the costs remain");
        Assert.Contains(result.Risks, risk => risk is { Code: "leverageHigh", Severity: "high" });
    }

    [Fact]
    public async Task Without_a_price_it_is_skipped_and_says_what_is_missing()
    {
        var result = await Invoke.Tool(_tool, new RoiArguments());

        Assert.Equal(Outcome.Skipped, result.Outcome);
        Assert.Contains("매매가격", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_loan_of_another_step_is_taken_and_said()
    {
        var loan = (await Invoke.Tool(new Teams.Analysis.Loans.LoanSimulatorTool(), new LoanSimulationArguments(
            PriceWon: 800_000_000, Region: Samples.Gangnam, AnnualIncomeWon: 100_000_000, HomesOwned: 0))).Read<LoanSimulation>();

        var result = await Invoke.Tool(_tool, new RoiArguments(800_000_000, MonthlyRentWon: 2_000_000), null, Invoke.Input(Gives.LoanSimulation, loan));

        Assert.Equal(320_000_000, result.Read<InvestmentReturn>().LoanWon);
        Assert.Contains(result.Assumptions!, assumption => assumption.Field == "loanWon");
    }

    [Fact]
    public async Task A_loan_over_the_limit_of_another_step_is_a_risk()
    {
        var loan = (await Invoke.Tool(new Teams.Analysis.Loans.LoanSimulatorTool(), new LoanSimulationArguments(
            PriceWon: 800_000_000, Region: Samples.Gangnam, AnnualIncomeWon: 100_000_000, HomesOwned: 0))).Read<LoanSimulation>();

        var result = (await Invoke.Tool(_tool, new RoiArguments(800_000_000, 200_000_000), null, Invoke.Input(Gives.LoanSimulation, loan))).Read<InvestmentReturn>();

        Assert.Contains(result.Risks, risk => risk.Code == "loanOverLimit");
    }

    [Property]
    public void Money_in_is_price_and_nothing_overflows(DoNotSize<uint> price, DoNotSize<uint> own, DoNotSize<uint> rent, byte years, byte growth, byte homes)
    {
        var paid = Math.Min(own.Won(), price.Won());
        var @case = new RoiCase(
            price.Won(), paid, price.Won() - paid, 4.5m, 30, 0, rent.Won(), 1 + years % 50, growth % 41 - 20, homes % 4, homes > 127, null, Invoke.Day);

        var result = Roi.Of(@case);

        Assert.Equal(price.Won(), result.OwnFundsWon + result.LoanWon);
        Assert.All(result.Exits, exit => Assert.True(exit.AnnualReturnPercent >= -100 && exit.RoiPercent >= -100 && exit.TaxWon >= 0 && exit.SalePriceWon >= 0));
        Assert.True(result.Grade is "A" or "B" or "C" or "D" or "E");
    }

    [Property]
    public void More_rent_never_lowers_the_return(DoNotSize<uint> price, uint rent, ushort more)
    {
        InvestmentReturn Of(decimal monthly) => Roi.Of(new RoiCase(
            price.Won() + 1_000_000, price.Won() + 1_000_000, 0, 4.5m, 30, 0, monthly, 5, 3, 0, false, null, Invoke.Day));

        Assert.True(Of(rent * 1000m).Exits[1].TotalReturnWon <= Of(rent * 1000m + more * 1000m).Exits[1].TotalReturnWon);
    }
}
