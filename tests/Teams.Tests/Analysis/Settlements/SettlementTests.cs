using FsCheck;
using FsCheck.Xunit;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Settlements;
using Xunit;
using Outcome = Holmes.Contracts.Executions.Outcome;

namespace Holmes.Teams.Tests.Analysis.Settlements;

public sealed class SettlementTests
{
    private readonly PenaltyAndDepositTool _tool = new();

    [Fact]
    public async Task A_buyer_gives_up_the_agreed_down_payment_also_what_was_not_paid_yet()
    {
        var settlement = await Of(new("cancelByBuyer", AgreedDownPaymentWon: 100_000_000, DownPaymentWon: 30_000_000));

        Assert.Equal(70_000_000, settlement.PayableWon);
        Assert.Contains("대법원 2015. 4. 23. 선고 2014다231378 판결", settlement.Laws);
    }

    [Fact]
    public async Task A_seller_returns_what_was_paid_and_the_agreed_amount()
    {
        Assert.Equal(130_000_000, (await Of(new("cancelBySeller", AgreedDownPaymentWon: 100_000_000, DownPaymentWon: 30_000_000))).PayableWon);
        Assert.Equal(200_000_000, (await Of(new("cancelBySeller", AgreedDownPaymentWon: 100_000_000))).PayableWon);
    }

    [Fact]
    public async Task Ten_percent_is_only_an_assumption()
    {
        var result = await Invoke.Tool(_tool, new PenaltyArguments("cancelBySeller", PriceWon: 800_000_000));

        Assert.Equal(Outcome.Degraded, result.Outcome);
        Assert.Equal(160_000_000, result.Read<TenancySettlement>().PayableWon);
        Assert.Equal("매매대금의 10%", Assert.Single(result.Assumptions!).Value);
    }

    [Fact]
    public async Task A_tacitly_renewed_lease_ends_three_months_after_the_notice()
    {
        var settlement = await Of(new("earlyTermination", DepositWon: 50_000_000, MonthlyRentWon: 700_000, MonthsLeft: 18, IsTacitRenewal: true));

        Assert.Equal((2_100_000m, 50_000_000m), (settlement.PayableWon, settlement.RefundableWon));
    }

    [Fact]
    public async Task Within_the_term_the_rent_runs_on_at_most_to_the_end()
    {
        var settlement = await Of(new("earlyTermination", DepositWon: 50_000_000, MonthlyRentWon: 700_000, MonthsLeft: 5));

        Assert.Equal(3_500_000, settlement.PayableWon);
        Assert.Equal(396_000, settlement.Lines[1].AmountWon); // 120 million × 0.3 % + VAT
    }

    [Fact]
    public async Task Arrears_are_taken_from_the_deposit()
    {
        Assert.Equal((0m, 18_000_000m), Amounts(await Of(new("depositReturn", DepositWon: 20_000_000, UnpaidWon: 2_000_000))));
        Assert.Equal((5_000_000m, 0m), Amounts(await Of(new("depositReturn", DepositWon: 20_000_000, UnpaidWon: 25_000_000))));
    }

    [Fact]
    public async Task A_late_deposit_bears_five_percent_and_twelve_after_the_complaint()
    {
        var settlement = await Of(new("lateDepositReturn", DepositWon: 300_000_000, UnpaidWon: 0, DaysLate: 90));

        Assert.Equal([300_000_000m, 3_698_630m, 8_876_712m], settlement.Lines.Select(line => line.AmountWon));
        Assert.Equal(303_698_630, settlement.RefundableWon);
        Assert.Contains(settlement.Steps, step => step.Contains("임차권등기명령", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Before_June_2019_a_complaint_brought_fifteen_percent()
    {
        var result = await Invoke.Tool(_tool, new PenaltyArguments("lateDepositReturn", DepositWon: 36_500_000, UnpaidWon: 0, DaysLate: 1), new DateOnly(2019, 5, 31));

        Assert.Equal(15_000, result.Read<TenancySettlement>().Lines[2].AmountWon);
    }

    [Theory]
    [InlineData("cancelByBuyer")]
    [InlineData("earlyTermination")]
    public async Task Without_amounts_it_is_skipped_and_asks_for_them(string scenario)
    {
        var result = await Invoke.Tool(_tool, new PenaltyArguments(scenario));

        Assert.Equal(Outcome.Skipped, result.Outcome);
        Assert.Contains("알려 주세요", result.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("depositReturn")]
    [InlineData("lateDepositReturn")]
    public async Task What_to_do_about_a_deposit_is_said_without_an_amount_and_that_none_was_given(string scenario)
    {
        var result = await Invoke.Tool(_tool, new PenaltyArguments(scenario));

        var settlement = result.Read<TenancySettlement>();
        Assert.Equal(("금액 없이", 0), (Assert.Single(result.Assumptions!).Value, settlement.Lines.Count));
        Assert.Contains(settlement.Steps, step => step.Contains("임차권등기명령", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_scenario_is_refused() =>
        Assert.Equal(FailureClass.BadArguments, (await Invoke.Tool(_tool, new PenaltyArguments("other"))).Failure!.Class);

    [Property]
    public void The_deposit_is_split_and_nothing_is_lost(DoNotSize<uint> deposit, DoNotSize<uint> unpaid)
    {
        var settlement = DepositReturns.AtTheEnd(deposit.Won(), unpaid.Won(), Invoke.Day);

        Assert.Equal(deposit.Won() - unpaid.Won(), settlement.RefundableWon - settlement.PayableWon);
        Assert.True(settlement is { RefundableWon: >= 0, PayableWon: >= 0 });
    }

    [Property]
    public void Interest_never_falls_with_time(DoNotSize<uint> amount, ushort days) =>
        Assert.True(SettlementRules.Interest(amount.Won(), 5, days) <= SettlementRules.Interest(amount.Won(), 5, days + 1));

    private static (decimal?, decimal?) Amounts(TenancySettlement settlement) => (settlement.PayableWon, settlement.RefundableWon);

    private async Task<TenancySettlement> Of(PenaltyArguments arguments) => (await Invoke.Tool(_tool, arguments)).Read<TenancySettlement>();
}
