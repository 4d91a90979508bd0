using System.Globalization;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Loans;
using Xunit;

namespace Holmes.Teams.Tests.Analysis.Loans;

public sealed class LoanLimitsTests
{
    private static readonly LendingArea Regulated = new(IsCapital: true, IsRegulated: true);
    private static readonly LendingArea Capital = new(IsCapital: true, IsRegulated: false);
    private static readonly LendingArea Province = new(IsCapital: false, IsRegulated: false);

    [Theory]
    [InlineData("2025-06-27", 50)]
    [InlineData("2025-09-07", 50)]
    [InlineData("2025-09-08", 40)]
    [InlineData("2025-11-03", 40)]
    public void The_ltv_in_a_regulated_area_is_that_of_the_day(string day, decimal percent) =>
        Assert.Equal(percent, Limit("LTV", Case(8, Regulated, day)).RatePercent);

    [Theory]
    [InlineData("2025-06-27", 80)]
    [InlineData("2025-06-28", 70)]
    public void A_first_home_in_the_capital_area_lost_ten_points_in_June_2025(string day, decimal percent) =>
        Assert.Equal(percent, Limit("LTV", Case(8, Capital, day, first: true)).RatePercent);

    [Theory]
    [InlineData("2025-06-27", 30)]
    [InlineData("2025-06-28", 0)]
    public void A_further_home_in_a_regulated_area_gets_no_loan_since_June_2025(string day, decimal percent) =>
        Assert.Equal(percent, Limit("LTV", Case(8, Regulated, day, homes: 2)).RatePercent);

    [Fact]
    public void Whoever_sells_the_only_home_counts_as_without_one()
    {
        Assert.Equal(0, Limit("LTV", Case(8, Regulated, "2025-11-03", homes: 1)).RatePercent);
        Assert.Equal(40, Limit("LTV", Case(8, Regulated, "2025-11-03", homes: 1, sells: true)).RatePercent);
    }

    [Theory]
    [InlineData(15, 6)]
    [InlineData(15.01, 4)]
    [InlineData(25, 4)]
    [InlineData(25.01, 2)]
    public void The_cap_falls_with_the_price_since_October_2025(decimal eok, decimal cap) =>
        Assert.Equal(cap * 100_000_000, Limit("CAP", Case(eok, Regulated, "2025-10-16")).AmountWon);

    [Fact]
    public void Between_June_and_October_2025_the_cap_was_six_eok_at_any_price() =>
        Assert.Equal(600_000_000, Limit("CAP", Case(30, Capital, "2025-10-15")).AmountWon);

    [Fact]
    public void Before_June_2025_and_outside_the_capital_area_there_is_no_cap()
    {
        Assert.DoesNotContain(LoanLimits.Of(Case(30, Capital, "2025-06-27")), limit => limit.Code == "CAP");
        Assert.DoesNotContain(LoanLimits.Of(Case(30, Province, "2025-11-03")), limit => limit.Code == "CAP");
    }

    [Theory]
    [InlineData("2024-02-25", 394_761_153)] // 4.5 %
    [InlineData("2025-07-01", 333_333_333)] // 4.5 + 1.5 %
    [InlineData("2025-10-16", 286_035_254)] // 4.5 + 3.0 %
    public void The_stress_rate_of_the_day_lowers_the_dsr_limit(string day, decimal amount) =>
        Assert.InRange(Limit("DSR", Case(20, Regulated, day)).AmountWon, amount - 400_000, amount + 400_000);

    [Fact]
    public void Dsr_binds_before_dti_of_the_same_percentage()
    {
        // The defective calculator used one formula for both, so that DSR could never decide.
        var limits = LoanLimits.Of(Case(20, Regulated, "2025-11-03"));

        Assert.True(limits.Single(limit => limit.Code == "DSR").AmountWon < limits.Single(limit => limit.Code == "DTI").AmountWon);
        Assert.Equal("DSR", LoanLimits.Binding(limits).Code);
    }

    [Fact]
    public void There_is_no_dti_outside_the_capital_area() =>
        Assert.DoesNotContain(LoanLimits.Of(Case(5, Province, "2025-11-03")), limit => limit.Code == "DTI");

    [Theory]
    [InlineData("2025-06-27", 40)]
    [InlineData("2025-06-28", 30)]
    public void The_longest_term_in_the_capital_area_is_thirty_years_since_June_2025(string day, int years) =>
        Assert.Equal(years, LoanLimits.LongestTerm(Capital, DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Fact]
    public void Every_limit_names_its_source() =>
        Assert.All(LoanLimits.Of(Case(8, Regulated, "2025-11-03")), limit => Assert.NotEmpty(limit.Source));

    private static LoanLimit Limit(string code, LoanCase @case) => LoanLimits.Of(@case).Single(limit => limit.Code == code);

    private static LoanCase Case(decimal eok, LendingArea area, string day, int homes = 0, bool first = false, bool sells = false) => new(
        eok * 100_000_000, area, new Borrower(60_000_000, 0, homes, first, sells), 4.5m, 30, DateOnly.Parse(day, CultureInfo.InvariantCulture));
}
