using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Rent;

/// <summary>Answers by what is known: both amounts, the amount of the increase, its rate, or nothing but the limit.</summary>
public static class RentIncreaseAnswers
{
    private const string OnceAYear = "증액은 계약 또는 직전 증액 후 1년이 지나야 청구할 수 있고, 상한을 넘는 부분은 임차인이 반환을 청구할 수 있습니다(제10조의2).";

    public static RentIncrease Of(RentIncreaseArguments arguments, DateOnly today)
    {
        var limit = RentRules.IncreaseLimit.At(today).Value;
        var answer = (Before(arguments), After(arguments)) switch
        {
            ({ } before, { } after) => Compared(before, after, limit, today),
            (var before, _) when arguments.IncreasePercent is { } percent => OfRate(before, percent, limit),
            (null, _) when arguments.IncreaseWon is { } increase => OfIncreaseAlone(increase, limit),
            (var before, _) => OfLimit(before, limit),
        };
        return Restrict(answer with { LegalLimitPercent = limit, Law = RentRules.IncreaseLaw, RulesAsOf = RuleBook.AsOf(today) }, arguments, today);
    }

    private static LeaseTerms? Before(RentIncreaseArguments arguments) => arguments switch
    {
        { CurrentDepositWon: null or 0, CurrentMonthlyRentWon: null or 0 } => null,
        _ => new(arguments.CurrentDepositWon ?? 0, arguments.CurrentMonthlyRentWon ?? 0),
    };

    private static LeaseTerms? After(RentIncreaseArguments arguments) => arguments switch
    {
        { NewDepositWon: null, NewMonthlyRentWon: null, IncreaseWon: { } increase } when arguments.CurrentDepositWon > 0 =>
            new(arguments.CurrentDepositWon.Value + increase, arguments.CurrentMonthlyRentWon ?? 0),
        { NewDepositWon: null, NewMonthlyRentWon: null, IncreaseWon: { } increase } when arguments.CurrentMonthlyRentWon > 0 =>
            new(0, arguments.CurrentMonthlyRentWon.Value + increase),
        { NewDepositWon: null, NewMonthlyRentWon: null } => null,
        _ => new(arguments.NewDepositWon ?? arguments.CurrentDepositWon ?? 0, arguments.NewMonthlyRentWon ?? arguments.CurrentMonthlyRentWon ?? 0),
    };

    private static RentIncrease Compared(LeaseTerms before, LeaseTerms after, decimal limit, DateOnly today)
    {
        var conversion = RentRules.ConversionCap(today);
        var increase = RentIncreases.Of(before, after, limit, conversion);
        var compared = before.MonthlyRentWon + after.MonthlyRentWon > 0 ? $" 보증금과 월세는 전환율 {Percent.Text(conversion)}로 환산해 비교했습니다." : string.Empty;
        var consent = increase is { MixChanges: true, IsWithinLimit: true } ? " 보증금과 월세의 구성을 바꾸려면 임차인의 동의가 필요합니다." : string.Empty;
        var judged = increase.IsWithinLimit
            ? $"인상률 {Percent.Text(Percent.Round(increase.RatePercent))}는 상한 {Percent.Text(limit)} 이내입니다."
            : $"인상률 {Percent.Text(Percent.Round(increase.RatePercent))}는 상한 {Percent.Text(limit)}를 넘습니다. 초과액은 보증금 기준 {Won.Text(increase.ExcessWon)}입니다.";
        return Answer(increase.RatePercent, increase.IsWithinLimit, before, limit, increase.ExcessWon, $"{judged}{compared}{consent}");
    }

    private static RentIncrease OfRate(LeaseTerms? before, decimal percent, decimal limit)
    {
        var within = percent <= limit;
        var excess = before is null ? (decimal?)null : Won.Round(Percent.Of(before.DepositWon, Math.Max(percent - limit, 0)));
        return Answer(percent, within, before, limit, excess, $"인상률 {Percent.Text(percent)}는 상한 {Percent.Text(limit)}{(within ? " 이내입니다." : "를 넘습니다.")}");
    }

    // Without the present deposit the rate is unknown; from which deposit on the increase is lawful is not.
    private static RentIncrease OfIncreaseAlone(decimal increase, decimal limit) => Answer(
        null, null, null, limit, null,
        $"{Won.Text(increase)} 인상이 상한 {Percent.Text(limit)} 이내이려면 현재 보증금이 {Won.Text(increase * 100m / limit)} 이상이어야 합니다. 현재 보증금을 알려 주시면 정확히 판단할 수 있습니다.");

    private static RentIncrease OfLimit(LeaseTerms? before, decimal limit) => Answer(
        null, null, before, limit, null,
        before is null
            ? $"갱신할 때 보증금과 월세는 각각 {Percent.Text(limit)}까지 올릴 수 있습니다."
            : $"갱신할 때 {Amounts(before, limit)}까지 올릴 수 있습니다.");

    private static string Amounts(LeaseTerms before, decimal limit) => string.Join(", ", new[]
    {
        before.DepositWon > 0 ? $"보증금은 {Won.Text(RentIncreases.Limit(before.DepositWon, limit))}" : null,
        before.MonthlyRentWon > 0 ? $"월세는 {Won.Text(RentIncreases.Limit(before.MonthlyRentWon, limit))}" : null,
    }.OfType<string>());

    private static RentIncrease Restrict(RentIncrease answer, RentIncreaseArguments arguments, DateOnly today) => arguments switch
    {
        { IsNewContract: true } => answer with
        {
            IsWithinLimit = null,
            ExcessWon = null,
            Explanation = $"{answer.Explanation} 다만 새로운 임차인과의 계약이나 기간 만료 후 새로 맺는 계약에는 이 상한이 적용되지 않습니다.",
        },
        { LastIncreaseOn: { } last } when answer.RatePercent > 0 && today < last.AddYears(1) => answer with
        {
            IsWithinLimit = false,
            Explanation = $"{answer.Explanation} 마지막 계약·증액일({last:yyyy-MM-dd})부터 1년이 지나지 않아 {last.AddYears(1):yyyy-MM-dd} 전에는 증액을 청구할 수 없습니다.",
        },
        _ => answer with { Explanation = $"{answer.Explanation} {OnceAYear}" },
    };

    private static RentIncrease Answer(decimal? rate, bool? within, LeaseTerms? before, decimal limit, decimal? excess, string explanation) => new(
        rate is { } exact ? Percent.Round(exact) : null,
        limit,
        within,
        before is { DepositWon: > 0 } ? RentIncreases.Limit(before.DepositWon, limit) : null,
        before is { MonthlyRentWon: > 0 } ? RentIncreases.Limit(before.MonthlyRentWon, limit) : null,
        excess,
        explanation,
        string.Empty,
        default);
}
