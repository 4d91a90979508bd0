using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Taxes;

/// <summary>
/// An officetel is taxed as the building it is registered as, 4 % (지방세법 제11조 제1항 제7호), with 0.4 % 지방교육세 and 0.2 %
/// 농어촌특별세; a broker may take 0.5 % of a sale and 0.4 % of a lease where it is equipped for living and at most 85 ㎡, else
/// 0.9 % (공인중개사법 시행규칙 제20조 제4항, 별표 3; since 2015-01-06). Whole won, rounded down.
/// </summary>
public static class OfficetelCosts
{
    public const string TaxLaw = "지방세법 제11조 제1항 제7호·제151조, 농어촌특별세법 제5조";
    public const string FeeLaw = "공인중개사법 시행규칙 제20조 제4항·별표 3 (2015-01-06 시행)";

    public const decimal EducationPercent = 0.4m;
    public const decimal FarmPercent = 0.2m;

    private const decimal TaxPercent = 4m;
    private const decimal SalePercent = 0.5m;
    private const decimal LeasePercent = 0.4m;
    private const decimal LargePercent = 0.9m;

    public static AcquisitionTaxes Taxes(decimal priceWon) => new(
        TaxPercent, Won.Floor(Percent.Of(priceWon, TaxPercent)), Won.Floor(Percent.Of(priceWon, EducationPercent)), Won.Floor(Percent.Of(priceWon, FarmPercent)), 0);

    public static decimal SaleFee(decimal priceWon, decimal? areaM2) => Won.Floor(Percent.Of(priceWon, IsLarge(areaM2) ? LargePercent : SalePercent));

    public static decimal LeaseFee(decimal depositWon, decimal monthlyRentWon, decimal? areaM2) =>
        Won.Floor(Percent.Of(BrokerageFee.LeaseAmount(depositWon, monthlyRentWon), IsLarge(areaM2) ? LargePercent : LeasePercent));

    private static bool IsLarge(decimal? areaM2) => areaM2 > AcquisitionTax.NationalHousingAreaM2;
}
