using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Understanding.Entities;

namespace Holmes.Orchestrator.Planning.Work;

/// <summary>From what a question says to what has to be done. Each clause asks for its own work.</summary>
public static class Needs
{
    private const int ShortestLeaseQuestion = 9;

    public static Wanted Of(Reading reading)
    {
        var asked = new NeedWriter(reading);
        for (var i = 0; i < reading.Clauses.Count; i++)
        {
            asked.Enter(i);
            Ask(asked, reading, reading.Clauses[i]);
        }

        if (asked.Wanted.Needs.Count == 0)
        {
            AskForPlaceAlone(asked, reading);
        }

        if (asked.Wanted.Needs.Count == 0 && AsksAboutLease(reading))
        {
            asked.Write(Capabilities.LawSearch);
        }

        if (reading.Has(Cue.Report) && asked.Wanted.Needs.Count > 0)
        {
            asked.Write(Capabilities.ReportDraft);
        }

        return asked.Wanted;
    }

    private static void Ask(NeedWriter asked, Reading reading, Clause clause)
    {
        if (ContractNeeds.Ask(asked, clause))
        {
            return;
        }

        RiskNeeds.Ask(asked, reading, clause);
        TenancyNeeds.Ask(asked, reading, clause);
        CostNeeds.Ask(asked, reading, clause);
        TaxNeeds.Ask(asked, reading, clause);
        LoanNeeds.Ask(asked, reading, clause);
        MarketNeeds.Ask(asked, reading, clause);
    }

    // A question about a lease that asks neither for prices nor for money asks what holds between its parties.
    private static bool AsksAboutLease(Reading reading) =>
        reading.Text.Length >= ShortestLeaseQuestion
        && !reading.Has(Cue.OtherDomain)
        && reading.Has(Cue.Inform, Cue.Solve, Cue.LegalForm)
        && reading.Cues.Any(match => match.Cue is Cue.Estate && match.Text is "전세" or "전세금" or "월세" or "전월세" or "반전세" or "보증금" or "계약" or "임대" or "입주" or "lease");

    // "강남구 아파트", "마포 전세": a place and a kind of home ask for prices.
    private static void AskForPlaceAlone(NeedWriter asked, Reading reading)
    {
        var facts = reading.Facts;
        var isAboutHomes = reading.Has(Cue.Estate) && !reading.Has(Cue.OtherDomain);
        if (isAboutHomes && (facts.Regions.Count > 0 || facts.Has(EntityKinds.RegionOutside, EntityKinds.Station, EntityKinds.ComplexName)))
        {
            var isWish = facts.Has(EntityKinds.Price + EntityKinds.RangeSuffix, EntityKinds.Deposit + EntityKinds.RangeSuffix, EntityKinds.MonthlyRent + EntityKinds.RangeSuffix);
            asked.Write(isWish ? Capabilities.ListingSearch : Capabilities.MarketPrice);
        }
    }
}
