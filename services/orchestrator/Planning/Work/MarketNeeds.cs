using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Understanding.Entities;

namespace Holmes.Orchestrator.Planning.Work;

/// <summary>Prices, trends, comparisons, listings and surroundings.</summary>
internal static class MarketNeeds
{
    public static void Ask(NeedWriter asked, Reading reading, Clause clause)
    {
        var isListing = IsListing(reading, clause);
        var isPrice = clause.Has(Cue.Price, Cue.JeonseRatio) || (clause.Has(Cue.Trend) && !clause.Has(Cue.Loan, Cue.LoanRule)) || IsPriceQuestion(reading, clause);
        if (isListing)
        {
            asked.Write(Capabilities.ListingSearch);
        }

        if (isPrice && (!IsAboutLaw(clause) || NamesMarketPrice(reading, clause)))
        {
            asked.Write(Capabilities.MarketPrice);
        }

        if (clause.Has(Cue.Place) && !isListing && !clause.Has(Cue.Loan))
        {
            asked.Write(Capabilities.PlaceInfrastructure);
        }

        if (Focus(asked, reading, clause, isPrice) is { } focus)
        {
            asked.Write(Capabilities.MarketPrice);
            asked.WriteMarketAnalysis(focus);
        }
    }

    private static bool IsListing(Reading reading, Clause clause)
    {
        var facts = reading.Facts;
        var isHome = clause.Has(Cue.Estate) || facts.Has(EntityKinds.PropertyType, EntityKinds.TradeType);
        var searches = clause.Has(Cue.Find) && isHome && !clause.Has(Cue.Price, Cue.Trend, Cue.JeonseRatio, Cue.Loan, Cue.LoanRule, Cue.Policy, Cue.LawWord, Cue.LegalSubject, Cue.Increase, Cue.Party, Cue.ContractDocument, Cue.Place, Cue.Investment, Cue.Risk, Cue.LeaseRisk, Cue.Judge, Cue.Tax, Cue.Conversion, Cue.Settlement);
        var findsNear = clause.Has(Cue.Find) && isHome && clause.Has(Cue.Place) && !clause.Has(Cue.Price);
        var namesListing = clause.Has(Cue.Listing) && !(clause.Has(Cue.Price, Cue.HowMuch, Cue.Trend) && !clause.Has(Cue.Find) && OnlyRooms(reading, clause));
        return (namesListing && !clause.Has(Cue.LegalForm, Cue.LawWord, Cue.Advise) && !(clause.Has(Cue.Loan, Cue.Capacity) && !clause.Has(Cue.Find))) || searches || findsNear;
    }

    // "원룸 월세 시세": a kind of home, no wish to see some.
    private static bool OnlyRooms(Reading reading, Clause clause) =>
        reading.Cues.Where(match => match.Cue is Cue.Listing && match.Start >= clause.Start && match.Start < clause.End).All(match => match.Text is "원룸" or "투룸" or "쓰리룸" or "자취방");

    // "강남구 아파트 얼마야?"
    private static bool IsPriceQuestion(Reading reading, Clause clause) =>
        clause.Has(Cue.HowMuch)
        && (clause.Has(Cue.Estate) || reading.Facts.Has(EntityKinds.Region, EntityKinds.RegionOutside, EntityKinds.ComplexName))
        && !clause.Has(Cue.Loan, Cue.LoanRule, Cue.Policy, Cue.LawWord, Cue.LegalSubject, Cue.Increase, Cue.Conversion, Cue.Settlement, Cue.Tax, Cue.Investment, Cue.Capacity, Cue.Compute, Cue.LegalForm);

    // "가격" next to a law is its subject; "시세" never is.
    private static bool NamesMarketPrice(Reading reading, Clause clause) =>
        reading.Cues.Any(match => match.Cue is Cue.Price or Cue.JeonseRatio && match.Start >= clause.Start && match.Start < clause.End && match.Text is not ("가격" or "분양가"));

    private static bool IsAboutLaw(Clause clause) => clause.Has(Cue.LawWord, Cue.LegalSubject, Cue.Tax) && !clause.Has(Cue.Trend);

    private static string? Focus(NeedWriter asked, Reading reading, Clause clause, bool isPrice)
    {
        if (clause.Has(Cue.Loan, Cue.LoanRule, Cue.Risk, Cue.LeaseRisk, Cue.Investment, Cue.Conversion, Cue.ContractDocument, Cue.Settlement, Cue.Tax) || (IsAboutLaw(clause) && !clause.Has(Cue.Judge)))
        {
            return null;
        }

        var speaksOfMarket = isPrice || (asked.Wanted.Asks(Capabilities.MarketPrice) && !clause.Has(Cue.Policy, Cue.Increase)) || IsPricedHome(reading, clause);
        return speaksOfMarket switch
        {
            true when clause.Has(Cue.JeonseRatio) && clause.Has(Cue.Analyse, Cue.Compare, Cue.Judge) => "jeonseRatio",
            true when clause.Has(Cue.Compare) => "compare",
            true when clause.Has(Cue.Analyse, Cue.Compute) && clause.Has(Cue.Trend) || Forecasts(reading, clause) || FollowsTrend(reading, clause) => "trend",
            true when clause.Has(Cue.Judge) || (clause.Has(Cue.Analyse) && isPrice) || (clause.Has(Cue.Analyse) && !clause.Has(Cue.LegalForm)) => "value",
            _ => null,
        };
    }

    // "20억짜리 잠실 아파트 비싼 건가요?", "강남이랑 서초 중 어디가 더 비싸?"
    private static bool IsPricedHome(Reading reading, Clause clause) =>
        (clause.Has(Cue.Judge) && reading.Facts.Has(EntityKinds.Price, EntityKinds.Deposit) && (reading.Facts.Regions.Count > 0 || reading.Facts.Has(EntityKinds.Area)))
        || (clause.Has(Cue.Judge, Cue.Compare, Cue.Analyse) && clause.Has(Cue.Estate) && !clause.Has(Cue.Policy, Cue.Party) && reading.Facts.Has(EntityKinds.Price, EntityKinds.Deposit, EntityKinds.Region, EntityKinds.TradeType))
        || (clause.Has(Cue.Compare, Cue.Judge) && reading.Facts.Regions.Count > 1);

    // "최근 6개월 추세": over a time that is named a list of prices is no answer.
    private static bool FollowsTrend(Reading reading, Clause clause) =>
        clause.Has(Cue.Trend) && reading.Facts.Has(EntityKinds.Months, EntityKinds.Years);

    private static bool Forecasts(Reading reading, Clause clause) =>
        clause.Has(Cue.Analyse) && (reading.Text.Contains("전망", StringComparison.Ordinal) || reading.Text.Contains("예측", StringComparison.Ordinal));
}
