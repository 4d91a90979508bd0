using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Taxes;

/// <summary>Who gives, seen from who receives.</summary>
public enum Donor
{
    Spouse,
    Parent,
    Grandparent,
    Child,
    Relative,
    Other,
}

/// <summary>A gift of money, or of something worth it, when nothing else was given in the ten years before.</summary>
/// <param name="IsForMarriageOrBirth">Within two years of a wedding, or of the birth of a child.</param>
public sealed record Gift(decimal AmountWon, Donor Donor, bool ReceiverIsMinor, bool IsForMarriageOrBirth, DateOnly Day);

/// <param name="DeductionWon">By the relation.</param>
/// <param name="FamilyDeductionWon">For marriage or birth.</param>
/// <param name="ComputedWon">By the rates.</param>
/// <param name="SurchargeWon">For a generation that was left out.</param>
/// <param name="CreditWon">For filing in time.</param>
public sealed record GiftTaxes(
    decimal DeductionWon, decimal FamilyDeductionWon, decimal TaxableWon, decimal ComputedWon, decimal SurchargeWon, decimal CreditWon)
{
    public decimal TaxWon => ComputedWon + SurchargeWon - CreditWon;
}

/// <summary>
/// 증여세: deductions (상속세 및 증여세법 제53조, 제53조의2), rates (제56조, 제26조), surcharge for grandchildren (제57조), credit for filing
/// within three months (제69조). Nothing is due below a taxable 500,000 won (제55조). Whole won, rounded down.
/// </summary>
public static class GiftTax
{
    public const string Law = "상속세 및 증여세법 제53조·제53조의2·제55조·제56조·제57조·제69조";
    public const decimal CreditPercent = 3m;

    private const decimal LeastTaxableWon = 500_000m;
    private const decimal LargeGiftWon = 20 * Won.Eok;

    /// <summary>Since 2000-01-01.</summary>
    public static IReadOnlyList<Bracket> Rates { get; } =
        [new(Won.Eok, 10), new(5 * Won.Eok, 20), new(10 * Won.Eok, 30), new(30 * Won.Eok, 40), new(null, 50)];

    /// <summary>For a wedding and births together, of what parents and grandparents give.</summary>
    public static DatedRule<decimal> FamilyDeduction { get; } = new(Won.Eok, new(2024, 1, 1), null, "상속세 및 증여세법 제53조의2 (2024-01-01 시행)");

    /// <summary>For ten years together; since 2016-01-01.</summary>
    public static decimal DeductionOf(Donor donor, bool receiverIsMinor) => donor switch
    {
        Donor.Spouse => 6 * Won.Eok,
        Donor.Parent or Donor.Grandparent when receiverIsMinor => 20_000_000m,
        Donor.Parent or Donor.Grandparent or Donor.Child => 50_000_000m,
        Donor.Relative => 10_000_000m,
        _ => 0m,
    };

    /// <summary>Percent of the computed tax.</summary>
    public static decimal SurchargePercentOf(Gift gift) => gift switch
    {
        { Donor: not Donor.Grandparent } => 0,
        { ReceiverIsMinor: true, AmountWon: > LargeGiftWon } => 40,
        _ => 30,
    };

    public static GiftTaxes Of(Gift gift)
    {
        var deduction = Math.Min(gift.AmountWon, DeductionOf(gift.Donor, gift.ReceiverIsMinor));
        var isForFamily = gift is { IsForMarriageOrBirth: true, Donor: Donor.Parent or Donor.Grandparent } && FamilyDeduction.HoldsOn(gift.Day);
        var family = isForFamily ? Math.Min(gift.AmountWon - deduction, FamilyDeduction.Value) : 0;
        var taxable = gift.AmountWon - deduction - family;
        var computed = taxable < LeastTaxableWon ? 0 : Won.Floor(Brackets.Progressive(Rates, taxable));
        var surcharge = Won.Floor(Percent.Of(computed, SurchargePercentOf(gift)));
        return new(deduction, family, taxable, computed, surcharge, Won.Floor(Percent.Of(computed + surcharge, CreditPercent)));
    }
}
