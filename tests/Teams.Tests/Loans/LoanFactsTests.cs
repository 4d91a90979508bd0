using Holmes.Teams.Loans;
using Xunit;

namespace Holmes.Teams.Tests.Loans;

public sealed class LoanFactsTests
{
    [Fact]
    public void Versions_of_a_fact_never_hold_on_the_same_day()
    {
        var spans = LoanFacts.Rules.Select(rule => (Key: rule.Code, rule.ValidFrom, rule.ValidTo))
            .Concat(LoanFacts.Products.Select(product => (Key: product.ProductId, product.ValidFrom, product.ValidTo)));

        Assert.All(spans.GroupBy(span => span.Key), versions => Assert.All(
            versions.OrderBy(span => span.ValidFrom).Zip(versions.OrderBy(span => span.ValidFrom).Skip(1)),
            pair => Assert.True(pair.First.ValidTo is { } end && end < pair.Second.ValidFrom, versions.Key)));
    }

    [Fact]
    public void Every_fact_names_its_source()
    {
        Assert.All(LoanFacts.Rules, rule => Assert.False(string.IsNullOrWhiteSpace(rule.Source)));
        Assert.All(LoanFacts.Products, product => Assert.False(string.IsNullOrWhiteSpace(product.Source)));
    }

    [Fact]
    public void What_no_bank_sells_is_marked_as_sample() => Assert.All(
        LoanFacts.Products.Where(product => product.ProductId.StartsWith("sample-", StringComparison.Ordinal)),
        product => Assert.True(product.IsSample && product.Bank.EndsWith("(예시)", StringComparison.Ordinal)));

    [Theory]
    [InlineData("2025-06-27", null)]
    [InlineData("2025-06-28", 600_000_000)]
    [InlineData("2025-10-15", 600_000_000)]
    [InlineData("2025-10-16", 200_000_000)]
    public void The_cap_for_a_dear_home_follows_the_measures(string day, int? won)
    {
        var rules = On(day).Where(rule => rule.Code is "CAP.tight" or "CAP.over25").ToArray();

        Assert.Equal(won, rules.SingleOrDefault()?.ValueWon);
    }

    [Theory]
    [InlineData("2025-06-27", "LTV.firstHome", 80)]
    [InlineData("2025-06-28", "LTV.firstHome.tight", 70)]
    [InlineData("2025-09-07", "LTV.regulated", 50)]
    [InlineData("2025-09-08", "LTV.regulated", 40)]
    [InlineData("2025-10-15", "STRESS.tight", 1.5)]
    [InlineData("2025-10-16", "STRESS.tight", 3)]
    [InlineData("2026-11-22", "DSR.bank", 40)]
    [InlineData("2026-11-22", "DSR.nonbank", 50)]
    public void A_rule_changes_on_its_day(string day, string code, double percent) =>
        Assert.Equal((decimal)percent, On(day).Single(rule => rule.Code == code).ValuePercent);

    private static IEnumerable<LendingRule> On(string day) =>
        LoanFacts.Rules.Where(rule => LoanChoice.IsValid(rule.ValidFrom, rule.ValidTo, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
}
