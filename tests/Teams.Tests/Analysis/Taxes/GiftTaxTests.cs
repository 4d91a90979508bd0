using FsCheck;
using FsCheck.Xunit;
using Holmes.Contracts;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Taxes;
using Holmes.Teams.Tools;
using Xunit;
using Outcome = Holmes.Contracts.Executions.Outcome;

namespace Holmes.Teams.Tests.Analysis.Taxes;

public sealed class GiftTaxTests
{
    private const decimal Eok = 100_000_000m;
    private static readonly DateOnly Day = new(2026, 1, 5);

    /// <summary>Taxable up to a band, the computed tax with the deduction that the tables of the tax office name.</summary>
    [Theory]
    [InlineData(100_000_000, 10_000_000)]
    [InlineData(500_000_000, 90_000_000)] // × 20 % − 10 million
    [InlineData(1_000_000_000, 240_000_000)] // × 30 % − 60 million
    [InlineData(3_000_000_000, 1_040_000_000)] // × 40 % − 160 million
    [InlineData(4_000_000_000, 1_540_000_000)] // × 50 % − 460 million
    public void The_rates_rise_by_bands(decimal amount, decimal computed) =>
        Assert.Equal(computed, GiftTax.Of(new(amount, Donor.Other, false, false, Day)).ComputedWon);

    [Theory]
    [InlineData(Donor.Spouse, false, 600_000_000)]
    [InlineData(Donor.Parent, false, 50_000_000)]
    [InlineData(Donor.Parent, true, 20_000_000)]
    [InlineData(Donor.Grandparent, true, 20_000_000)]
    [InlineData(Donor.Child, false, 50_000_000)]
    [InlineData(Donor.Relative, false, 10_000_000)]
    public void Up_to_the_deduction_nothing_is_due_and_from_half_a_million_more_a_tenth(Donor donor, bool isMinor, decimal deduction)
    {
        decimal Tax(decimal amount) => GiftTax.Of(new(amount, donor, isMinor, false, Day)).ComputedWon;

        Assert.Equal(0, Tax(deduction));
        Assert.Equal(0, Tax(deduction + 499_999));
        Assert.Equal(50_000, Tax(deduction + 500_000));
    }

    [Fact]
    public void Three_eok_from_a_parent_cost_38_800_000_won() =>
        Assert.Equal(38_800_000, GiftTax.Of(new(3 * Eok, Donor.Parent, false, false, Day)).TaxWon); // 2.5억: 40 million, less 3 %

    [Fact]
    public void For_a_wedding_another_hundred_million_is_free_since_2024_and_only_from_parents_and_grandparents()
    {
        Assert.Equal(0, GiftTax.Of(new(1.5m * Eok, Donor.Parent, false, true, Day)).TaxWon);
        Assert.Equal(9_700_000, GiftTax.Of(new(1.5m * Eok, Donor.Parent, false, true, new(2023, 12, 31))).TaxWon);
        Assert.Equal(0, GiftTax.Of(new(7 * Eok, Donor.Spouse, false, true, Day)).FamilyDeductionWon);
        Assert.Equal(Eok, GiftTax.Of(new(7 * Eok, Donor.Grandparent, false, true, Day)).FamilyDeductionWon);
    }

    [Theory]
    [InlineData(false, 2_500_000_000, 30)]
    [InlineData(true, 2_000_000_000, 30)]
    [InlineData(true, 2_000_000_001, 40)]
    public void A_generation_left_out_costs_more(bool isMinor, decimal amount, decimal percent)
    {
        var taxes = GiftTax.Of(new(amount, Donor.Grandparent, isMinor, false, Day));

        Assert.Equal(Math.Floor(taxes.ComputedWon * percent / 100), taxes.SurchargeWon);
        Assert.Equal(0, GiftTax.Of(new(amount, Donor.Parent, isMinor, false, Day)).SurchargeWon);
    }

    [Property]
    public void More_is_never_taxed_less_and_never_more_than_it_is(DoNotSize<uint> amount, DoNotSize<uint> more, Donor donor, bool isMinor, bool isForFamily)
    {
        var small = GiftTax.Of(new(amount.Won(), donor, isMinor, isForFamily, Day));
        var large = GiftTax.Of(new(amount.Won() + more.Won(), donor, isMinor, isForFamily, Day));

        Assert.InRange(small.TaxWon, 0, amount.Won());
        Assert.True(small.TaxWon <= large.TaxWon);
        Assert.Equal(amount.Won(), small.DeductionWon + small.FamilyDeductionWon + small.TaxableWon);
    }

    [Fact]
    public async Task Who_gives_is_assumed_and_said_where_nobody_says_it()
    {
        var result = await RunAsync(new(3 * Eok));

        Assert.Contains(result.Assumptions!, one => one.Field == "donor");
        Assert.NotEmpty(result.Sources!);
        var amount = WireJson.Read<TaxAmount>(result.Result!.Value);
        Assert.Equal(38_800_000, amount.TotalWon);
        Assert.DoesNotContain((await RunAsync(new(3 * Eok, "spouse"))).Assumptions!, one => one.Field == "donor");
    }

    [Fact]
    public async Task Without_an_amount_nothing_is_calculated_and_an_unknown_donor_is_refused()
    {
        Assert.Equal(Outcome.Skipped, (await RunAsync(new())).Outcome);
        Assert.Equal(Outcome.Failed, (await RunAsync(new(Eok, "dog"))).Outcome);
    }

    private static async Task<ToolResult> RunAsync(GiftTaxArguments arguments) => await new GiftTaxTool().RunAsync(
        new(Guid.Empty, WireJson.ToElement(arguments), "", "local", Day, []), CancellationToken.None);
}
