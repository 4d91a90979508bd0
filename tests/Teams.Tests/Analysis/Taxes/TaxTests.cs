using FsCheck;
using FsCheck.Xunit;
using Holmes.Teams.Analysis.Taxes;
using Xunit;

namespace Holmes.Teams.Tests.Analysis.Taxes;

public sealed class TaxTests
{
    private static readonly DateOnly Day = new(2025, 11, 3);

    [Theory]
    [InlineData(600_000_000, 1)]
    [InlineData(750_000_000, 2)]
    [InlineData(800_000_000, 2.33)]
    [InlineData(900_000_000, 3)]
    [InlineData(2_000_000_000, 3)]
    public void The_rate_for_the_only_home_rises_between_six_and_nine_eok(decimal price, decimal rate) =>
        Assert.Equal(rate, AcquisitionTax.RatePercent(price, 0, true));

    [Theory]
    [InlineData(1, true, 8)]
    [InlineData(2, true, 12)]
    [InlineData(1, false, 3)]
    [InlineData(2, false, 8)]
    [InlineData(3, false, 12)]
    public void Further_homes_are_taxed_by_their_number_and_place(int owned, bool regulated, decimal rate) =>
        Assert.Equal(rate, AcquisitionTax.RatePercent(1_000_000_000, owned, regulated));

    [Fact]
    public void A_third_home_over_85_square_metres_pays_the_farm_tax_too()
    {
        var taxes = AcquisitionTax.Of(1_000_000_000, 2, true, false, 100, Day);

        Assert.Equal((120_000_000m, 4_000_000m, 10_000_000m), (taxes.TaxWon, taxes.EducationTaxWon, taxes.FarmTaxWon));
    }

    [Fact]
    public void A_first_home_saves_two_million_won_until_the_relief_ends()
    {
        Assert.Equal(3_000_000, AcquisitionTax.Of(500_000_000, 0, false, true, 84, Day).TaxWon);
        Assert.Equal(5_000_000, AcquisitionTax.Of(500_000_000, 0, false, true, 84, new DateOnly(2029, 1, 1)).TaxWon);
        Assert.Equal(39_000_000, AcquisitionTax.Of(1_300_000_000, 0, false, true, 84, Day).TaxWon);
    }

    [Theory]
    [InlineData(40_000_000, 240_000)]
    [InlineData(45_000_000, 250_000)] // capped
    [InlineData(190_000_000, 800_000)] // capped
    [InlineData(500_000_000, 2_000_000)]
    [InlineData(1_000_000_000, 5_000_000)]
    [InlineData(1_500_000_000, 10_500_000)]
    public void The_brokers_fee_for_a_sale_goes_by_bands(decimal price, decimal fee) => Assert.Equal(fee, BrokerageFee.OfSale(price));

    [Theory]
    [InlineData(300_000_000, 0, 900_000)]
    [InlineData(10_000_000, 500_000, 240_000)] // 60 million: 0.4 %
    [InlineData(10_000_000, 300_000, 155_000)] // 40 million, so seventyfold: 31 million at 0.5 %
    public void The_brokers_fee_for_a_lease_counts_the_rent(decimal deposit, decimal rent, decimal fee) => Assert.Equal(fee, BrokerageFee.OfLease(deposit, rent));

    [Fact]
    public void The_only_home_is_taxed_only_on_the_part_over_twelve_eok() =>
        Assert.Equal(16_764_000, CapitalGainsTax.Of(new HomeSale(1_500_000_000, 500_000_000, 5, 0, false, false, Day)));

    [Fact]
    public void The_only_home_up_to_twelve_eok_is_exempt_but_not_when_bought_in_a_regulated_area_and_let()
    {
        Assert.Equal(0, CapitalGainsTax.Of(new HomeSale(1_200_000_000, 500_000_000, 5, 0, false, false, Day)));
        Assert.True(CapitalGainsTax.Of(new HomeSale(1_200_000_000, 500_000_000, 5, 0, true, true, Day)) > 0);
    }

    [Fact]
    public void The_surcharge_for_a_second_home_returns_on_the_tenth_of_May_2026()
    {
        var sale = new HomeSale(1_000_000_000, 100_000_000, 5, 1, true, false, new DateOnly(2026, 5, 9));

        Assert.Equal(16_764_000, CapitalGainsTax.Of(sale));
        Assert.Equal(42_003_500, CapitalGainsTax.Of(sale with { Day = new DateOnly(2026, 5, 10) }));
    }

    [Fact]
    public void Selling_within_two_years_is_taxed_at_sixty_percent_and_the_local_tax() =>
        Assert.Equal(64_350_000, CapitalGainsTax.Of(new HomeSale(1_000_000_000, 100_000_000, 1, 0, false, false, Day)));

    [Fact]
    public void Property_tax_is_worked_out_by_its_bands() => Assert.Equal(1_810_800, PropertyTax.YearlyOf(1_000_000_000));

    [Fact]
    public void Rent_of_the_only_home_is_free_and_of_a_second_taxed_by_itself()
    {
        Assert.Equal(0, RentalIncomeTax.YearlyOf(18_000_000, 0, 1_000_000_000, 0, Day));
        Assert.Equal(1_386_000, RentalIncomeTax.YearlyOf(18_000_000, 0, 1_000_000_000, 1, Day));
    }

    [Property]
    public void No_tax_is_negative_or_more_than_what_it_is_on(DoNotSize<uint> price, DoNotSize<uint> gain, byte years, byte homes, bool regulated)
    {
        var taxes = AcquisitionTax.Of(price.Won(), homes % 5, regulated, homes == 0, homes, Day);
        var onGain = CapitalGainsTax.Of(new HomeSale(price.Won() + gain.Won(), gain.Won(), years, homes % 5, regulated, regulated, Day));

        Assert.True(taxes is { TaxWon: >= 0, EducationTaxWon: >= 0, FarmTaxWon: >= 0 } && taxes.TotalWon <= price.Won() * 0.134m);
        Assert.InRange(onGain, 0, gain.Won());
        Assert.InRange(PropertyTax.YearlyOf(price.Won()), 0, price.Won() * 0.01m);
    }

    [Property]
    public void A_dearer_home_never_costs_less_tax(DoNotSize<uint> price, DoNotSize<uint> more, byte homes, bool regulated) =>
        Assert.True(
            AcquisitionTax.Of(price.Won(), homes % 5, regulated, false, 84, Day).TotalWon
            <= AcquisitionTax.Of(price.Won() + more.Won(), homes % 5, regulated, false, 84, Day).TotalWon);
}
