using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Loans;
using Holmes.Teams.Analysis.Rent;
using Holmes.Teams.Analysis.Rules;
using Holmes.Teams.Analysis.Taxes;
using Xunit;

namespace Holmes.Teams.Tests.Analysis.Rules;

public sealed class DatedRulesTests
{
    [Fact]
    public void A_rule_ends_the_day_before_the_next_begins()
    {
        var rules = DatedRules.InOrder<int>(("2024-01-01", 1, "a"), ("2025-01-01", 2, "b"));

        Assert.Null(rules.On(new DateOnly(2023, 12, 31)));
        Assert.Equal(1, rules.At(new DateOnly(2024, 12, 31)).Value);
        Assert.Equal(2, rules.At(new DateOnly(2025, 1, 1)).Value);
    }

    [Fact]
    public void Every_lending_and_tax_rule_covers_every_day_since_the_book_begins()
    {
        for (var day = RuleBook.FirstDay; day < new DateOnly(2030, 1, 1); day = day.AddDays(1))
        {
            Assert.NotNull(LoanRules.Ltv.On(day));
            Assert.NotNull(LoanRules.Dti.On(day));
            Assert.NotNull(LoanRules.Dsr.On(day));
            Assert.NotNull(LoanRules.Stress.On(day));
            Assert.NotNull(LoanRules.Caps.On(day));
            Assert.NotNull(LoanRules.Term.On(day));
            Assert.NotNull(RegulatedAreas.Rules.On(day));
            Assert.NotNull(IncomeTax.Rates.On(day));
            Assert.NotNull(CapitalGainsTax.Surcharge.On(day));
        }
    }

    [Fact]
    public void Rules_of_a_table_do_not_overlap()
    {
        foreach (var (earlier, later) in BaseRates.Rules.Zip(BaseRates.Rules.Skip(1)))
        {
            Assert.Equal(later.From.AddDays(-1), earlier.To);
            Assert.True(earlier.From < later.From);
        }
    }

    [Theory]
    [InlineData("2020-09-28", 4.0)] // 0.50 + 3.5
    [InlineData("2020-09-29", 2.5)] // 0.50 + 2
    [InlineData("2023-06-01", 5.5)] // 3.50 + 2
    [InlineData("2025-11-03", 4.5)] // 2.50 + 2
    public void The_conversion_cap_follows_the_base_rate_and_the_points_of_the_day(string day, double cap) =>
        Assert.Equal((decimal)cap, RentRules.ConversionCap(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("서울특별시", "노원구", "2025-10-15", false)]
    [InlineData("서울특별시", "노원구", "2025-10-16", true)]
    [InlineData("서울특별시", "강남구", "2025-10-15", true)]
    [InlineData("경기도", "성남시 분당구", "2025-10-15", false)]
    [InlineData("경기도", "성남시 분당구", "2025-10-16", true)]
    [InlineData("경기도", "수원시 권선구", "2025-10-16", false)]
    [InlineData("경기", "하남시", "2025-10-16", true)]
    [InlineData("용인시", "수지구", "2025-10-16", true)]
    [InlineData("부산광역시", "해운대구", "2025-10-16", false)]
    public void Areas_are_regulated_from_the_day_of_their_designation(string city, string gu, string day, bool regulated) =>
        Assert.Equal(regulated, RegulatedAreas.IsRegulated(new Region(city, gu), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Rules_are_never_dated_later_than_they_were_checked()
    {
        Assert.Equal(new DateOnly(2025, 1, 1), RuleBook.AsOf(new DateOnly(2025, 1, 1)));
        Assert.Equal(RuleBook.VerifiedOn, RuleBook.AsOf(RuleBook.VerifiedOn.AddYears(1)));
        Assert.Null(RuleBook.Caution(RuleBook.VerifiedOn));
        Assert.NotNull(RuleBook.Caution(RuleBook.VerifiedOn.AddDays(1)));
    }
}
