using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Contracts;
using Holmes.Teams.Analysis.Loans;
using Holmes.Teams.Analysis.Policies;
using Holmes.Teams.Analysis.Rent;
using Holmes.Teams.Analysis.Returns;
using Holmes.Teams.Analysis.Settlements;
using Xunit;

namespace Holmes.Teams.Tests.Analysis;

/// <summary>Ten cases as an adviser would work them out on paper, through the tools, on 2025-11-03 unless said otherwise.</summary>
public sealed class ExpertScenarios
{
    [Fact]
    public async Task Nine_eok_in_Nowon_with_80_million_a_year()
    {
        // LTV 40 % = 360,000,000. DSR: 80M × 40 % / 12 − 300,000 = 2,366,667 a month at 4.2 + 3.0 %, 30 years = 348,660,544.
        var simulation = (await Invoke.Tool(new LoanSimulatorTool(), new LoanSimulationArguments(
            PriceWon: 900_000_000, Region: Samples.Nowon, AnnualIncomeWon: 80_000_000, ExistingMonthlyPaymentWon: 300_000,
            OwnFundsWon: 600_000_000, HomesOwned: 0, RatePercent: 4.2m, TermYears: 30, AreaM2: 84))).Read<LoanSimulation>();

        Assert.Equal((348_660_544m, "DSR", 1_705_010m), (simulation.MaxLoanWon, simulation.BindingRule, simulation.MonthlyPaymentWon));
        Assert.Equal(27_000_000 + 2_700_000 + 4_950_000 + 150_000, simulation.AcquisitionCostsWon); // 3 %, 0.3 %, 0.5 % + VAT, stamp
        Assert.Equal(586_139_456, simulation.RequiredOwnFundsWon);
        Assert.Equal(0, simulation.ShortageWon);
        Assert.Equal(30.08m, simulation.BurdenPercent); // (1,705,010 + 300,000) × 12 / 80,000,000
    }

    [Fact]
    public async Task A_first_home_of_five_eok_in_Busan()
    {
        // LTV 80 % = 400,000,000; cap 600,000,000; DSR: 1,666,667 at 4.2 + 0.75 %, 30 years = 312,244,351.
        var result = await Invoke.Tool(new LoanSimulatorTool(), new LoanSimulationArguments(
            PriceWon: 500_000_000, Region: Samples.Haeundae, AnnualIncomeWon: 50_000_000, ExistingMonthlyPaymentWon: 0,
            HomesOwned: 0, IsFirstHome: true, RatePercent: 4.2m, AreaM2: 59));

        var simulation = result.Read<LoanSimulation>();
        Assert.Equal(Outcome.Ok, result.Outcome);
        Assert.Equal([400_000_000m, 600_000_000m, 312_244_351m], simulation.Limits.Select(limit => limit.AmountWon));
        Assert.Equal(1_526_929, simulation.MonthlyPaymentWon);
        Assert.Equal(3_000_000 + 500_000 + 2_200_000 + 150_000, simulation.AcquisitionCostsWon); // 1 % less 2,000,000
    }

    [Fact]
    public async Task A_third_home_in_Seoul_gets_no_loan_and_pays_twelve_percent()
    {
        var simulation = (await Invoke.Tool(new LoanSimulatorTool(), new LoanSimulationArguments(
            PriceWon: 1_000_000_000, Region: Samples.Gangnam, AnnualIncomeWon: 200_000_000, HomesOwned: 2, AreaM2: 84))).Read<LoanSimulation>();

        Assert.Equal(0, simulation.MaxLoanWon);
        Assert.Equal(120_000_000, simulation.Costs!.Single(cost => cost.Name == "취득세").AmountWon);
        Assert.Equal(4_000_000, simulation.Costs!.Single(cost => cost.Name == "지방교육세").AmountWon);
    }

    [Fact]
    public async Task A_jeonse_of_seven_eok_meets_the_guarantee_before_eighty_percent()
    {
        var simulation = (await Invoke.Tool(new LoanSimulatorTool(), new LoanSimulationArguments(
            "jeonse", 700_000_000, Samples.Gangnam, 70_000_000, HomesOwned: 0, RatePercent: 4))).Read<LoanSimulation>();

        Assert.Equal((500_000_000m, "CAP", 1_666_667m), (simulation.MaxLoanWon, simulation.BindingRule, simulation.MonthlyPaymentWon));
        Assert.Equal(3_080_000, simulation.AcquisitionCostsWon); // 0.4 % + VAT
        Assert.Equal(203_080_000, simulation.RequiredOwnFundsWon);
    }

    [Fact]
    public async Task Two_eok_and_500000_a_month_become_two_eok_ten_million_and_520000()
    {
        // At 4.5 %: 200M + 133,333,333 = 333,333,333 and 210M + 138,666,667 = 348,666,667: 4.6 %.
        var answer = (await Invoke.Tool(new RentIncreaseCheckTool(), new RentIncreaseArguments(200_000_000, 210_000_000, 500_000, 520_000))).Read<RentIncrease>();

        Assert.Equal((4.6m, true), (answer.RatePercent!.Value, answer.IsWithinLimit!.Value));
        Assert.Equal((210_000_000m, 525_000m), (answer.MaxDepositWon, answer.MaxMonthlyRentWon));
    }

    [Fact]
    public async Task Three_eok_into_rent_in_June_2023()
    {
        // Base rate 3.5 % + 2: 300,000,000 × 5.5 % / 12.
        var conversion = (await Invoke.Tool(
            new RentConversionTool(), new RentConversionArguments(DepositWon: 400_000_000, TargetDepositWon: 100_000_000), new DateOnly(2023, 6, 1))).Read<RentConversion>();

        Assert.Equal((5.5m, 1_375_000m), (conversion.LegalCapPercent, conversion.MaxMonthlyRentWon));
    }

    [Fact]
    public async Task A_seller_of_eight_eok_who_withdraws_pays_the_down_payment_double()
    {
        var settlement = (await Invoke.Tool(new PenaltyAndDepositTool(), new PenaltyArguments(
            "cancelBySeller", 800_000_000, DownPaymentWon: 80_000_000, AgreedDownPaymentWon: 80_000_000))).Read<TenancySettlement>();

        Assert.Equal(160_000_000, settlement.PayableWon);
        Assert.Contains("민법 제565조 제1항", settlement.Laws);
    }

    [Fact]
    public async Task Two_eok_of_deposit_come_half_a_year_late()
    {
        // 200,000,000 × 5 % × 180 / 365 and × 12 %.
        var settlement = (await Invoke.Tool(new PenaltyAndDepositTool(), new PenaltyArguments(
            "lateDepositReturn", DepositWon: 200_000_000, UnpaidWon: 0, DaysLate: 180))).Read<TenancySettlement>();

        Assert.Equal([200_000_000m, 4_931_506m, 11_835_616m], settlement.Lines.Select(line => line.AmountWon));
    }

    [Fact]
    public async Task A_flat_let_in_Busan_that_does_not_rise_loses_money()
    {
        // Loan 180,000,000 at 5 %: 966,279 a month, 171,618,470 left after three years. Tax on rent: half of it at 15.4 %.
        var result = (await Invoke.Tool(new RoiCalculatorTool(), new RoiArguments(
            300_000_000, 100_000_000, LoanRatePercent: 5, DepositWon: 20_000_000, MonthlyRentWon: 1_000_000, HoldingYears: 3,
            PriceGrowthPercent: 0, HomesOwned: 1, Region: Samples.Haeundae, AreaM2: 59))).Read<InvestmentReturn>();

        var expected = result.Exits.Single(exit => exit.Name == "base");
        Assert.Equal((180_000_000m, 4_770_000m), (result.LoanWon, result.AcquisitionCostsWon));
        Assert.Equal((9_260_760m, 11_595_348m, -2_334_588m), (result.YearlyNetRentWon, result.YearlyLoanPaymentWon, result.FirstYearCashFlowWon));
        Assert.Equal((171_618_470m, 0m, -4_076_693m, -3.67m), (expected.RemainingLoanWon, expected.TaxWon, expected.TotalReturnWon, expected.RoiPercent));
        Assert.Equal(-2.23m, result.CashOnCashPercent);
    }

    [Fact]
    public async Task A_couple_married_two_years_with_70_million_buys_for_five_and_a_half_eok()
    {
        var matches = (await Invoke.Tool(new PolicyMatcherTool(), new PolicyMatchArguments(
            34, 70_000_000, 200_000_000, 0, true, 2, 0, Samples.Nowon, 550_000_000, IsFirstHome: true, Purpose: "purchase",
            IsHouseholdHead: true, HasNewborn: false, SupportsElderlyParent: false, AreaM2: 59))).Read<PolicyMatches>().Matches;

        string Eligibility(string id) => matches.Single(match => match.PolicyId == id).Eligibility;
        Assert.Equal("eligible", Eligibility("didimdol-newlywed"));
        Assert.Equal(320_000_000, matches.Single(match => match.PolicyId == "didimdol-newlywed").LimitWon);
        Assert.Equal("eligible", Eligibility("didimdol"));
        Assert.Equal("eligible", Eligibility("bogeumjari"));
        Assert.Equal("eligible", Eligibility("first-home-tax"));
        Assert.Equal("notEligible", Eligibility("newborn-purchase"));
        Assert.Equal("notEligible", Eligibility("multi-child-supply"));
        Assert.Equal("expired", Eligibility("bogeumjari-special"));
    }

    [Fact]
    public async Task A_lease_with_three_traps_is_dangerous()
    {
        const string text = """
            부동산 임대차계약서
            보증금 2억원, 월세 50만원, 계약기간 2년, 관리비 10만원
            특약사항
            1. 임차인은 계약갱신요구권을 행사하지 않기로 한다.
            2. 임차인이 위반하면 보증금의 30%를 위약금으로 지급하고, 임대료는 매년 8% 인상한다.
            3. 임대인은 잔금 지급일 다음 날까지 근저당을 설정하지 않는다.
            """;

        var findings = (await Invoke.Tool(new ContractAnalysisTool(), new ContractAnalysisArguments(text))).Read<ContractReview>().Findings;

        Assert.Equal(
            ["renewalWaived", "excessivePenalty", "increaseOverLimit"],
            findings.Where(finding => finding.Severity == "high").Select(finding => finding.Code));
        Assert.DoesNotContain(findings, finding => finding.Excerpt == "담보권 설정 금지");
    }
}
