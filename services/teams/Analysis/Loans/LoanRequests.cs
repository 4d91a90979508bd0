using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Loans;

/// <summary>Fills in what a loan simulation was not given, and says for each value where it comes from.</summary>
public sealed class LoanRequests(LoanSimulationArguments arguments, DateOnly today)
{
    private const decimal AssumedIncome = 60_000_000m;
    private const decimal AssumedPrice = 6 * Won.Eok;
    private const decimal AssumedDeposit = 3 * Won.Eok;

    private readonly List<Assumption> _assumptions = [];

    public IReadOnlyList<Assumption> Assumptions => _assumptions;

    /// <summary>What the person could say instead of the example that stands in for it; null where the question or the market gave it.</summary>
    public IReadOnlyList<MissingValue>? Missing { get; private set; }

    private bool IsJeonse => arguments.Purpose == "jeonse";

    public LoanRequest Complete(FoundPrice? found, decimal? productRate)
    {
        var region = RegionOf(found);
        var area = AreaOf(region);
        var price = PriceOf(found);
        var areaM2 = arguments.AreaM2 ?? (arguments.PriceWon is null ? found?.AreaM2 : null);
        if (areaM2 is null && !IsJeonse)
        {
            Assume("areaM2", "전용면적 85㎡ 이하", "면적이 없어 농어촌특별세가 없는 것으로 계산했습니다.");
        }

        var loan = new LoanCase(price, area, BorrowerOf(), RateOf(productRate), TermOf(area), today);
        return new LoanRequest(
            loan, PriceBasis(found), region, arguments.OwnFundsWon, arguments.WantedLoanWon, areaM2,
            arguments.AnnualIncomeWon is not null, arguments.PriceWon is not null || found is not null);
    }

    private Region RegionOf(FoundPrice? found)
    {
        if (arguments.Region is { } region)
        {
            return region;
        }

        if (found is not null)
        {
            return found.Region;
        }

        if (arguments.IsRegulatedArea is null)
        {
            Assume("region", "서울", "지역이 없어 서울의 규칙으로 계산했습니다. 지역에 따라 LTV와 한도가 달라집니다.");
        }

        return new Region("서울특별시", "강남구");
    }

    private LendingArea AreaOf(Region region)
    {
        var regulated = arguments.IsRegulatedArea ?? RegulatedAreas.IsRegulated(region, today);
        var isUnplaced = arguments is { Region: null, IsRegulatedArea: false };
        return new LendingArea(!isUnplaced && Places.IsCapitalArea(region), regulated);
    }

    private decimal PriceOf(FoundPrice? found)
    {
        if (arguments.PriceWon is { } price)
        {
            return price;
        }

        if (found is { IsChoice: true })
        {
            Assume("priceWon", $"{found.Region} {Won.Text(found.Won)}", "여러 지역 가운데 첫 지역의 가격으로 계산했습니다.");
        }

        if (found is not null)
        {
            return found.Won;
        }

        if (arguments.WantedLoanWon is null)
        {
            MissingValue amount = new("priceWon", IsJeonse ? "전세보증금" : "주택 가격");
            Missing = arguments.AnnualIncomeWon is null ? [amount, new("annualIncomeWon", "연소득")] : [amount];
        }

        var assumed = IsJeonse ? AssumedDeposit : AssumedPrice;
        Assume("priceWon", Won.Text(assumed), "가격이 없어 예시 금액으로 계산했습니다. 금액별 한도를 함께 봐 주세요.");
        return assumed;
    }

    private string PriceBasis(FoundPrice? found) => (arguments.PriceWon, found) switch
    {
        ({ }, _) => "질문에 주어진 가격",
        (_, { } market) => market.Basis,
        _ => "예시 금액 (가정)",
    };

    private Borrower BorrowerOf()
    {
        if (arguments.AnnualIncomeWon is null)
        {
            Assume("annualIncomeWon", "연소득 6,000만원", "소득이 없어 가정했습니다. 소득별 한도를 함께 봐 주세요.");
        }

        if (arguments.HomesOwned is null && !arguments.IsFirstHome)
        {
            Assume("homesOwned", "무주택", "보유 주택 수가 없어 무주택으로 계산했습니다.");
        }

        if (arguments.ExistingMonthlyPaymentWon is null)
        {
            Assume("existingMonthlyPaymentWon", "기존 대출 없음", "기존 대출의 월 상환액이 없어 0원으로 계산했습니다.");
        }

        if (arguments is { HomesOwned: 1, SellsHome: null } && !IsJeonse)
        {
            Assume("sellsHome", "기존 주택을 계속 보유", "처분 여부가 없어 더 엄격한 기준으로 계산했습니다.");
        }

        return new Borrower(
            arguments.AnnualIncomeWon ?? AssumedIncome,
            arguments.ExistingMonthlyPaymentWon ?? 0,
            arguments.HomesOwned ?? 0,
            arguments.IsFirstHome,
            arguments.SellsHome ?? false);
    }

    private decimal RateOf(decimal? productRate)
    {
        if (arguments.RatePercent is { } rate)
        {
            return rate;
        }

        if (productRate is { } offered)
        {
            Assume("ratePercent", $"금리 {Percent.Text(offered)}", "조회한 대출 상품 금리의 중간값입니다.");
            return offered;
        }

        var usual = arguments.CreditGrade is { } grade ? CreditRates.ForGrade(grade) : CreditRates.Usual;
        var reason = arguments.CreditGrade is null ? "금리가 없어 가정했습니다." : "신용등급에 따른 금리대의 가운데 값입니다.";
        Assume("ratePercent", $"금리 {Percent.Text(usual)}", reason);
        return usual;
    }

    private int TermOf(LendingArea area)
    {
        var longest = IsJeonse ? JeonseLimits.TermYears : LoanLimits.LongestTerm(area, today);
        if (!IsJeonse && arguments.TermYears > longest)
        {
            Assume("termYears", $"만기 {longest}년", $"요청한 만기 {arguments.TermYears}년은 규정상 최장 만기를 넘습니다.");
        }

        return IsJeonse ? longest : Math.Clamp(arguments.TermYears ?? Math.Min(30, longest), 1, longest);
    }

    private void Assume(string field, string value, string reason) => _assumptions.Add(new Assumption(field, value, reason));
}
