using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Understanding.Entities;

namespace Holmes.Orchestrator.Planning.Work;

/// <summary>Is it safe, what to look out for, is it worth the money.</summary>
internal static class RiskNeeds
{
    public static void Ask(NeedWriter asked, Reading reading, Clause clause)
    {
        if (clause.Has(Cue.Risk, Cue.LeaseRisk))
        {
            AskForRisk(asked, reading, clause);
        }

        if (clause.Has(Cue.Advise) && IsHomeHunting(reading, clause))
        {
            asked.Write(Capabilities.LawSearch);
            asked.Write(Capabilities.ListingSearch);
            asked.Write(Capabilities.MarketPrice);
            asked.WriteMarketAnalysis("risk");
        }

        if (clause.Has(Cue.Investment))
        {
            AskForReturn(asked, reading, clause);
        }
    }

    // "전세사기 예방법 알려줘" wants the law; "이 전세 안전한가요" wants a judgement.
    private static void AskForRisk(NeedWriter asked, Reading reading, Clause clause)
    {
        var judges = clause.Has(Cue.Analyse, Cue.Judge, Cue.Compute, Cue.Compare) || (clause.Has(Cue.Risk) && !clause.Has(Cue.HowTo) && !reading.Has(Cue.LegalForm))
            || reading.Facts.Has(EntityKinds.Price, EntityKinds.Deposit, EntityKinds.CurrentDeposit);
        if (clause.Has(Cue.LeaseRisk, Cue.Party, Cue.ContractDocument) || IsAboutRenting(reading))
        {
            asked.Write(Capabilities.LawSearch);
        }

        if (judges)
        {
            asked.Write(Capabilities.MarketPrice);
            asked.WriteMarketAnalysis("risk");
        }
    }

    private static bool IsAboutRenting(Reading reading) =>
        reading.Facts.TradeTypes.Any(trade => trade is TradeType.Jeonse or TradeType.Monthly) || reading.Text.Contains("계약", StringComparison.Ordinal) || reading.Text.Contains("보증금", StringComparison.Ordinal);

    private static bool IsHomeHunting(Reading reading, Clause clause) =>
        clause.Has(Cue.Listing, Cue.Find) || reading.Facts.Regions.Count > 0 || reading.Facts.Station is not null;

    private static void AskForReturn(NeedWriter asked, Reading reading, Clause clause)
    {
        var facts = reading.Facts;
        var figuresAreThere = facts.Has(EntityKinds.Price) && (facts.Has(EntityKinds.MonthlyRent, EntityKinds.Deposit) || clause.Has(Cue.Compute));
        if (!figuresAreThere || facts.Regions.Count > 0 || clause.Has(Cue.Judge))
        {
            asked.Write(Capabilities.MarketPrice);
            asked.WriteMarketAnalysis("investment");
        }

        asked.WriteReturn();
    }
}
