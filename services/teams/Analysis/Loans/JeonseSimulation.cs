using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;
using Holmes.Teams.Analysis.Taxes;

namespace Holmes.Teams.Analysis.Loans;

/// <summary>A loan for a jeonse deposit, repaid at the end of the lease: only interest is paid each month.</summary>
public static class JeonseSimulation
{
    private static readonly decimal[] Deposits = [2 * Won.Eok, 3 * Won.Eok, 5 * Won.Eok, 7 * Won.Eok];

    public static LoanSimulation Of(LoanRequest request)
    {
        var @case = request.Case;
        var limits = JeonseLimits.Of(@case);
        var binding = LoanLimits.Binding(limits);
        var loan = Math.Min(request.WantedLoanWon ?? binding.AmountWon, binding.AmountWon);
        var interest = Interest(loan, @case.RatePercent);
        var fee = new CostLine("중개보수", BrokerageFee.WithVat(BrokerageFee.OfLease(@case.PriceWon, 0)), "상한요율, 부가세 10% 포함", BrokerageFee.Law);
        var required = @case.PriceWon - loan + fee.AmountWon;
        var shortage = request.OwnFundsWon is { } own ? Math.Max(required - own, 0) : (decimal?)null;
        var burden = Affordability.BurdenPercent(@case.Borrower.YearlyIncomeWon, interest + @case.Borrower.ExistingMonthlyPaymentWon);
        var score = Affordability.Score(burden, Percent.Share(loan, @case.PriceWon), shortage, binding.Code);
        return new LoanSimulation(
            "jeonse",
            @case.PriceWon,
            request.PriceBasis,
            limits,
            binding.AmountWon,
            binding.Code,
            @case.RatePercent,
            JeonseLimits.TermYears,
            interest,
            interest * JeonseLimits.TermYears * 12,
            fee.AmountWon,
            required,
            shortage,
            burden,
            Affordability.Feasibility(score, binding.AmountWon),
            Scenarios(request),
            RuleBook.AsOf(@case.Day),
            loan,
            request.Region,
            [fee]);
    }

    private static List<LoanScenario> Scenarios(LoanRequest request)
    {
        var @case = request.Case;
        var scenarios = new List<LoanScenario>();
        if (!request.IsPriceKnown)
        {
            scenarios.AddRange(Deposits.Select(deposit => Scenario("보증금별 한도", $"보증금 {Won.Text(deposit)}", @case with { PriceWon = deposit })));
        }

        if (@case.RatePercent + 1 <= Annuity.HighestRatePercent)
        {
            scenarios.Add(Scenario("금리 상승", $"금리 {Percent.Text(@case.RatePercent + 1)}", @case with { RatePercent = @case.RatePercent + 1 }));
        }

        if (@case.Borrower.HomesOwned == 0)
        {
            var oneHome = @case with { Borrower = @case.Borrower with { HomesOwned = 1 } };
            scenarios.Add(Scenario("1주택 보유", "주택 1채를 가진 경우", oneHome));
        }

        return scenarios;
    }

    private static LoanScenario Scenario(string name, string change, LoanCase @case)
    {
        var limit = LoanLimits.Binding(JeonseLimits.Of(@case)).AmountWon;
        return new(name, change, limit, Interest(limit, @case.RatePercent));
    }

    private static decimal Interest(decimal loan, decimal ratePercent) => Won.Round(Percent.Of(loan, ratePercent) / 12);
}
