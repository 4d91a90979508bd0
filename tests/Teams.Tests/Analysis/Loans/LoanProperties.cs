using FsCheck;
using FsCheck.Xunit;
using Holmes.Teams.Analysis.Loans;
using Xunit;

namespace Holmes.Teams.Tests.Analysis.Loans;

public sealed class LoanProperties
{
    private static readonly DateOnly[] Days =
        [new(2023, 3, 2), new(2024, 3, 1), new(2025, 6, 28), new(2025, 9, 8), new(2025, 10, 16), new(2026, 11, 22)];

    [Property]
    public void A_higher_income_never_lowers_a_limit(DoNotSize<uint> price, DoNotSize<uint> income, DoNotSize<uint> more, byte shape)
    {
        var poorer = Case(price.Won(), income.Won(), 0, shape);
        var richer = poorer with { Borrower = poorer.Borrower with { YearlyIncomeWon = income.Won() + more.Won() } };

        Assert.All(
            LoanLimits.Of(poorer).Zip(LoanLimits.Of(richer)),
            pair => Assert.True(pair.First.Code == pair.Second.Code && pair.First.AmountWon <= pair.Second.AmountWon));
    }

    [Property]
    public void A_higher_price_never_lowers_the_ltv_amount(DoNotSize<uint> price, DoNotSize<uint> more, byte shape)
    {
        var cheaper = Case(price.Won(), 60_000_000, 0, shape);
        var dearer = cheaper with { PriceWon = price.Won() + more.Won() };

        Assert.True(LoanLimits.Of(cheaper)[0].AmountWon <= LoanLimits.Of(dearer)[0].AmountWon);
    }

    [Property]
    public void A_higher_payment_or_rate_never_raises_the_maximum(DoNotSize<uint> price, DoNotSize<uint> income, DoNotSize<uint> existing, byte shape)
    {
        var @case = Case(price.Won(), income.Won(), 0, shape);

        Assert.True(LoanLimits.Max(@case with { Borrower = @case.Borrower with { ExistingMonthlyPaymentWon = existing.Won() } }) <= LoanLimits.Max(@case));
        Assert.True(LoanLimits.Max(@case with { RatePercent = @case.RatePercent + 1 }) <= LoanLimits.Max(@case));
    }

    [Property]
    public void The_maximum_is_the_least_of_the_limits_and_never_negative(DoNotSize<uint> price, DoNotSize<uint> income, DoNotSize<uint> existing, byte shape)
    {
        var @case = Case(price.Won(), income.Won(), existing.Won(), shape);

        var limits = LoanLimits.Of(@case);

        Assert.All(limits, limit => Assert.True(limit.AmountWon >= 0 && LoanLimits.Max(@case) <= limit.AmountWon));
        Assert.True(LoanLimits.Max(@case) <= @case.PriceWon);
    }

    [Property]
    public void Every_scenario_of_the_same_price_respects_ltv_and_cap(DoNotSize<uint> price, DoNotSize<uint> income, bool isIncomeKnown, byte shape)
    {
        var @case = Case(price.Won(), income.Won(), 100_000, shape);

        var scenarios = LoanScenarios.Of(new LoanRequest(@case, string.Empty, null, null, null, null, isIncomeKnown, true));

        // The most any of the changes could open: selling the only home, or never having owned one.
        Borrower[] standings =
        [
            @case.Borrower with { YearlyIncomeWon = 1_000_000_000_000 },
            @case.Borrower with { YearlyIncomeWon = 1_000_000_000_000, IsFirstHome = true },
            @case.Borrower with { YearlyIncomeWon = 1_000_000_000_000, SellsHome = true },
        ];
        var most = standings.Max(standing => LoanLimits.Of(@case with { Borrower = standing }).Where(limit => limit.Code is "LTV" or "CAP").Min(limit => limit.AmountWon));
        Assert.All(scenarios, scenario => Assert.InRange(scenario.MaxLoanWon, 0, most));
    }

    [Property]
    public void A_simulation_of_anything_adds_up(DoNotSize<uint> price, DoNotSize<uint> income, DoNotSize<uint> own, DoNotSize<uint> wanted, byte shape)
    {
        var @case = Case(price.Won() + 1, income.Won(), 0, shape);

        var simulation = MortgageSimulation.Of(new LoanRequest(@case, string.Empty, null, own.Won(), wanted.Won(), null, true, true));

        Assert.True(simulation.LoanWon <= simulation.MaxLoanWon && simulation.LoanWon <= wanted.Won());
        Assert.Equal(simulation.PriceWon + simulation.AcquisitionCostsWon, simulation.RequiredOwnFundsWon + simulation.LoanWon);
        Assert.Equal(Math.Max(simulation.RequiredOwnFundsWon - own.Won(), 0), simulation.ShortageWon);
        Assert.Equal(simulation.AcquisitionCostsWon, simulation.Costs!.Sum(cost => cost.AmountWon));
        Assert.InRange(simulation.BurdenPercent, 0, 999);
        Assert.True(simulation.TotalInterestWon >= 0 && simulation.MonthlyPaymentWon >= 0);
    }

    [Property]
    public void A_jeonse_loan_stays_within_eighty_percent_and_the_guarantee(DoNotSize<uint> deposit, DoNotSize<uint> income, byte shape)
    {
        var limits = JeonseLimits.Of(Case(deposit.Won(), income.Won(), 0, shape));

        Assert.InRange(LoanLimits.Binding(limits).AmountWon, 0, Math.Min(deposit.Won() * 0.8m, 500_000_000));
    }

    private static LoanCase Case(decimal price, decimal income, decimal existing, byte shape) => new(
        price,
        new LendingArea((shape & 1) > 0, (shape & 3) == 3),
        new Borrower(income, existing, (shape >> 2) % 3, ((shape >> 2) % 3) == 0 && (shape & 16) > 0, (shape & 32) > 0),
        3 + shape % 5,
        10 + shape % 21,
        Days[shape % Days.Length]);
}
