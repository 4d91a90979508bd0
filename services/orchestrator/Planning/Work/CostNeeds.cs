using System.Text.RegularExpressions;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Understanding.Entities;

namespace Holmes.Orchestrator.Planning.Work;

/// <summary>Taxes on buying and the broker's fee, where an amount is wanted and not only the rule.</summary>
internal static partial class CostNeeds
{
    public static void Ask(NeedWriter asked, Reading reading, Clause clause)
    {
        if (Asks(reading, clause))
        {
            asked.WriteCosts();
        }
    }

    public static bool Asks(Reading reading, Clause clause) =>
        Cost().IsMatch(reading.Text[clause.Start..clause.End]) && WantsAmount(reading, clause);

    public static TransactionCostArguments Arguments(Reading reading)
    {
        var facts = reading.Facts;
        var trade = Trade(reading);
        return new(
            trade,
            trade == TradeType.Sale
                ? facts.Number(EntityKinds.Price) ?? facts.Range(EntityKinds.Price)?.Max ?? facts.Number(EntityKinds.Deposit)
                : facts.Number(EntityKinds.Deposit) ?? facts.Number(EntityKinds.Price),
            trade == TradeType.Sale ? null : facts.Number(EntityKinds.MonthlyRent),
            facts.PropertyType,
            facts.Regions.Concat(facts.Outside).FirstOrDefault(),
            facts.Number(EntityKinds.Area),
            facts.Count(EntityKinds.HomesOwned),
            facts.Has(EntityKinds.FirstHome),
            LoanArguments.IsRegulated(reading));
    }

    // Who takes up a tax buys; a broker's fee alone is of whatever is spoken of.
    private static TradeType Trade(Reading reading) => true switch
    {
        true when Taxed().IsMatch(reading.Text) => TradeType.Sale,
        true when reading.Facts.Has(EntityKinds.MonthlyRent) || reading.Facts.OnlyTradeType == TradeType.Monthly => TradeType.Monthly,
        true when reading.Facts.Has(EntityKinds.Deposit) || reading.Facts.OnlyTradeType == TradeType.Jeonse => TradeType.Jeonse,
        _ => TradeType.Sale,
    };

    // "중개수수료는 누가 내나요", "취득세율이 어떻게 되나요" ask for the rule.
    public static bool WantsAmount(Reading reading, Clause clause) =>
        clause.Has(Cue.Compute)
        || (clause.Has(Cue.HowMuch) || reading.Has(Cue.HowMuch)) && !reading.Text.Contains("누가", StringComparison.Ordinal)
        || reading.Facts.Has(EntityKinds.Price, EntityKinds.Deposit, EntityKinds.MonthlyRent) && !clause.Has(Cue.Loan, Cue.LoanRule, Cue.Investment);

    [GeneratedRegex(@"취득세|등록세|취·?등록세|인지세|농어촌\s*특별세|지방\s*교육세|중개\s*(?:수수료|보수|료|비)|복비|부대\s*비용|거래\s*비용|brokerage|broker'?s? fee|acquisition tax|closing costs", RegexOptions.IgnoreCase)]
    private static partial Regex Cost();

    [GeneratedRegex(@"취득세|등록세|취·?등록세|인지세|농어촌\s*특별세|지방\s*교육세|acquisition tax|closing costs", RegexOptions.IgnoreCase)]
    private static partial Regex Taxed();
}
