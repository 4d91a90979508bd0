using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers.Sections;

internal static class RentConversionSection
{
    public static Rendering Render(RentConversion conversion, Asked asked) => Rendering.Of(
        [Headline(conversion, asked), Cap(conversion, asked)],
        Part.Of("legal", asked.Say("전월세 전환", "Conversion of deposit and rent"),
            Markdown.Pairs(asked.Say("항목", "Item"), asked.Say("값", "Figure"),
            [
                (asked.Say("방향", "Direction"), asked.Word(conversion.Direction)),
                (asked.Say("현재 보증금", "Deposit now"), asked.WonExact(conversion.DepositWon)),
                (asked.Say("현재 월세", "Monthly rent now"), RentNow(conversion, asked)),
                (asked.Say("전환 후 보증금", "Deposit afterwards"), asked.WonExact(conversion.TargetDepositWon)),
                (asked.Say("전환 후 월세", "Monthly rent afterwards"), asked.WonExact(conversion.MonthlyRentWon)),
                (asked.Say("적용 전환율(연)", "Rate used, a year"), Readable.Percent(conversion.RatePercent)),
                (asked.Say("법정 상한 전환율(연)", "Highest legal rate, a year"), Readable.Percent(conversion.LegalCapPercent)),
                (asked.Say("한국은행 기준금리", "Bank of Korea base rate"), Readable.Percent(conversion.BaseRatePercent)),
                (asked.Say("상한 월세", "Highest monthly rent"), asked.WonExact(conversion.MaxMonthlyRentWon)),
                (asked.Say("근거", "Law"), conversion.Law),
                (asked.Say("규정 기준일", "Rules as of"), Readable.Day(conversion.RulesAsOf)),
            ]),
            Markdown.Plain(asked.Say($"계산식: {conversion.Formula}", $"Formula: {conversion.Formula}"))));

    private static string Headline(RentConversion conversion, Asked asked) => conversion.Direction == "monthlyToJeonse"
        ? asked.Say(
            $"{Lease(conversion, asked)}를 연 {Readable.Percent(conversion.RatePercent)}로 전환하면 전세 보증금은 {asked.WonExact(conversion.TargetDepositWon)}입니다.",
            $"At {Readable.Percent(conversion.RatePercent)} a year {Lease(conversion, asked)} becomes a jeonse deposit of {asked.WonExact(conversion.TargetDepositWon)}.")
        : asked.Say(
            $"보증금 {asked.WonExact(conversion.DepositWon)}을 {asked.WonExact(conversion.TargetDepositWon)}으로 낮추고 연 {Readable.Percent(conversion.RatePercent)}로 전환하면 월세는 {asked.WonExact(conversion.MonthlyRentWon)}입니다.",
            $"Lowering the deposit from {asked.WonExact(conversion.DepositWon)} to {asked.WonExact(conversion.TargetDepositWon)} at {Readable.Percent(conversion.RatePercent)} a year means a rent of {asked.WonExact(conversion.MonthlyRentWon)}.");

    /// <summary>What is paid now, of which the result itself holds only the deposit.</summary>
    private static string Lease(RentConversion conversion, Asked asked)
    {
        var rent = RentNow(conversion, asked);
        return conversion.DepositWon > 0
            ? asked.Say($"보증금 {asked.WonExact(conversion.DepositWon)}·월세{(rent is null ? "" : $" {rent}")}의 임대차", $"a lease with a deposit of {asked.WonExact(conversion.DepositWon)} and rent{(rent is null ? "" : $" of {rent}")}")
            : asked.Say($"월세{(rent is null ? "" : $" {rent}")}의 임대차", $"rent{(rent is null ? "" : $" of {rent}")}");
    }

    private static string? RentNow(RentConversion conversion, Asked asked) =>
        conversion.Direction == "monthlyToJeonse" && asked.Amount("monthlyRentWon") is { } rent ? asked.WonExact(rent) : null;

    private static string Cap(RentConversion conversion, Asked asked)
    {
        var law = Markdown.Plain($"{conversion.Law}, {asked.AsOf(conversion.RulesAsOf)}");
        var cap = Readable.Percent(conversion.LegalCapPercent);
        return conversion.IsWithinCap
            ? asked.Say($"법정 전환율 상한 {cap} 이내입니다({law}).", $"That is within the legal cap of {cap} ({law}).")
            : asked.Say(
                $"법정 전환율 상한 {cap}를 넘으므로, 상한을 적용한 월세는 최대 {asked.WonExact(conversion.MaxMonthlyRentWon)}입니다({law}).",
                $"That is above the legal cap of {cap}; with the cap the rent is at most {asked.WonExact(conversion.MaxMonthlyRentWon)} ({law}).");
    }
}
