using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Sample;
using Xunit;

namespace Holmes.Teams.Tests.Market;

public sealed class MarketDataTests(DataHost host) : IClassFixture<DataHost>
{
    private static readonly Region Gangnam = new("서울", "강남구");

    [Fact]
    public async Task Statistics_are_those_of_an_independent_calculation()
    {
        var result = await host.AskAsync(ToolNames.MarketData, new MarketDataArguments([Gangnam], MinAreaM2: 50, MaxAreaM2: 100));

        var market = result.Read<MarketSummary>();
        var deals = new SampleMarket(DataHost.Today).Transactions().Where(deal =>
            deal.Region.Gu == "강남구" && deal.PropertyType == PropertyType.Apartment && deal.AreaM2 is >= 50 and <= 100
            && deal.ContractDate >= new DateOnly(2025, 12, 1)).ToLookup(deal => deal.TradeType);
        var sale = Assert.Single(market.Regions).Sale!;
        Assert.Equal(Outcome.Ok, result.Outcome);
        Assert.Equal(deals[TradeType.Sale].Count(), sale.Count);
        Near(Math.Round(deals[TradeType.Sale].Average(deal => (decimal)deal.PriceWon)), sale.MeanWon);
        Near(Median(deals[TradeType.Sale].Select(deal => (decimal)deal.PriceWon)), sale.MedianWon);
        Assert.Equal(deals[TradeType.Sale].Min(deal => deal.PriceWon), sale.MinWon);
        Assert.Equal(deals[TradeType.Sale].Max(deal => deal.PriceWon), sale.MaxWon);
        Near(Median(deals[TradeType.Sale].Select(deal => deal.PriceWon / deal.AreaM2)), sale.MedianWonPerM2);
        Near(Median(deals[TradeType.Monthly].Select(deal => (decimal)deal.MonthlyRentWon)), market.Regions[0].MonthlyRent!.MedianWon);
        Assert.Equal(
            Math.Round(Median(deals[TradeType.Jeonse].Select(deal => (decimal)deal.PriceWon)) / Median(deals[TradeType.Sale].Select(deal => (decimal)deal.PriceWon)) * 100, 1),
            market.Regions[0].JeonseRatioPercent);
        var october = deals[TradeType.Sale].Where(deal => deal.ContractDate is { Year: 2026, Month: 10 }).ToArray();
        var point = market.Regions[0].Trend.Single(month => month.Month == new DateOnly(2026, 10, 1) && month.TradeType == TradeType.Sale);
        Assert.Equal((october.Length, Median(october.Select(deal => (decimal)deal.PriceWon))), (point.Count, point.MedianWon));
    }

    [Fact]
    public async Task Sample_data_say_that_they_are_sample()
    {
        var result = await host.AskAsync(ToolNames.MarketData, new MarketDataArguments([Gangnam]));

        Assert.True(result.Read<MarketSummary>().IsSample);
        Assert.All(result.Sources!, source => Assert.True(source.IsSample));
        Assert.Contains("예시 자료", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_regions_are_compared_in_the_order_asked()
    {
        var result = await host.AskAsync(ToolNames.MarketData, new MarketDataArguments(
            [new("서울특별시", "송파구"), new("서울", "강남"), new("", "도봉구")], TradeType: TradeType.Jeonse));

        var market = result.Read<MarketSummary>();
        Assert.Equal(["송파구", "강남구", "도봉구"], market.Regions.Select(region => region.Region.Gu));
        Assert.All(market.Regions, region => Assert.True(region is { Sale: null, Jeonse: not null, MonthlyRent: null }));
    }

    [Fact]
    public async Task A_region_without_data_is_empty_and_says_what_there_is()
    {
        var result = await host.AskAsync(ToolNames.MarketData, new MarketDataArguments([new("부산", "해운대구")]));

        Assert.Equal(Outcome.Empty, result.Outcome);
        Assert.Contains("해운대구", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_district_of_the_same_name_in_another_city_is_another_one()
    {
        var result = await host.AskAsync(ToolNames.MarketData, new MarketDataArguments([new("부산", "중구")]));

        Assert.Equal(Outcome.Empty, result.Outcome);
    }

    [Fact]
    public async Task One_of_two_regions_without_data_degrades_the_answer()
    {
        var result = await host.AskAsync(ToolNames.MarketData, new MarketDataArguments([Gangnam, new("부산", "해운대구")]));

        Assert.Equal(Outcome.Degraded, result.Outcome);
        Assert.Contains("해운대구", Assert.Single(result.Assumptions!).Reason, StringComparison.Ordinal);
        Assert.Equal("강남구", Assert.Single(result.Read<MarketSummary>().Regions).Region.Gu);
    }

    [Theory]
    [InlineData("요즘 아파트 시세", Outcome.Degraded)]
    [InlineData("서울 아파트 시세", Outcome.Ok)]
    public async Task Without_a_region_it_is_all_of_Seoul_and_said_when_nobody_said_so(string query, Outcome expected)
    {
        var result = await host.AskAsync(ToolNames.MarketData, new MarketDataArguments([]), query);

        Assert.Equal(expected, result.Outcome);
        Assert.Equal("서울 전체", Assert.Single(result.Read<MarketSummary>().Regions).Region.Gu);
    }

    [Fact]
    public async Task A_longer_time_than_there_is_degrades_the_answer()
    {
        var result = await host.AskAsync(ToolNames.MarketData, new MarketDataArguments([Gangnam], Months: 36));

        Assert.Equal(Outcome.Degraded, result.Outcome);
        Assert.Equal(new DateOnly(2024, 12, 1), result.Read<MarketSummary>().From);
    }

    [Fact]
    public async Task A_complex_is_found_by_a_part_of_its_name()
    {
        var complex = new SampleMarket(DataHost.Today).Complexes.First(known => known.PropertyType == PropertyType.Apartment && known.District.Gu == "강남구");

        var result = await host.AskAsync(ToolNames.MarketData, new MarketDataArguments([Gangnam], ComplexName: complex.Name.Replace(" ", "", StringComparison.Ordinal)));
        var unknown = await host.AskAsync(ToolNames.MarketData, new MarketDataArguments([Gangnam], ComplexName: "세상에없는이름"));

        var whole = await host.AskAsync(ToolNames.MarketData, new MarketDataArguments([Gangnam]));
        Assert.InRange(result.Read<MarketSummary>().Regions[0].Sale!.Count, 1, whole.Read<MarketSummary>().Regions[0].Sale!.Count - 1);
        Assert.Equal(Outcome.Empty, unknown.Outcome);
    }

    [Fact]
    public async Task A_neighbourhood_is_a_part_of_its_district()
    {
        var dong = new SampleMarket(DataHost.Today).Complexes.First(known => known.PropertyType == PropertyType.Apartment && known.District.Gu == "강남구").Dong;

        var result = await host.AskAsync(ToolNames.MarketData, new MarketDataArguments([Gangnam with { Dong = dong }]));

        var expected = new SampleMarket(DataHost.Today).Transactions().Count(deal => deal.Region == new Region("서울", "강남구", dong)
            && deal.PropertyType == PropertyType.Apartment && deal.TradeType == TradeType.Sale && deal.ContractDate >= new DateOnly(2025, 12, 1));
        Assert.Equal(expected, result.Read<MarketSummary>().Regions[0].Sale!.Count);
    }

    [Fact]
    public async Task No_contract_at_that_price_is_empty_not_a_failure()
    {
        var result = await host.AskAsync(ToolNames.MarketData, new MarketDataArguments([Gangnam], MaxPriceWon: 1));

        Assert.Equal(Outcome.Empty, result.Outcome);
    }

    [Fact]
    public async Task A_restart_loads_nothing_again()
    {
        await host.AskAsync(ToolNames.MarketData, new MarketDataArguments([Gangnam])); // waits until the first load is over
        var before = await host.ScalarAsync<long>("select count(*) from teams.transactions");

        await host.RestartAsync();

        await host.AskAsync(ToolNames.MarketData, new MarketDataArguments([Gangnam]));
        Assert.Equal(before, await host.ScalarAsync<long>("select count(*) from teams.transactions"));
    }

    private static void Near(decimal expected, decimal actual) => Assert.InRange(actual, expected - 1, expected + 1); // whole won

    private static decimal Median(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
