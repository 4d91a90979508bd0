using System.Globalization;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Rent;

/// <summary>
/// Deposit into monthly rent and back: rent = (deposit − remaining deposit) × yearly rate / 12. Whole won; the rent the
/// law allows at most is rounded down. The law caps only the change from deposit to rent.
/// </summary>
public static class RentConversions
{
    public const string ToMonthly = "jeonseToMonthly";
    public const string ToJeonse = "monthlyToJeonse";

    /// <param name="targetDepositWon">Not more than the deposit.</param>
    /// <param name="ratePercent">The cap when null.</param>
    public static RentConversion IntoRent(decimal depositWon, decimal targetDepositWon, decimal currentRentWon, decimal? ratePercent, DateOnly day)
    {
        var cap = RentRules.ConversionCap(day);
        var rate = ratePercent ?? cap;
        var converted = depositWon - targetDepositWon;
        var most = currentRentWon + Won.Floor(Percent.Of(converted, cap) / 12);
        var rent = ratePercent is null ? most : currentRentWon + Won.Round(Percent.Of(converted, rate) / 12);
        var added = currentRentWon > 0 ? $" + 현재 월세 {Figure(currentRentWon)}" : string.Empty;
        return Result(
            ToMonthly, depositWon, targetDepositWon, rent, rate, most, day,
            $"({Figure(depositWon)} − {Figure(targetDepositWon)}) × {Percent.Text(rate)} ÷ 12{added} = 월 {Figure(rent)}원");
    }

    /// <param name="targetDepositWon">The whole rent becomes deposit when null.</param>
    public static RentConversion IntoDeposit(decimal depositWon, decimal monthlyRentWon, decimal? targetDepositWon, decimal? ratePercent, DateOnly day)
    {
        var rate = ratePercent ?? RentRules.ConversionCap(day);
        var whole = Won.Round(new LeaseTerms(depositWon, monthlyRentWon).AsDeposit(rate));
        var target = Math.Min(targetDepositWon ?? whole, whole);
        var rent = Math.Max(monthlyRentWon - Won.Round(Percent.Of(target - depositWon, rate) / 12), 0);
        var formula = targetDepositWon is null
            ? $"{Figure(depositWon)} + {Figure(monthlyRentWon)} × 12 ÷ {Percent.Text(rate)} = 보증금 {Figure(whole)}원"
            : $"{Figure(monthlyRentWon)} − ({Figure(target)} − {Figure(depositWon)}) × {Percent.Text(rate)} ÷ 12 = 월 {Figure(rent)}원";
        return Result(ToJeonse, depositWon, target, rent, rate, rent, day, formula);
    }

    private static RentConversion Result(
        string direction, decimal deposit, decimal target, decimal rent, decimal rate, decimal most, DateOnly day, string formula)
    {
        var cap = RentRules.ConversionCap(day);
        var isWithin = direction == ToJeonse || rate <= cap;
        return new(
            direction, deposit, target, rent, rate, cap, BaseRates.Rules.At(day).Value, most, isWithin, formula, RentRules.ConversionLaw, RuleBook.AsOf(day));
    }

    private static string Figure(decimal amount) => amount.ToString("#,0", CultureInfo.InvariantCulture);
}
