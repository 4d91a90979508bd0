using FsCheck;
using FsCheck.Xunit;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rent;
using Xunit;
using Outcome = Holmes.Contracts.Executions.Outcome;

namespace Holmes.Teams.Tests.Analysis.Rent;

public sealed class RentIncreaseTests
{
    private readonly RentIncreaseCheckTool _tool = new();

    [Fact]
    public async Task From_three_to_ten_eok_is_far_over_the_limit()
    {
        var answer = await Of(new RentIncreaseArguments(300_000_000, 1_000_000_000));

        Assert.Equal((233.33m, false), (answer.RatePercent, answer.IsWithinLimit!.Value));
        Assert.Equal((315_000_000m, 685_000_000m), (answer.MaxDepositWon, answer.ExcessWon));
    }

    [Theory]
    [InlineData(25_000_000, true)]
    [InlineData(25_000_001, false)]
    public async Task A_twentieth_is_allowed_and_one_won_more_is_not(decimal increase, bool within) =>
        Assert.Equal(within, (await Of(new RentIncreaseArguments(500_000_000, IncreaseWon: increase))).IsWithinLimit);

    [Fact]
    public async Task An_increase_of_one_eok_on_five_eok_is_twenty_percent()
    {
        // Neither "1억 인상(현재 5억)" nor "5% 인상" could be judged before.
        var answer = await Of(new RentIncreaseArguments(500_000_000, IncreaseWon: 100_000_000));

        Assert.Equal((20m, false, 75_000_000m), (answer.RatePercent!.Value, answer.IsWithinLimit!.Value, answer.ExcessWon!.Value));
    }

    [Fact]
    public async Task A_rate_alone_is_judged()
    {
        Assert.True((await Of(new RentIncreaseArguments(IncreasePercent: 5))).IsWithinLimit);
        Assert.False((await Of(new RentIncreaseArguments(IncreasePercent: 5.1m))).IsWithinLimit);
    }

    [Fact]
    public async Task An_increase_without_the_deposit_says_from_which_deposit_on_it_is_lawful()
    {
        var answer = await Of(new RentIncreaseArguments(IncreaseWon: 100_000_000));

        Assert.Null(answer.IsWithinLimit);
        Assert.Contains("20억원 이상", answer.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_limit_can_be_asked()
    {
        var result = await Invoke.Tool(_tool, new RentIncreaseArguments());

        Assert.Equal(Outcome.Ok, result.Outcome);
        Assert.Equal((null, 5m, null), (result.Read<RentIncrease>().RatePercent, result.Read<RentIncrease>().LegalLimitPercent, result.Read<RentIncrease>().IsWithinLimit));
        Assert.Equal((315_000_000m, 525_000m), ((await Of(new(300_000_000, null, 500_000))).MaxDepositWon, (await Of(new(300_000_000, null, 500_000))).MaxMonthlyRentWon));
    }

    [Fact]
    public async Task A_new_mix_is_compared_at_the_legal_conversion_rate_and_needs_consent()
    {
        // 200 million + 400,000 × 12 / 4.5 % = 306,666,667: 2.22 %
        var answer = await Of(new RentIncreaseArguments(300_000_000, 200_000_000, 0, 400_000));

        Assert.Equal((2.22m, true), (answer.RatePercent!.Value, answer.IsWithinLimit!.Value));
        Assert.Contains("임차인의 동의", answer.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mix_compared_long_after_the_last_check_of_the_base_rate_says_so()
    {
        var later = new DateOnly(2026, 11, 22);

        Assert.Equal("baseRatePercent", Assert.Single((await Invoke.Tool(_tool, new RentIncreaseArguments(300_000_000, 200_000_000, 0, 400_000), later)).Assumptions!).Field);
        Assert.Empty((await Invoke.Tool(_tool, new RentIncreaseArguments(300_000_000, 310_000_000), later)).Assumptions!);
    }

    [Fact]
    public async Task Within_a_year_of_the_last_increase_nothing_may_be_asked()
    {
        var answer = await Of(new RentIncreaseArguments(300_000_000, 309_000_000, LastIncreaseOn: new DateOnly(2025, 6, 1)));

        Assert.False(answer.IsWithinLimit);
        Assert.Contains("2026-06-01", answer.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_tenant_is_not_protected_by_the_limit() =>
        Assert.Null((await Of(new RentIncreaseArguments(300_000_000, 400_000_000, IsNewContract: true))).IsWithinLimit);

    [Fact]
    public async Task A_lower_deposit_is_always_within_the_limit() =>
        Assert.True((await Of(new RentIncreaseArguments(300_000_000, 250_000_000))).IsWithinLimit);

    [Property]
    public void The_limit_itself_is_lawful_and_the_next_won_is_not(DoNotSize<uint> seed)
    {
        var before = new LeaseTerms(seed.Won() + 1_000, 0);
        var limit = RentIncreases.Limit(before.DepositWon, 5);

        Assert.True(RentIncreases.Of(before, new LeaseTerms(limit, 0), 5, 4.5m).IsWithinLimit);
        Assert.False(RentIncreases.Of(before, new LeaseTerms(limit + 1, 0), 5, 4.5m).IsWithinLimit);
    }

    [Property]
    public void Raising_deposit_and_rent_each_by_five_percent_is_lawful_together(DoNotSize<uint> deposit, DoNotSize<uint> rent)
    {
        var before = new LeaseTerms(deposit.Won() + 1_000, rent.Won());
        var after = new LeaseTerms(RentIncreases.Limit(before.DepositWon, 5), RentIncreases.Limit(before.MonthlyRentWon, 5));

        Assert.True(RentIncreases.Of(before, after, 5, 4.5m).IsWithinLimit);
    }

    private async Task<RentIncrease> Of(RentIncreaseArguments arguments) => (await Invoke.Tool(_tool, arguments)).Read<RentIncrease>();
}
