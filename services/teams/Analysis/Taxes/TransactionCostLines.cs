using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Taxes;

/// <summary>A purchase or a lease whose price is known.</summary>
public sealed record CostRequest(TransactionCostArguments Asked, decimal PriceWon, decimal? AreaM2, DateOnly Day);

/// <summary>The costs of a purchase or a lease, and what had to be assumed for them.</summary>
public static class TransactionCostLines
{
    public static (IReadOnlyList<CostLine> Costs, IReadOnlyList<Assumption> Assumptions) Of(CostRequest request)
    {
        var assumptions = new List<Assumption>();
        if (request is { AreaM2: null } && (request.Asked.TradeType == TradeType.Sale || IsOfficetel(request)))
        {
            assumptions.Add(new("areaM2", "전용면적 85㎡ 이하", "면적이 없어 85㎡ 이하의 기준으로 계산했습니다."));
        }

        return (request.Asked.TradeType == TradeType.Sale ? Purchase(request, assumptions) : [LeaseFee(request)], assumptions);
    }

    private static bool IsOfficetel(CostRequest request) => request.Asked.PropertyType == PropertyType.Officetel;

    private static IReadOnlyList<CostLine> Purchase(CostRequest request, List<Assumption> assumptions)
    {
        if (IsOfficetel(request))
        {
            return OfOfficetel(request);
        }

        var asked = request.Asked;
        if (asked.HomesOwned is null && !asked.IsFirstHome)
        {
            assumptions.Add(new("homesOwned", "무주택", "보유 주택 수가 없어 1주택이 되는 취득의 세율로 계산했습니다."));
        }

        return PurchaseCosts.Of(request.PriceWon, asked.HomesOwned ?? 0, IsRegulated(asked, request.Day, assumptions), asked.IsFirstHome, request.AreaM2, request.Day);
    }

    // For the first home the place changes nothing.
    private static bool IsRegulated(TransactionCostArguments asked, DateOnly day, List<Assumption> assumptions)
    {
        if (asked.IsRegulatedArea is { } said)
        {
            return said;
        }

        if (asked.Region is { } region)
        {
            return RegulatedAreas.IsRegulated(region, day);
        }

        if (asked.HomesOwned is 1 or 2 or 3)
        {
            assumptions.Add(new("isRegulatedArea", "비조정대상지역", "지역이 없어 조정대상지역이 아닌 곳의 세율로 계산했습니다."));
        }

        return false;
    }

    private static IReadOnlyList<CostLine> OfOfficetel(CostRequest request)
    {
        var taxes = OfficetelCosts.Taxes(request.PriceWon);
        return
        [
            new("취득세", taxes.TaxWon, $"{Percent.Text(taxes.RatePercent)}, 오피스텔은 주택 수와 관계없음", OfficetelCosts.TaxLaw),
            new("지방교육세", taxes.EducationTaxWon, Percent.Text(OfficetelCosts.EducationPercent), OfficetelCosts.TaxLaw),
            new("농어촌특별세", taxes.FarmTaxWon, Percent.Text(OfficetelCosts.FarmPercent), OfficetelCosts.TaxLaw),
            new("중개보수", BrokerageFee.WithVat(OfficetelCosts.SaleFee(request.PriceWon, request.AreaM2)), "상한요율, 부가세 10% 포함", OfficetelCosts.FeeLaw),
            new("인지세", StampDuty.OfSale(request.PriceWon), "매매계약서", StampDuty.Law),
        ];
    }

    private static CostLine LeaseFee(CostRequest request)
    {
        var rent = request.Asked.MonthlyRentWon ?? 0;
        var how = rent > 0 ? "보증금 + 월세 × 100(5천만원 미만이면 × 70)에 " : "보증금에 ";
        return IsOfficetel(request)
            ? new("중개보수", BrokerageFee.WithVat(OfficetelCosts.LeaseFee(request.PriceWon, rent, request.AreaM2)), $"{how}상한요율, 부가세 10% 포함", OfficetelCosts.FeeLaw)
            : new("중개보수", BrokerageFee.WithVat(BrokerageFee.OfLease(request.PriceWon, rent)), $"{how}상한요율, 부가세 10% 포함", BrokerageFee.Law);
    }
}
