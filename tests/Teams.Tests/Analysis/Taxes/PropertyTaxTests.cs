using FsCheck;
using FsCheck.Xunit;
using Holmes.Contracts;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Taxes;
using Holmes.Teams.Tools;
using Xunit;
using Outcome = Holmes.Contracts.Executions.Outcome;

namespace Holmes.Teams.Tests.Analysis.Taxes;

public sealed class PropertyTaxTests
{
    private const decimal Eok = 100_000_000m;
    private static readonly DateOnly Day = new(2025, 6, 1);

    /// <summary>Basis by the bands, and what the lower rates make of it: 0.05, 0.1, 0.2, 0.35 %.</summary>
    [Theory]
    [InlineData(100_000_000, 43, 21_500)]
    [InlineData(300_000_000, 43, 99_000)]
    [InlineData(600_000_000, 44, 348_000)]
    [InlineData(600_000_001, 45, 360_000)]
    [InlineData(900_000_000, 45, 787_500)]
    public void The_only_home_is_taxed_less(decimal official, decimal share, decimal tax)
    {
        var taxes = PropertyTax.Of(official, isOnlyHome: true, Day);

        Assert.Equal((share, true, tax), (taxes.FairSharePercent, taxes.IsSpecialRate, taxes.TaxWon));
    }

    [Fact]
    public void Above_nine_eok_the_rates_are_those_of_everybody_and_the_share_stays()
    {
        var taxes = PropertyTax.Of(9 * Eok + 1, isOnlyHome: true, Day);

        Assert.Equal((45m, false, 990_000m), (taxes.FairSharePercent, taxes.IsSpecialRate, taxes.TaxWon)); // 570,000 + 105 million × 0.4 %
    }

    [Fact]
    public void The_lower_rates_end_with_2026()
    {
        Assert.True(PropertyTax.Of(5 * Eok, true, new(2026, 12, 31)).IsSpecialRate);
        Assert.False(PropertyTax.Of(5 * Eok, true, new(2027, 1, 1)).IsSpecialRate);
    }

    [Fact]
    public void One_of_several_homes_pays_on_sixty_percent_by_the_usual_rates()
    {
        var taxes = PropertyTax.Of(5 * Eok, isOnlyHome: false, Day);

        Assert.Equal((300_000_000m, 570_000m, 420_000m, 114_000m), (taxes.BasisWon, taxes.TaxWon, taxes.UrbanTaxWon, taxes.EducationTaxWon));
    }

    [Property]
    public void A_dearer_home_is_never_taxed_less_and_the_only_one_never_more_than_one_of_several(DoNotSize<uint> price, DoNotSize<uint> more, bool isOnlyHome)
    {
        Assert.True(PropertyTax.Of(price.Won(), isOnlyHome, Day).TotalWon <= PropertyTax.Of(price.Won() + more.Won(), isOnlyHome, Day).TotalWon);
        Assert.True(PropertyTax.Of(price.Won(), true, Day).TotalWon <= PropertyTax.Of(price.Won(), false, Day).TotalWon);
        Assert.InRange(PropertyTax.Of(price.Won(), isOnlyHome, Day).TotalWon, 0, price.Won() * 0.01m);
    }

    [Fact]
    public async Task What_is_guessed_is_said()
    {
        var guessed = await RunAsync(new(MarketPriceWon: 10 * Eok), new(2026, 11, 27));
        var known = await RunAsync(new(OfficialPriceWon: 6 * Eok, HomesOwned: 1), Day);

        Assert.Equal(["officialPriceWon", "homesOwned", "fairShare"], guessed.Assumptions!.Select(one => one.Field));
        Assert.Equal(690_000_000, WireJson.Read<TaxAmount>(guessed.Result!.Value).BaseWon);
        Assert.Empty(known.Assumptions ?? []);
        Assert.Equal(787_200, WireJson.Read<TaxAmount>(known.Result!.Value).TotalWon);
        Assert.Equal(Outcome.Skipped, (await RunAsync(new(), Day)).Outcome);
    }

    private static async Task<ToolResult> RunAsync(PropertyTaxArguments arguments, DateOnly day) => await new PropertyTaxTool().RunAsync(
        new(Guid.Empty, WireJson.ToElement(arguments), "", "local", day, []), CancellationToken.None);
}
