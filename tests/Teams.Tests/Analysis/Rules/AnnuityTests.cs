using FsCheck;
using FsCheck.Xunit;
using Holmes.Teams.Analysis.Rules;
using Xunit;

namespace Holmes.Teams.Tests.Analysis.Rules;

public sealed class AnnuityTests
{
    [Theory]
    [InlineData(320_000_000, 4.5, 1_621_393)]
    [InlineData(700_000_000, 4.5, 3_546_797)]
    [InlineData(200_000_000, 5.0, 1_073_643)]
    public void Payments_over_thirty_years_are_those_worked_out_by_hand(decimal principal, decimal rate, decimal payment) =>
        Assert.Equal(payment, Annuity.MonthlyPayment(principal, rate, 360));

    [Fact]
    public void What_is_owed_after_five_of_thirty_years_is_known() =>
        Assert.Equal(638_105_420m, Annuity.Remaining(700_000_000, 4.5m, 360, 60));

    [Fact]
    public void Without_interest_the_loan_is_split_evenly()
    {
        Assert.Equal(1_000_000m, Annuity.MonthlyPayment(12_000_000, 0, 12));
        Assert.Equal(6_000_000m, Annuity.Remaining(12_000_000, 0, 12, 6));
    }

    [Property]
    public void The_principal_of_a_payment_is_the_loan_again(DoNotSize<uint> seed, byte rateSeed, byte termSeed)
    {
        var (principal, rate, months) = (seed.Won(), Rate(rateSeed), Months(termSeed));

        var again = Annuity.Principal(principal / Factor(rate, months), rate, months);

        Assert.InRange(again, principal - 1, principal);
    }

    [Property]
    public void Payments_repay_the_loan_and_no_less_than_it(DoNotSize<uint> seed, byte rateSeed, byte termSeed)
    {
        var (principal, rate, months) = (seed.Won(), Rate(rateSeed), Months(termSeed));

        var payment = Annuity.MonthlyPayment(principal, rate, months);

        Assert.True(payment * months >= principal - months, "the rounding of each payment is at most half a won");
        Assert.Equal(principal, Annuity.Remaining(principal, rate, months, 0));
        Assert.Equal(0, Annuity.Remaining(principal, rate, months, months));
    }

    [Property]
    public void What_is_owed_only_falls(DoNotSize<uint> seed, byte rateSeed, byte termSeed, byte paidSeed)
    {
        var (principal, rate, months) = (seed.Won(), Rate(rateSeed), Months(termSeed));
        var paid = paidSeed % months;

        Assert.True(Annuity.Remaining(principal, rate, months, paid) >= Annuity.Remaining(principal, rate, months, paid + 1));
    }

    [Property]
    public void One_months_interest_and_the_payment_lead_from_one_month_to_the_next(DoNotSize<uint> seed, byte rateSeed, byte termSeed)
    {
        var (principal, rate, months) = (seed.Won(), Rate(rateSeed), Months(termSeed));

        var after = principal * (1 + rate / 1200) - Annuity.MonthlyPayment(principal, rate, months);

        Assert.InRange(Annuity.Remaining(principal, rate, months, 1) - after, -1, 1);
    }

    [Fact]
    public void Rates_and_terms_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Annuity.MonthlyPayment(1, -1, 12));
        Assert.Throws<ArgumentOutOfRangeException>(() => Annuity.MonthlyPayment(1, 31, 12));
        Assert.Throws<ArgumentOutOfRangeException>(() => Annuity.MonthlyPayment(1, 5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Annuity.MonthlyPayment(1, 5, 601));
    }

    private static decimal Rate(byte seed) => seed % 300 / 10m;

    private static int Months(byte seed) => seed + 1;

    // By summing the series, a second way to the same number.
    private static decimal Factor(decimal rate, int months)
    {
        var (sum, discount) = (0m, 1m);
        for (var month = 0; month < months; month++)
        {
            discount /= 1 + rate / 1200;
            sum += discount;
        }

        return sum;
    }
}
