using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Analysis.Settlements;

/// <summary>What is paid and returned when a sale is called off or a lease ends.</summary>
public sealed class PenaltyAndDepositTool : ITool
{
    private const decimal UsualDownPaymentPercent = 10m;

    public ToolDescriptor Descriptor { get; } = Describe.Tool<PenaltyArguments>(
        ToolNames.PenaltyAndDeposit,
        TeamNames.Analysis,
        "tenancy.settlement",
        Gives.TenancySettlement,
        "What is paid or returned when a sale is cancelled by the down payment, a lease ends early, or a deposit comes back or comes late.");

    public bool ReadsQuestion => true;

    public Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation) => Task.FromResult(Run(invocation));

    private static ToolResult Run(ToolInvocation invocation)
    {
        var arguments = invocation.ArgumentsAs<PenaltyArguments>();
        var today = invocation.Today;
        if (Problem(arguments) is { } problem)
        {
            return problem;
        }

        if (today < SettlementRules.LawsuitInterest[0].From)
        {
            return ToolResult.Skipped($"{SettlementRules.LawsuitInterest[0].From:yyyy-MM-dd} 이전의 규칙은 담고 있지 않아 계산하지 않았습니다.");
        }

        return arguments.Scenario switch
        {
            "cancelByBuyer" or "cancelBySeller" => Cancelled(arguments, invocation.Query, today),
            "earlyTermination" => Terminated(arguments, today),
            _ => Returned(arguments, today),
        };
    }

    private static ToolResult Cancelled(PenaltyArguments arguments, string query, DateOnly today)
    {
        List<Assumption> assumptions = [];
        if (arguments is { AgreedDownPaymentWon: null, DownPaymentWon: null, PriceWon: null })
        {
            return ToolResult.Skipped("계약금이나 매매대금이 없어 해약금을 계산하지 않았습니다. 약정한 계약금을 알려 주세요.", new MissingValue("agreedDownPaymentWon", "약정한 계약금"));
        }

        if (arguments is { AgreedDownPaymentWon: null, DownPaymentWon: { } only })
        {
            assumptions.Add(new("agreedDownPaymentWon", Won.Text(only), "낸 계약금을 약정한 계약금 전액으로 보았습니다."));
        }
        else if (arguments.AgreedDownPaymentWon is null)
        {
            assumptions.Add(new("agreedDownPaymentWon", "매매대금의 10%", "계약금이 없어 관행에 따라 가정했습니다. 기준은 계약서의 약정 계약금입니다."));
        }

        var agreed = arguments.AgreedDownPaymentWon ?? arguments.DownPaymentWon ?? Won.Floor(Percent.Of(arguments.PriceWon!.Value, UsualDownPaymentPercent));
        var paid = arguments.DownPaymentWon ?? agreed;
        var settlement = arguments.Scenario == "cancelByBuyer" ? DownPayments.ByBuyer(agreed, paid, today) : DownPayments.BySeller(agreed, paid, today);
        return Result(query.Contains("가계약", StringComparison.Ordinal) ? DownPayments.Provisional(settlement) : settlement, assumptions, today);
    }

    private static ToolResult Terminated(PenaltyArguments arguments, DateOnly today)
    {
        if (arguments is { DepositWon: null, MonthlyRentWon: null, IsTacitRenewal: false })
        {
            return ToolResult.Skipped("보증금과 월세가 없어 중도해지 비용을 계산하지 않았습니다. 보증금과 월세를 알려 주세요.", new("depositWon", "보증금"), new("monthlyRentWon", "월세"));
        }

        var (deposit, rent) = (arguments.DepositWon ?? 0, arguments.MonthlyRentWon ?? 0);
        return Result(
            arguments.IsTacitRenewal
                ? EarlyTerminations.Renewed(deposit, rent, arguments.MonthsLeft, today)
                : EarlyTerminations.WithinTerm(deposit, rent, arguments.MonthsLeft, today),
            arguments is { DepositWon: null, MonthlyRentWon: null }
                ? [new("amounts", "금액 없이", "보증금과 월세가 없어 금액 대신 종료 시점만 따졌습니다.")]
                : [],
            today);
    }

    private static ToolResult Returned(PenaltyArguments arguments, DateOnly today)
    {
        if (arguments.DepositWon is not { } deposit)
        {
            return Result(
                arguments.Scenario == "depositReturn" ? DepositReturns.AtTheEnd(today) : DepositReturns.Late(today),
                [new("amounts", "금액 없이", "보증금을 말하지 않아 금액 대신 규칙과 절차만 적었습니다.")],
                today);
        }

        List<Assumption> assumptions = arguments.UnpaidWon is null
            ? [new("unpaidWon", "공제할 금액 없음", "밀린 월세·관리비가 없어 0원으로 계산했습니다.")]
            : [];
        var unpaid = arguments.UnpaidWon ?? 0;
        return Result(
            arguments.Scenario == "depositReturn"
                ? DepositReturns.AtTheEnd(deposit, unpaid, today)
                : DepositReturns.Late(deposit, unpaid, arguments.DaysLate, today),
            assumptions,
            today);
    }

    private static ToolResult Result(TenancySettlement settlement, List<Assumption> assumptions, DateOnly today) => ToolResult.Of(
        settlement, [.. settlement.Laws.Select(law => RuleBook.Source(law, law, today))], assumptions, Trust.Of(assumptions));

    private static ToolResult? Problem(PenaltyArguments arguments) => arguments.Scenario switch
    {
        "cancelByBuyer" or "cancelBySeller" or "earlyTermination" or "depositReturn" or "lateDepositReturn" => Amounts.Problem(
            ("priceWon", arguments.PriceWon, Won.Largest),
            ("downPaymentWon", arguments.DownPaymentWon, Won.Largest),
            ("agreedDownPaymentWon", arguments.AgreedDownPaymentWon, Won.Largest),
            ("depositWon", arguments.DepositWon, Won.Largest),
            ("monthlyRentWon", arguments.MonthlyRentWon, Won.Largest),
            ("unpaidWon", arguments.UnpaidWon, Won.Largest),
            ("daysLate", arguments.DaysLate, 36_500),
            ("monthsLeft", arguments.MonthsLeft, 1_200)),
        _ => Amounts.Bad($"scenario {arguments.Scenario} is not known."),
    };
}
