using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Loans;

/// <summary>
/// What a bank may lend for a home: the lowest of LTV, DSR, DTI and the caps in won. All amounts whole won, rounded down.
/// DSR and DTI differ: DSR adds the stress rate, so with equal percentages it is the lower of the two.
/// </summary>
public static class LoanLimits
{
    public static IReadOnlyList<LoanLimit> Of(LoanCase @case) =>
    [
        .. new[] { Ltv(@case), Cap(@case), Dsr(@case), Dti(@case) }.OfType<LoanLimit>(),
    ];

    /// <summary>The limit that decides; on a tie the first in the order LTV, CAP, DSR, DTI.</summary>
    public static LoanLimit Binding(IReadOnlyList<LoanLimit> limits) => limits.MinBy(limit => limit.AmountWon)!;

    public static decimal Max(LoanCase @case) => Binding(Of(@case)).AmountWon;

    /// <summary>The longest term the rules allow there, in years.</summary>
    public static int LongestTerm(LendingArea area, DateOnly day)
    {
        var term = LoanRules.Term.At(day).Value;
        return area.IsTight ? term.Tight : term.Elsewhere;
    }

    private static LoanLimit Ltv(LoanCase @case)
    {
        var rule = LoanRules.Ltv.At(@case.Day);
        var percent = LtvPercent(rule.Value, @case.Area, @case.Borrower);
        return new(
            "LTV",
            Won.Floor(Percent.Of(@case.PriceWon, percent)),
            percent,
            $"{@case.Area.Name} {Standing(@case.Borrower)} LTV {Percent.Text(percent)}",
            rule.Source);
    }

    private static decimal LtvPercent(LtvTable table, LendingArea area, Borrower borrower) => borrower switch
    {
        { HasRoomForOne: false } when area.IsRegulated => table.FurtherRegulated,
        { HasRoomForOne: false } when area.IsCapital => table.FurtherCapital,
        { HasRoomForOne: false } => table.FurtherElsewhere,
        { IsFirstHome: true } when area.IsTight => table.FirstHomeTight,
        { IsFirstHome: true } => table.FirstHomeElsewhere,
        _ => area.IsRegulated ? table.Regulated : table.Unregulated,
    };

    private static string Standing(Borrower borrower) => borrower switch
    {
        { HasRoomForOne: false } => $"{borrower.HomesOwned}주택 보유",
        { IsFirstHome: true } => "생애최초",
        { HomesOwned: 1 } => "1주택 처분조건부",
        _ => "무주택",
    };

    private static LoanLimit? Cap(LoanCase @case)
    {
        var rule = LoanRules.Caps.At(@case.Day);
        var byPrice = @case.Area.IsTight ? rule.Value.FirstOrDefault(cap => @case.PriceWon <= (cap.UpToPriceWon ?? decimal.MaxValue)) : null;
        var firstHome = @case.Borrower is { IsFirstHome: true, HasRoomForOne: true } ? LoanRules.FirstHomeCap.On(@case.Day) : null;
        return (byPrice, firstHome) switch
        {
            (null, null) => null,
            ({ } cap, _) when cap.LoanWon <= (firstHome?.Value ?? decimal.MaxValue) =>
                new("CAP", cap.LoanWon, null, $"수도권·규제지역 주택 가격에 따른 한도 {Won.Text(cap.LoanWon)}", rule.Source),
            _ => new("CAP", firstHome!.Value, null, $"생애최초 대출 한도 {Won.Text(firstHome.Value)}", firstHome.Source),
        };
    }

    private static LoanLimit Dsr(LoanCase @case)
    {
        var rule = LoanRules.Dsr.At(@case.Day);
        var stressRule = LoanRules.Stress.At(@case.Day);
        var stress = @case.Area.IsTight ? stressRule.Value.Tight : stressRule.Value.Elsewhere;
        var rate = Math.Min(@case.RatePercent + stress, Annuity.HighestRatePercent);
        return new(
            "DSR",
            FromIncome(@case, rule.Value, rate),
            rule.Value,
            $"은행권 DSR {Percent.Text(rule.Value)}, 금리 {Percent.Text(@case.RatePercent)} + 스트레스 {Percent.Text(stress)}p(변동금리 기준), {@case.TermYears}년. 총대출 1억원 이하는 적용 제외",
            $"{rule.Source}; {stressRule.Source}");
    }

    private static LoanLimit? Dti(LoanCase @case)
    {
        var rule = LoanRules.Dti.At(@case.Day);
        if (!@case.Area.IsTight)
        {
            return null;
        }

        var percent = @case.Borrower.IsFirstHome ? rule.Value.FirstHome
            : @case.Area.IsRegulated ? rule.Value.Regulated : rule.Value.Capital;
        return new(
            "DTI",
            FromIncome(@case, percent, @case.RatePercent),
            percent,
            $"{@case.Area.Name} DTI {Percent.Text(percent)}, 금리 {Percent.Text(@case.RatePercent)}. 기존 대출은 원리금 전액으로 보수적으로 계산",
            rule.Source);
    }

    private static decimal FromIncome(LoanCase @case, decimal percent, decimal ratePercent)
    {
        var monthly = Percent.Of(@case.Borrower.YearlyIncomeWon, percent) / 12 - @case.Borrower.ExistingMonthlyPaymentWon;
        return Annuity.Principal(Math.Max(monthly, 0), ratePercent, @case.TermYears * 12);
    }
}
