using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Taxes;

/// <summary>What buying a home costs beside its price, as far as law fixes it: taxes, stamp duty, the broker's highest fee.</summary>
public static class PurchaseCosts
{
    /// <summary>Not in the sum, since no law fixes them.</summary>
    public const string LeftOut = "법무사 보수와 국민주택채권 할인료는 포함하지 않았습니다.";

    public static IReadOnlyList<CostLine> Of(decimal priceWon, int homesOwned, bool isRegulated, bool isFirstHome, decimal? areaM2, DateOnly day)
    {
        var taxes = AcquisitionTax.Of(priceWon, homesOwned, isRegulated, isFirstHome, areaM2, day);
        var relief = taxes.ReliefWon > 0 ? $", 생애최초 감면 {Won.Text(taxes.ReliefWon)} 적용" : string.Empty;
        var area = areaM2 is null ? "전용면적을 몰라 85㎡ 이하로 봄" : areaM2 > AcquisitionTax.NationalHousingAreaM2 ? "85㎡ 초과" : "85㎡ 이하 비과세";
        return
        [
            new("취득세", taxes.TaxWon, $"{Percent.Text(taxes.RatePercent)}{relief}", AcquisitionTax.Law),
            new("지방교육세", taxes.EducationTaxWon, "취득세에 따름", AcquisitionTax.Law),
            new("농어촌특별세", taxes.FarmTaxWon, area, AcquisitionTax.Law),
            new("중개보수", BrokerageFee.WithVat(BrokerageFee.OfSale(priceWon)), "상한요율, 부가세 10% 포함", BrokerageFee.Law),
            new("인지세", StampDuty.OfSale(priceWon), "매매계약서", StampDuty.Law),
        ];
    }
}
