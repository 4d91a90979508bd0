using System.Text.RegularExpressions;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning.Understanding;
using static Holmes.Orchestrator.Planning.Understanding.Entities.EntityKinds;

namespace Holmes.Orchestrator.Planning.Work;

/// <summary>Arguments of the calculations between landlord and tenant.</summary>
internal static partial class TenancyArguments
{
    public static RentIncreaseArguments Increase(Reading reading)
    {
        var facts = reading.Facts;
        var rent = facts.Number(CurrentRent) ?? facts.Number(MonthlyRent);
        var more = facts.Number(Understanding.Entities.EntityKinds.Increase);
        var isOfRent = more <= rent; // nobody raises a deposit by less than a month's rent
        return new(
            facts.Number(CurrentDeposit) ?? facts.Number(Deposit),
            facts.Number(NewDeposit),
            rent,
            facts.Number(NewRent) ?? (isOfRent ? rent + more : null),
            facts.Number(IncreasePercent),
            isOfRent ? null : more,
            IsNewContract: NewTenant().IsMatch(reading.Text) ? true : null);
    }

    public static RentConversionArguments Conversion(Reading reading)
    {
        var facts = reading.Facts;
        var deposits = facts.Numbers(Deposit);
        return new(
            IsToJeonse(reading) ? "monthlyToJeonse" : "jeonseToMonthly",
            deposits.Count > 0 ? deposits[0] : facts.Number(Price),
            facts.Number(TargetDeposit) ?? (deposits.Count > 1 ? deposits[1] : null),
            facts.Number(MonthlyRent),
            facts.Number(ConversionPercent) ?? facts.Number(RatePercent) ?? facts.Number(Percent));
    }

    public static PenaltyArguments Settlement(Reading reading, Clause about)
    {
        var facts = reading.Facts;
        return new(
            Scenario(reading),
            facts.Number(Price),
            facts.Number(DownPayment),
            null,
            facts.Number(Deposit) ?? facts.Number(CurrentDeposit),
            facts.Number(MonthlyRent),
            null,
            facts.Count(DaysLate),
            facts.Count(Months),
            reading.Text.Contains("묵시적", StringComparison.Ordinal) && about.Cues.Count > 0);
    }

    public static bool IsEarly(string text) => LeavesEarly().IsMatch(text);

    private static string Scenario(Reading reading) => true switch
    {
        true when LateReturn().IsMatch(reading.Text) => "lateDepositReturn",
        true when SellerCancels().IsMatch(reading.Text) => "cancelBySeller",
        true when Cancels().IsMatch(reading.Text) => "cancelByBuyer",
        true when LeavesEarly().IsMatch(reading.Text) => "earlyTermination",
        _ => "depositReturn",
    };

    private static bool IsToJeonse(Reading reading) =>
        ToJeonse().IsMatch(reading.Text) || (!ToMonthly().IsMatch(reading.Text) && reading.Facts.Has(MonthlyRent));

    [GeneratedRegex(@"(?:월세|반전세)(?:를|을|에서)\s*전세|전세(?:로|\s)\s*(?:전환|바꾸|바꿀|돌리|변경)|전세전환")]
    private static partial Regex ToJeonse();

    [GeneratedRegex(@"전세(?:를|을|에서)\s*(?:월세|반전세)|(?:월세|반전세)(?:로|\s)\s*(?:전환|바꾸|바꿀|돌리|변경)|월세전환")]
    private static partial Regex ToMonthly();

    [GeneratedRegex(@"(?:새로운?|다른|신규)\s*(?:세입자|임차인|계약)")]
    private static partial Regex NewTenant();

    [GeneratedRegex(@"(?:보증금|전세금)[^.?!]{0,25}(?:안\s*(?:돌려|줘|주)|못\s*(?:받|돌려)|돌려주지|반환하지|미반환|떼|늦)|지연\s*이자|만기[^.?!]{0,15}(?:지났|지나)[^.?!]{0,15}보증금")]
    private static partial Regex LateReturn();

    [GeneratedRegex(@"(?:매도인|집\s*주인|임대인|판매자)(?:이|가|측)[^.?!]{0,20}(?:파기|해제|취소|안\s*판|못\s*판)|배액")]
    private static partial Regex SellerCancels();

    [GeneratedRegex(@"(?:매매|매수|가?계약금)[^.?!]{0,25}(?:파기|해제|취소|포기|돌려|위약)|계약(?:을|이)?\s*(?:파기|취소)|가계약")]
    private static partial Regex Cancels();

    [GeneratedRegex(@"중도\s*(?:해지|퇴거)|해지|만기\s*전|계약\s*기간[^.?!]{0,15}(?:전에|남)|(?:일찍|중간에|도중에|중도에|미리|먼저)\s*(?:나가|나갈|이사|퇴거|방을?\s*빼|집을?\s*(?:빼|비우))|위약금|(?:개월|달)(?:이|을)?\s*남|(?:만기|만료)[^.?!]{0,8}(?:앞두고|전에)")]
    private static partial Regex LeavesEarly();
}
