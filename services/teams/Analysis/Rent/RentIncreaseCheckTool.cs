using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Analysis.Rent;

/// <summary>Whether an increase of deposit or rent is lawful, and how far it may go.</summary>
public sealed class RentIncreaseCheckTool : ITool
{
    private const decimal MostPercent = 1_000_000m;

    /// <summary>Of an increase that could not be judged, since what it is added to was not given.</summary>
    private const double OpenQuality = 0.7;

    public ToolDescriptor Descriptor { get; } = Describe.Tool<RentIncreaseArguments>(
        ToolNames.RentIncreaseCheck,
        TeamNames.Analysis,
        "rent.increase",
        Gives.RentIncrease,
        "Whether an increase of deposit or rent keeps the 5 % limit of the Housing Lease Protection Act, and the most they may become.");

    public Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation) => Task.FromResult(Run(invocation));

    private static ToolResult Run(ToolInvocation invocation)
    {
        var arguments = invocation.ArgumentsAs<RentIncreaseArguments>();
        var problem = Amounts.Problem(
            ("currentDepositWon", arguments.CurrentDepositWon, Won.Largest),
            ("newDepositWon", arguments.NewDepositWon, Won.Largest),
            ("currentMonthlyRentWon", arguments.CurrentMonthlyRentWon, Won.Largest),
            ("newMonthlyRentWon", arguments.NewMonthlyRentWon, Won.Largest),
            ("increaseWon", arguments.IncreaseWon, Won.Largest),
            ("increasePercent", arguments.IncreasePercent, MostPercent));
        if (problem is not null)
        {
            return problem;
        }

        if (invocation.Today < RentRules.FirstConversionDay)
        {
            return ToolResult.Skipped($"{RentRules.FirstConversionDay:yyyy-MM-dd} 이전의 규칙은 담고 있지 않아 판단하지 않았습니다.");
        }

        var rule = RentRules.IncreaseLimit.At(invocation.Today);
        var answer = RentIncreaseAnswers.Of(arguments, invocation.Today);
        var assumptions = IsConverted(arguments, answer) && BaseRates.Assumed(invocation.Today) is { } baseRate ? [baseRate] : Array.Empty<Assumption>();
        return ToolResult.Of(
            answer,
            [RuleBook.Source("차임·보증금 증액 상한", rule.Source, invocation.Today), RuleBook.Source("초과 차임의 반환", "주택임대차보호법 제10조의2", invocation.Today)],
            assumptions,
            IsOpen(arguments, answer) ? OpenQuality : Trust.Of(assumptions),
            MissingNote(arguments));
    }

    private static bool IsConverted(RentIncreaseArguments arguments, RentIncrease answer) =>
        answer.RatePercent is not null && arguments.IncreasePercent is null
        && (arguments.CurrentMonthlyRentWon > 0 || arguments.NewMonthlyRentWon > 0);

    private static bool IsOpen(RentIncreaseArguments arguments, RentIncrease answer) => arguments.IncreaseWon > 0 && answer.RatePercent is null;

    private static string? MissingNote(RentIncreaseArguments arguments) =>
        arguments is { CurrentDepositWon: null or 0, CurrentMonthlyRentWon: null or 0, IncreasePercent: null }
            ? "현재 보증금이나 월세를 알려 주시면 인상 가능한 금액을 계산해 드립니다."
            : null;
}
