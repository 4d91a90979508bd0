using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;
using Holmes.Teams.Analysis.Taxes;

namespace Holmes.Teams.Analysis.Loans;

/// <summary>A loan to buy a home: its limits, its payments, and what else must be paid.</summary>
public static class MortgageSimulation
{
    public static LoanSimulation Of(LoanRequest request)
    {
        var @case = request.Case;
        var limits = LoanLimits.Of(@case);
        var binding = LoanLimits.Binding(limits);
        var loan = Math.Min(request.WantedLoanWon ?? binding.AmountWon, binding.AmountWon);
        var months = @case.TermYears * 12;
        var payment = Annuity.MonthlyPayment(loan, @case.RatePercent, months);
        var costs = PurchaseCosts.Of(
            @case.PriceWon, @case.Borrower.HomesOwned, @case.Area.IsRegulated, @case.Borrower.IsFirstHome, request.AreaM2, @case.Day);
        var required = @case.PriceWon - loan + costs.Sum(cost => cost.AmountWon);
        var shortage = request.OwnFundsWon is { } own ? Math.Max(required - own, 0) : (decimal?)null;
        var burden = Affordability.BurdenPercent(@case.Borrower.YearlyIncomeWon, payment + @case.Borrower.ExistingMonthlyPaymentWon);
        var score = Affordability.Score(burden, Percent.Share(loan, @case.PriceWon), shortage, binding.Code);
        return new LoanSimulation(
            "mortgage",
            @case.PriceWon,
            request.PriceBasis,
            limits,
            binding.AmountWon,
            binding.Code,
            @case.RatePercent,
            @case.TermYears,
            payment,
            Math.Max(payment * months - loan, 0),
            costs.Sum(cost => cost.AmountWon),
            required,
            shortage,
            burden,
            Affordability.Feasibility(score, binding.AmountWon),
            LoanScenarios.Of(request),
            RuleBook.AsOf(@case.Day),
            loan,
            request.Region,
            costs);
    }
}
