using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Taxes;
using Holmes.Teams.Tools;
using Xunit;

namespace Holmes.Teams.Tests.Analysis.Taxes;

public sealed class TransactionCostsTests
{
    private static readonly DateOnly Day = new(2026, 1, 5);

    private static async Task<ToolResult> RunAsync(TransactionCostArguments arguments) => await new TransactionCostsTool().RunAsync(
        new(Guid.Empty, WireJson.ToElement(arguments), "", "local", Day, []), CancellationToken.None);

    private static async Task<Dictionary<string, decimal>> CostsAsync(TransactionCostArguments arguments)
    {
        var result = await RunAsync(arguments);
        var costs = WireJson.Read<TransactionCosts>(result.Result!.Value);
        Assert.Equal(costs.TotalWon, costs.Costs.Sum(cost => cost.AmountWon));
        Assert.NotEmpty(result.Sources!);
        return costs.Costs.ToDictionary(cost => cost.Name, cost => cost.AmountWon);
    }

    [Fact]
    public async Task The_first_home_up_to_600_million_costs_one_percent_and_a_tenth_of_it()
    {
        var costs = await CostsAsync(new(PriceWon: 500_000_000, AreaM2: 84, HomesOwned: 0));

        Assert.Equal((5_000_000m, 500_000m, 0m), (costs["취득세"], costs["지방교육세"], costs["농어촌특별세"]));
        Assert.Equal(2_200_000m, costs["중개보수"]); // 0.4 % and VAT
        Assert.Equal(150_000m, costs["인지세"]);
    }

    [Fact]
    public async Task A_large_home_pays_the_tax_for_the_country_as_well()
    {
        var costs = await CostsAsync(new(PriceWon: 1_000_000_000, AreaM2: 114, HomesOwned: 0));

        Assert.Equal((30_000_000m, 3_000_000m, 2_000_000m), (costs["취득세"], costs["지방교육세"], costs["농어촌특별세"]));
    }

    [Theory]
    [InlineData(1, true, 56_000_000)]
    [InlineData(1, false, 11_690_000)]
    [InlineData(2, false, 56_000_000)]
    [InlineData(2, true, 84_000_000)]
    public async Task Further_homes_are_taxed_by_their_number_and_place(int owned, bool isRegulated, decimal tax) =>
        Assert.Equal(tax, (await CostsAsync(new(PriceWon: 700_000_000, AreaM2: 59, HomesOwned: owned, IsRegulatedArea: isRegulated)))["취득세"]);

    [Theory]
    [InlineData(TradeType.Jeonse, 350_000_000, 0, 1_155_000)] // 0.3 %
    [InlineData(TradeType.Jeonse, 600_000_000, 0, 2_640_000)] // 0.4 %
    [InlineData(TradeType.Monthly, 10_000_000, 500_000, 264_000)] // 1,000만 + 50만 × 100 = 6,000만: 0.4 %
    [InlineData(TradeType.Monthly, 5_000_000, 300_000, 143_000)] // under 5,000만, so × 70: 2,600만: 0.5 %
    public async Task Of_a_lease_only_the_brokers_fee_is_due(TradeType trade, decimal deposit, decimal rent, decimal fee)
    {
        var cost = Assert.Single(await CostsAsync(new(trade, deposit, rent)));

        Assert.Equal(("중개보수", fee), (cost.Key, cost.Value));
    }

    [Fact]
    public async Task An_officetel_is_taxed_as_no_home()
    {
        var costs = await CostsAsync(new(PriceWon: 200_000_000, PropertyType: PropertyType.Officetel, AreaM2: 40, HomesOwned: 3));

        Assert.Equal((8_000_000m, 800_000m, 400_000m), (costs["취득세"], costs["지방교육세"], costs["농어촌특별세"]));
        Assert.Equal(1_100_000m, costs["중개보수"]);
        Assert.Equal(1_980_000m, (await CostsAsync(new(PriceWon: 200_000_000, PropertyType: PropertyType.Officetel, AreaM2: 100)))["중개보수"]);
    }

    [Fact]
    public async Task Without_a_price_it_says_what_is_missing()
    {
        var result = await RunAsync(new());

        Assert.Equal(Outcome.Skipped, result.Outcome);
        Assert.Contains("매매가격", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_assumed_is_said()
    {
        var result = await RunAsync(new(PriceWon: 500_000_000));

        Assert.Equal(["areaM2", "homesOwned"], result.Assumptions!.Select(assumption => assumption.Field));
        Assert.Equal(Outcome.Degraded, result.Outcome);
    }
}
