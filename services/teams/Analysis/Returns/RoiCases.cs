using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Loans;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Returns;

/// <summary>Fills in what the calculation was not given, and says for each value where it comes from.</summary>
public sealed class RoiCases(RoiArguments arguments, DateOnly today)
{
    private readonly List<Assumption> _assumptions = [];

    public IReadOnlyList<Assumption> Assumptions => _assumptions;

    public RoiCase Complete(FoundPrice found, decimal? marketRentWon, decimal? marketDepositWon, LoanSimulation? loan)
    {
        if (arguments.PriceWon is null)
        {
            Assume("priceWon", Won.Text(found.Won), found.Basis);
        }

        var (deposit, rent) = LeaseOf(marketRentWon, marketDepositWon);
        var (own, borrowed) = FundingOf(found.Won, deposit, loan);
        return new RoiCase(
            found.Won, own, borrowed, RateOf(borrowed, loan), RoiPremises.LoanYears, deposit, rent, arguments.HoldingYears, GrowthOf(),
            arguments.HomesOwned, IsRegulated(found), arguments.AreaM2 ?? (arguments.PriceWon is null ? found.AreaM2 : null), today);
    }

    private (decimal Deposit, decimal Rent) LeaseOf(decimal? marketRentWon, decimal? marketDepositWon)
    {
        if (arguments.MonthlyRentWon is not null || arguments.DepositWon is not null)
        {
            return (arguments.DepositWon ?? 0, arguments.MonthlyRentWon ?? 0);
        }

        if (marketRentWon is { } rent)
        {
            var deposit = marketDepositWon ?? 0;
            Assume("monthlyRentWon", $"보증금 {Won.Text(deposit)}, 월세 {Won.Text(rent)}", "같은 지역의 월세 실거래 중위값입니다.");
            return (deposit, rent);
        }

        Assume("monthlyRentWon", "임대 수입 없음", "월세와 보증금이 없어 시세 차익만 계산했습니다.");
        return (0, 0);
    }

    private (decimal Own, decimal Loan) FundingOf(decimal price, decimal deposit, LoanSimulation? simulation)
    {
        var toFinance = Math.Max(price - deposit, 0);
        if (arguments.LoanWon is { } loan)
        {
            var taken = Math.Min(loan, toFinance);
            return (toFinance - taken, taken);
        }

        if (arguments.OwnFundsWon is { } own)
        {
            var used = Math.Min(own, toFinance);
            return (used, toFinance - used);
        }

        if (simulation is { Purpose: "mortgage" })
        {
            var borrowed = Math.Min(simulation.LoanWon ?? simulation.MaxLoanWon, toFinance);
            Assume("loanWon", $"대출 {Won.Text(borrowed)}", "앞 단계에서 계산한 대출 한도만큼 빌리는 것으로 했습니다.");
            return (toFinance - borrowed, borrowed);
        }

        Assume("ownFundsWon", "대출 없이 자기자금", "자기자금과 대출이 없어 전액 자기자금으로 계산했습니다.");
        return (toFinance, 0);
    }

    private decimal RateOf(decimal loan, LoanSimulation? simulation)
    {
        if (arguments.LoanRatePercent is { } rate)
        {
            return rate;
        }

        var assumed = simulation?.RatePercent ?? CreditRates.Usual;
        if (loan > 0)
        {
            Assume("loanRatePercent", $"대출 금리 {Percent.Text(assumed)}", "대출 금리가 없어 가정했습니다.");
        }

        return assumed;
    }

    private decimal GrowthOf()
    {
        if (arguments.PriceGrowthPercent is { } growth)
        {
            return growth;
        }

        Assume("priceGrowthPercent", $"가격 상승 연 {Percent.Text(RoiPremises.PriceGrowthPercent)}", "예측이 아니라 가정입니다. 낮은 경우와 높은 경우를 함께 봐 주세요.");
        return RoiPremises.PriceGrowthPercent;
    }

    private bool IsRegulated(FoundPrice found)
    {
        if (arguments.IsRegulatedArea is { } given)
        {
            return given;
        }

        if (arguments.Region is null && arguments.PriceWon is not null)
        {
            Assume("region", "규제지역", "지역이 없어 세금이 더 무거운 규제지역으로 계산했습니다.");
            return true;
        }

        return RegulatedAreas.IsRegulated(arguments.Region ?? found.Region, today);
    }

    private void Assume(string field, string value, string reason) => _assumptions.Add(new Assumption(field, value, reason));
}
