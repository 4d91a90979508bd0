using Holmes.Contracts.Tools;
using Holmes.Teams.Documents;
using Xunit;

namespace Holmes.Teams.Tests.Documents;

public sealed class LeaseContractTests
{
    [Fact]
    public void A_whole_lease_has_no_blank()
    {
        Assert.Empty(Leases.Content(Leases.Whole).Blanks);
        Assert.Empty(Leases.Content(Leases.Monthly).Blanks);
    }

    [Fact]
    public void What_is_not_known_is_a_blank_by_its_name() =>
        Assert.Equal(
            ["임대인 이름", "임차인 이름", "소재지", "임대할 부분(동·호수)", "면적(㎡)", "보증금", "계약금", "잔금", "임대차 시작일", "임대차 종료일", "관리비", "임대인 연락처", "임차인 연락처"],
            Leases.Content(new LeaseContractArguments()).Blanks);

    [Fact]
    public void Amounts_stand_in_numerals_and_words_and_the_balance_is_what_remains()
    {
        var text = Leases.Text(Leases.Content(Leases.Whole));

        Assert.Contains("₩300,000,000 (금 삼억원정)", text, StringComparison.Ordinal);
        Assert.Contains("₩270,000,000 (금 이억칠천만원정)", text, StringComparison.Ordinal);
        Assert.Contains("2026년 12월 1일부터 2028년 11월 30일까지", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("제3조 제1항")]
    [InlineData("제4조 제1항")]
    [InlineData("제6조의3")]
    [InlineData("제7조 제2항")]
    [InlineData("제12조")]
    public void A_jeonse_lease_names_the_article_it_rests_on(string article) =>
        Assert.Contains($"주택임대차보호법 {article}", Leases.Text(Leases.Content(Leases.Whole)), StringComparison.Ordinal);

    [Fact]
    public void Only_a_monthly_lease_speaks_of_rent_in_arrears()
    {
        Assert.Contains("민법 제640조", Leases.Text(Leases.Content(Leases.Monthly)), StringComparison.Ordinal);
        Assert.DoesNotContain("민법 제640조", Leases.Text(Leases.Content(Leases.Whole)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lease_of_exactly_two_years_is_not_called_short()
    {
        Assert.False(Lease.Of(Leases.Whole).Lease.IsShorterThanTwoYears);
        Assert.True(Lease.Of(Leases.Whole with { EndDate = new DateOnly(2028, 11, 29) }).Lease.IsShorterThanTwoYears);
    }

    [Fact]
    public void Special_terms_are_written_as_given() =>
        Assert.Contains("1. 반려동물을 키울 수 있다.\n2. 도배는 임대인이 한다.", Leases.Text(Leases.Content(Leases.Whole)), StringComparison.Ordinal);
}
