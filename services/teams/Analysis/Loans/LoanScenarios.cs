using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Loans;

/// <summary>The same loan with one thing changed. Each is calculated anew, so none can exceed what the rules allow.</summary>
public static class LoanScenarios
{
    private static readonly decimal[] Incomes = [40_000_000m, 60_000_000m, 80_000_000m, 100_000_000m];
    private static readonly decimal[] Prices = [3 * Won.Eok, 6 * Won.Eok, 9 * Won.Eok, 12 * Won.Eok];

    public static IReadOnlyList<LoanScenario> Of(LoanRequest request) =>
    [
        .. ByIncome(request),
        .. ByPrice(request),
        .. ByBorrower(request.Case),
        .. ByTerms(request.Case),
    ];

    private static IEnumerable<LoanScenario> ByIncome(LoanRequest request)
    {
        var borrower = request.Case.Borrower;
        return request.IsIncomeKnown
            ? [Scenario("소득 증가", "연소득 20% 증가", With(request.Case, borrower with { YearlyIncomeWon = borrower.YearlyIncomeWon * 1.2m }))]
            : Incomes.Select(income => Scenario(
                "소득별 한도", $"연소득 {Won.Text(income)}", With(request.Case, borrower with { YearlyIncomeWon = income })));
    }

    private static IEnumerable<LoanScenario> ByPrice(LoanRequest request) => request.IsPriceKnown
        ? []
        : Prices.Select(price => Scenario("가격별 한도", $"주택가격 {Won.Text(price)}", request.Case with { PriceWon = price }));

    private static IEnumerable<LoanScenario> ByBorrower(LoanCase @case)
    {
        var borrower = @case.Borrower;
        if (borrower is { HomesOwned: 0, IsFirstHome: false })
        {
            yield return Scenario("생애최초 요건 충족", "세대원 모두 주택을 소유한 적이 없는 경우", With(@case, borrower with { IsFirstHome = true }));
        }

        if (borrower is { HomesOwned: 1, SellsHome: false })
        {
            yield return Scenario("기존 주택 처분", "6개월 안에 기존 주택을 처분하는 조건", With(@case, borrower with { SellsHome = true }));
        }

        if (borrower.ExistingMonthlyPaymentWon > 0)
        {
            yield return Scenario("기존 대출 상환", "기존 대출을 모두 갚은 경우", With(@case, borrower with { ExistingMonthlyPaymentWon = 0 }));
        }
    }

    private static IEnumerable<LoanScenario> ByTerms(LoanCase @case)
    {
        var longest = LoanLimits.LongestTerm(@case.Area, @case.Day);
        var otherTerm = @case.TermYears < longest ? longest : Math.Max(@case.TermYears - 10, 5);
        if (otherTerm != @case.TermYears)
        {
            yield return Scenario("만기 변경", $"만기 {otherTerm}년", @case with { TermYears = otherTerm });
        }

        if (@case.RatePercent + 1 <= Annuity.HighestRatePercent)
        {
            yield return Scenario("금리 상승", $"금리 {Percent.Text(@case.RatePercent + 1)}", @case with { RatePercent = @case.RatePercent + 1 });
        }

        var limit = LoanLimits.Max(@case);
        var cautious = Won.Floor(limit * 0.8m);
        yield return new("여유 있는 대출", "한도의 80%만 대출", cautious, Payment(@case, cautious));
    }

    private static LoanCase With(LoanCase @case, Borrower borrower) => @case with { Borrower = borrower };

    private static LoanScenario Scenario(string name, string change, LoanCase @case)
    {
        var limit = LoanLimits.Max(@case);
        return new(name, change, limit, Payment(@case, limit));
    }

    private static decimal Payment(LoanCase @case, decimal loan) => Annuity.MonthlyPayment(loan, @case.RatePercent, @case.TermYears * 12);
}
