using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers.Sections;

internal static class RentIncreaseSection
{
    public static Rendering Render(RentIncrease increase, Asked asked) => Rendering.Of(
        IsSettledByRate(increase)
            ? [Verdict(increase, asked), Most(increase, asked)]
            : [Verdict(increase, asked), Markdown.Plain(increase.Explanation), Most(increase, asked)],
        Part.Of("legal", asked.Say("임대료 인상 한도", "Limit on rent increases"),
            Markdown.Pairs(asked.Say("항목", "Item"), asked.Say("값", "Figure"),
            [
                (asked.Say("법정 상한", "Legal limit"), Readable.Percent(increase.LegalLimitPercent)),
                (asked.Say("요청한 인상률", "Increase asked for"), increase.RatePercent is { } rate ? Readable.Percent(rate) : null),
                (asked.Say("청구할 수 있는 인상인지", "Whether it may be asked"), increase.IsWithinLimit is { } within ? Within(within, asked) : null),
                (asked.Say("올릴 수 있는 최대 보증금", "Highest deposit"), Exact(increase.MaxDepositWon, asked)),
                (asked.Say("올릴 수 있는 최대 월세", "Highest monthly rent"), Exact(increase.MaxMonthlyRentWon, asked)),
                (asked.Say("상한을 넘는 금액", "Above the limit by"), Exact(increase.ExcessWon, asked)),
                (asked.Say("근거", "Law"), increase.Law),
                (asked.Say("규정 기준일", "Rules as of"), Readable.Day(increase.RulesAsOf)),
            ]),
            Markdown.Plain(increase.Explanation)));

    /// <summary>Not so when a recent increase forbids another, or a new contract knows no limit: then the explanation decides.</summary>
    private static bool IsSettledByRate(RentIncrease increase) =>
        increase.RatePercent is { } rate && increase.IsWithinLimit == (rate <= increase.LegalLimitPercent);

    private static string Verdict(RentIncrease increase, Asked asked)
    {
        var limit = Readable.Percent(increase.LegalLimitPercent);
        var law = Markdown.Plain($"{increase.Law}, {asked.AsOf(increase.RulesAsOf)}");
        return (increase.RatePercent, increase.IsWithinLimit) switch
        {
            ({ } rate, true) => asked.Say(
                $"요청한 인상률 {Readable.Percent(rate)}는 갱신 시 법정 상한 {limit} 이내입니다({law}).",
                $"The increase of {Readable.Percent(rate)} is within the legal limit of {limit} ({law})."),
            ({ } rate, false) when rate <= increase.LegalLimitPercent => asked.Say(
                $"요청한 인상률 {Readable.Percent(rate)}는 상한 {limit} 이내이지만 지금은 청구할 수 없습니다({law}).",
                $"The increase of {Readable.Percent(rate)} is within the limit of {limit}, but may not be asked now ({law})."),
            ({ } rate, false) => asked.Say(
                $"요청한 인상률 {Readable.Percent(rate)}는 갱신 시 법정 상한 {limit}를 넘습니다({law}).",
                $"The increase of {Readable.Percent(rate)} is above the legal limit of {limit} ({law})."),
            ({ } rate, null) => asked.Say(
                $"요청한 인상률은 {Readable.Percent(rate)}이고, 기존 계약을 갱신하는 경우의 법정 상한은 {limit}입니다({law}).",
                $"The increase is {Readable.Percent(rate)}; where a lease is renewed the legal limit is {limit} ({law})."),
            _ => asked.Say($"갱신할 때 임대료는 {limit}까지만 올릴 수 있습니다({law}).", $"At a renewal rent may rise by {limit} at most ({law})."),
        };
    }

    private static string? Most(RentIncrease increase, Asked asked)
    {
        var most = string.Join(", ", new[]
        {
            increase.MaxDepositWon is { } deposit ? asked.Say($"보증금은 최대 {asked.WonExact(deposit)}", $"the deposit to {asked.WonExact(deposit)}") : null,
            increase.MaxMonthlyRentWon is { } rent ? asked.Say($"월세는 최대 {asked.WonExact(rent)}", $"the monthly rent to {asked.WonExact(rent)}") : null,
        }.OrNone());
        return most.Length == 0 ? null : asked.Say($"갱신이라면 {most}까지 올릴 수 있습니다.", $"A renewal may raise {most} at most.");
    }

    private static string Within(bool within, Asked asked) => within ? asked.Say("예", "yes") : asked.Say("아니요", "no");

    private static string? Exact(decimal? amount, Asked asked) => amount is { } won ? asked.WonExact(won) : null;
}
