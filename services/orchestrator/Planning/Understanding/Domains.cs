using Holmes.Contracts.Executions;

namespace Holmes.Orchestrator.Planning.Understanding;

/// <summary>The fields a question touches.</summary>
internal static class Domains
{
    /// <summary>In the order in which they are named; each as the intent it would have alone.</summary>
    public static IReadOnlyList<IntentType> Of(Reading reading) =>
        [.. reading.Cues.Select(match => Field(match.Cue)).OfType<IntentType>().Distinct()];

    private static IntentType? Field(Cue cue) => cue switch
    {
        Cue.LawWord or Cue.LegalSubject or Cue.Increase or Cue.Settlement or Cue.Tax => IntentType.LegalConsult,
        Cue.Price or Cue.Trend or Cue.JeonseRatio or Cue.Listing => IntentType.MarketInquiry,
        Cue.Loan or Cue.LoanRule or Cue.Policy => IntentType.LoanConsult,
        Cue.Risk or Cue.LeaseRisk => IntentType.RiskAnalysis,
        Cue.Investment => IntentType.Comprehensive,
        _ => null,
    };
}
