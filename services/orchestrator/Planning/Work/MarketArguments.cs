using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning.Understanding.Entities;
using static Holmes.Orchestrator.Planning.Understanding.Entities.EntityKinds;

namespace Holmes.Orchestrator.Planning.Work;

/// <summary>Arguments of the market analysis and of the return calculation.</summary>
internal static class MarketArguments
{
    private const int UsualHoldingYears = 5;
    private const int LongestHoldingYears = 30;

    public static MarketAnalysisArguments Analysis(Facts facts, string focus)
    {
        var price = facts.Number(Price);
        var deposit = facts.Number(NewDeposit) ?? facts.Number(Deposit) ?? facts.Number(CurrentDeposit);
        return new(
            focus,
            price ?? deposit,
            facts.Number(Area),
            Trade(facts, focus, price, deposit),
            focus == "risk" ? deposit : null);
    }

    // A deposit beside the home's price is judged against that price, so the price is the one of a sale.
    private static TradeType Trade(Facts facts, string focus, decimal? price, decimal? deposit) => true switch
    {
        true when focus == "investment" || (focus == "risk" && price is not null && deposit is not null) => Contracts.Tools.TradeType.Sale,
        true when facts.OnlyTradeType is { } only => only,
        _ => price is null && deposit is not null ? Contracts.Tools.TradeType.Jeonse : Contracts.Tools.TradeType.Sale,
    };

    public static RoiArguments Return(Facts facts) => new(
        facts.Number(Price),
        facts.Number(OwnFunds),
        facts.Number(WantedLoan),
        facts.Number(RatePercent),
        facts.Number(Deposit),
        facts.Number(MonthlyRent),
        facts.Count(Years) is { } years and >= 1 and <= LongestHoldingYears ? years : UsualHoldingYears,
        facts.Number(GrowthPercent),
        facts.Count(EntityKinds.HomesOwned) ?? 0,
        facts.Regions.Concat(facts.Outside).FirstOrDefault(),
        AreaM2: facts.Number(Area));
}
