using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Loans;
using Xunit;

namespace Holmes.Teams.Tests.Analysis.Loans;

public sealed class LoanSimulatorToolTests
{
    private readonly LoanSimulatorTool _tool = new();

    [Fact]
    public async Task The_golden_case_is_limited_by_ltv_and_its_alternatives_too()
    {
        var result = await Invoke.Tool(_tool, new LoanSimulationArguments(
            PriceWon: 800_000_000, Region: Samples.Gangnam, AnnualIncomeWon: 100_000_000, ExistingMonthlyPaymentWon: 500_000,
            OwnFundsWon: 300_000_000, HomesOwned: 0, CreditGrade: 2));

        var simulation = result.Read<LoanSimulation>();
        Assert.Equal(320_000_000, simulation.MaxLoanWon);
        Assert.Equal("LTV", simulation.BindingRule);
        Assert.Equal(1_621_393, simulation.MonthlyPaymentWon);
        Assert.Equal(405_216_610, simulation.Limits.Single(limit => limit.Code == "DSR").AmountWon);

        // It offered loans of 70 % and 60 % of the price, and took 40 % of 120 million of income for a loan: 48,000,000.
        Assert.All(simulation.Scenarios.Where(scenario => scenario.Name != "생애최초 요건 충족"), scenario => Assert.True(scenario.MaxLoanWon <= 320_000_000));
        Assert.Equal(320_000_000, simulation.Scenarios.Single(scenario => scenario.Name == "소득 증가").MaxLoanWon);
        Assert.Equal(560_000_000, 800_000_000 * 0.7m);
        Assert.DoesNotContain(simulation.Scenarios, scenario => scenario.MaxLoanWon is 560_000_000 or 480_000_000 or 48_000_000);
    }

    [Fact]
    public async Task The_golden_acquisition_costs_of_five_percent_were_twice_what_law_asks()
    {
        var simulation = (await Invoke.Tool(_tool, new LoanSimulationArguments(PriceWon: 800_000_000, Region: Samples.Gangnam, HomesOwned: 0))).Read<LoanSimulation>();

        // 18,640,000 + 1,864,000 + 3,520,000 + 150,000
        Assert.Equal(24_174_000, simulation.AcquisitionCostsWon);
        Assert.NotEqual(40_000_000, simulation.AcquisitionCostsWon);
    }

    [Fact]
    public async Task Payments_larger_than_the_income_allows_leave_no_loan_and_nothing_negative()
    {
        var simulation = (await Invoke.Tool(_tool, new LoanSimulationArguments(
            PriceWon: 500_000_000, Region: Samples.Gangnam, AnnualIncomeWon: 30_000_000, ExistingMonthlyPaymentWon: 2_000_000, HomesOwned: 0))).Read<LoanSimulation>();

        Assert.Equal(0, simulation.MaxLoanWon);
        Assert.Equal(0, simulation.MonthlyPaymentWon);
        Assert.Equal("low", simulation.Feasibility);
        Assert.Equal(80, simulation.BurdenPercent);
    }

    [Fact]
    public async Task Without_an_income_the_limits_are_shown_for_several_and_the_assumption_is_said()
    {
        var result = await Invoke.Tool(_tool, new LoanSimulationArguments(PriceWon: 1_500_000_000, Region: Samples.Gangnam));

        var incomes = result.Read<LoanSimulation>().Scenarios.Where(scenario => scenario.Name == "소득별 한도").ToList();
        Assert.Equal(Outcome.Degraded, result.Outcome);
        Assert.Contains(result.Assumptions!, assumption => assumption is { Field: "annualIncomeWon", Value: "연소득 6,000만원" });
        Assert.Equal([190_690_169m, 286_035_254m, 381_380_339m, 476_725_424m], incomes.Select(scenario => scenario.MaxLoanWon));
    }

    [Fact]
    public async Task The_price_comes_from_the_market_summary_of_the_region()
    {
        var summary = Samples.Summary(Samples.Market(Samples.Nowon, 600_000_000), Samples.Market(Samples.Gangnam, 2_600_000_000));

        var result = await Invoke.Tool(_tool, new LoanSimulationArguments(Region: Samples.Gangnam), null, Invoke.Input(Gives.MarketSummary, summary));

        var simulation = result.Read<LoanSimulation>();
        Assert.Equal(2_600_000_000, simulation.PriceWon);
        Assert.Contains("강남구 매매 실거래 중위가격", simulation.PriceBasis, StringComparison.Ordinal);
        Assert.Equal(200_000_000, simulation.MaxLoanWon); // over 25억
        Assert.DoesNotContain(result.Assumptions!, assumption => assumption.Field is "priceWon" or "region" or "areaM2");
    }

    [Fact]
    public async Task Of_several_regions_the_first_is_taken_and_said()
    {
        var summary = Samples.Summary(Samples.Market(Samples.Nowon, 600_000_000), Samples.Market(Samples.Gangnam, 2_600_000_000));

        var result = await Invoke.Tool(_tool, new LoanSimulationArguments(), null, Invoke.Input(Gives.MarketSummary, summary));

        Assert.Equal(600_000_000, result.Read<LoanSimulation>().PriceWon);
        Assert.Contains(result.Assumptions!, assumption => assumption.Field == "priceWon" && assumption.Value.Contains("노원구", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_any_price_several_prices_are_shown()
    {
        var result = await Invoke.Tool(_tool, new LoanSimulationArguments(AnnualIncomeWon: 50_000_000));

        Assert.Contains(result.Assumptions!, assumption => assumption.Field == "priceWon");
        Assert.Equal(4, result.Read<LoanSimulation>().Scenarios.Count(scenario => scenario.Name == "가격별 한도"));
    }

    [Fact]
    public async Task The_rate_of_the_products_found_goes_before_an_assumed_one()
    {
        LoanProduct Product(decimal low, decimal high, DateOnly? to = null) => new(
            "p", "상품", "은행", "mortgage", "요약", low, high, null, 30, [], [], new DateOnly(2025, 1, 1), to, "공시", false);
        var products = new LoanProducts([Product(3.8m, 4.2m), Product(4.0m, 4.4m), Product(4.2m, 4.6m), Product(1, 2, new DateOnly(2025, 2, 1))], [], Invoke.Day);

        var result = await Invoke.Tool(_tool, new LoanSimulationArguments(PriceWon: 800_000_000), null, Invoke.Input(Gives.LoanProducts, products));

        Assert.Equal(4.2m, result.Read<LoanSimulation>().RatePercent);
    }

    [Fact]
    public async Task A_jeonse_loan_pays_interest_only()
    {
        var simulation = (await Invoke.Tool(_tool, new LoanSimulationArguments(
            "jeonse", 500_000_000, Samples.Gangnam, AnnualIncomeWon: 60_000_000, HomesOwned: 0, RatePercent: 3.6m))).Read<LoanSimulation>();

        Assert.Equal(400_000_000, simulation.MaxLoanWon);
        Assert.Equal(1_200_000, simulation.MonthlyPaymentWon);
    }

    [Theory]
    [InlineData("2025-09-07", 300_000_000)]
    [InlineData("2025-09-08", 200_000_000)]
    public async Task The_owner_of_a_home_gets_less_for_a_jeonse_since_September_2025(string day, decimal limit)
    {
        var simulation = (await Invoke.Tool(
            _tool,
            new LoanSimulationArguments("jeonse", 600_000_000, Samples.Gangnam, AnnualIncomeWon: 100_000_000, HomesOwned: 1),
            DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))).Read<LoanSimulation>();

        Assert.Equal(limit, simulation.MaxLoanWon);
    }

    [Fact]
    public async Task Rules_of_an_older_day_give_the_older_limit()
    {
        var arguments = new LoanSimulationArguments(PriceWon: 2_000_000_000, Region: Samples.Nowon, AnnualIncomeWon: 300_000_000, HomesOwned: 0, RatePercent: 4);

        decimal MaxOn(Tools.ToolResult result) => result.Read<LoanSimulation>().MaxLoanWon;
        Assert.Equal(1_400_000_000, MaxOn(await Invoke.Tool(_tool, arguments, new DateOnly(2023, 6, 1)))); // LTV 70 %
        Assert.Equal(600_000_000, MaxOn(await Invoke.Tool(_tool, arguments, new DateOnly(2025, 7, 1)))); // cap of six eok
        Assert.Equal(400_000_000, MaxOn(await Invoke.Tool(_tool, arguments, new DateOnly(2025, 10, 16)))); // 15억 to 25억
    }

    [Fact]
    public async Task A_day_before_the_rules_is_skipped() =>
        Assert.Equal(Outcome.Skipped, (await Invoke.Tool(_tool, new LoanSimulationArguments(PriceWon: 1), new DateOnly(2020, 1, 1))).Outcome);

    [Theory]
    [InlineData("credit", 100_000_000, 4)]
    [InlineData("mortgage", -1, 4)]
    [InlineData("mortgage", 0, 4)]
    [InlineData("mortgage", 100_000_000, 31)]
    public async Task Impossible_arguments_are_refused(string purpose, decimal price, decimal rate)
    {
        var result = await Invoke.Tool(_tool, new LoanSimulationArguments(purpose, price, RatePercent: rate));

        Assert.Equal(FailureClass.BadArguments, result.Failure!.Class);
    }

    [Fact]
    public async Task After_the_last_check_of_the_rules_a_caution_is_said()
    {
        var result = await Invoke.Tool(_tool, new LoanSimulationArguments(PriceWon: 800_000_000), new DateOnly(2026, 11, 22));

        Assert.Contains("2026-02-26까지 확인한 규칙", result.Note, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 2, 26), result.Read<LoanSimulation>().RulesAsOf);
    }
}
