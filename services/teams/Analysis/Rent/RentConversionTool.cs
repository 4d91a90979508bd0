using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Analysis.Rent;

/// <summary>Deposit into monthly rent and back, with the highest rate the law allows.</summary>
public sealed class RentConversionTool : ITool
{
    private const string NoRent = "전환할 월세가 없어 계산하지 않았습니다. 보증금과 월세를 알려 주세요.";

    public ToolDescriptor Descriptor { get; } = Describe.Tool<RentConversionArguments>(
        ToolNames.RentConversion,
        TeamNames.Analysis,
        "rent.conversion",
        Gives.RentConversion,
        "Converts a jeonse deposit into monthly rent or back, with the legal cap on the rate (the lower of 10 % and base rate plus 2 points).",
        needs: [Gives.MarketSummary, Gives.ListingList]);

    public Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation) => Task.FromResult(Run(invocation));

    private static ToolResult Run(ToolInvocation invocation)
    {
        var arguments = invocation.ArgumentsAs<RentConversionArguments>();
        if (Problem(arguments) is { } problem)
        {
            return problem;
        }

        if (invocation.Today < RentRules.FirstConversionDay)
        {
            return ToolResult.Skipped($"{RentRules.FirstConversionDay:yyyy-MM-dd} 이전의 전환율 규칙은 담고 있지 않아 계산하지 않았습니다.");
        }

        var inputs = new RentConversionInputs(
            arguments, invocation.Input<MarketSummary>(Gives.MarketSummary), invocation.Input<ListingList>(Gives.ListingList), invocation.Today);
        var conversion = arguments.Direction == RentConversions.ToMonthly ? inputs.IntoRent() : inputs.IntoDeposit();
        return conversion is null
            ? Missing(arguments)
            : ToolResult.Of(conversion, Sources(invocation.Today, inputs.Found), inputs.Assumptions, Trust.Of(inputs.Assumptions), Note(conversion, invocation.Today));
    }

    private static ToolResult? Problem(RentConversionArguments arguments) => arguments switch
    {
        { Direction: not (RentConversions.ToMonthly or RentConversions.ToJeonse) } =>
            Amounts.Bad($"direction must be {RentConversions.ToMonthly} or {RentConversions.ToJeonse}, not {arguments.Direction}."),
        { RatePercent: 0 } => Amounts.Bad("ratePercent must be more than 0."),
        { Direction: RentConversions.ToMonthly } when arguments.TargetDepositWon > arguments.DepositWon =>
            Amounts.Bad("targetDepositWon must not exceed depositWon when a deposit becomes rent."),
        { Direction: RentConversions.ToJeonse } when arguments.TargetDepositWon < (arguments.DepositWon ?? 0) =>
            Amounts.Bad("targetDepositWon must not be below depositWon when rent becomes a deposit."),
        _ => Amounts.Problem(
            ("depositWon", arguments.DepositWon, Won.Largest),
            ("targetDepositWon", arguments.TargetDepositWon, Won.Largest),
            ("monthlyRentWon", arguments.MonthlyRentWon, Won.Largest),
            ("ratePercent", arguments.RatePercent, 100)),
    };

    private static ToolResult Missing(RentConversionArguments arguments) => arguments switch
    {
        { Direction: RentConversions.ToMonthly } =>
            ToolResult.Skipped("전환할 보증금이 없어 계산하지 않았습니다. 전세보증금이나 지역을 알려 주세요.", new MissingValue("depositWon", "전세보증금")),
        { DepositWon: null } => ToolResult.Skipped(NoRent, new("depositWon", "보증금"), new("monthlyRentWon", "월세")),
        _ => ToolResult.Skipped(NoRent, new MissingValue("monthlyRentWon", "월세")),
    };

    private static List<SourceReference> Sources(DateOnly today, FoundPrice? found)
    {
        List<SourceReference> sources =
        [
            RuleBook.Source("월차임 전환 시 산정률의 제한", RentRules.ConversionPoints.At(today).Source, today),
            RuleBook.Source("한국은행 기준금리", BaseRates.Rules.At(today).Source, today),
        ];
        if (found is not null)
        {
            sources.Add(new SourceReference("transactions", found.Basis, IsSample: found.IsSample));
        }

        return sources;
    }

    private static string? Note(RentConversion conversion, DateOnly today)
    {
        var over = conversion.IsWithinCap
            ? null
            : $"전환율 {Percent.Text(conversion.RatePercent)}는 법정 상한 {Percent.Text(conversion.LegalCapPercent)}를 넘습니다. 넘는 월세는 반환을 청구할 수 있습니다(제10조의2).";
        var note = string.Join(' ', new[] { over, RuleBook.Caution(today) }.OfType<string>());
        return note.Length == 0 ? null : note;
    }
}
