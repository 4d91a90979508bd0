namespace Holmes.Orchestrator.Planning.Understanding;

/// <summary>What a word of a question speaks of.</summary>
public enum Cue
{
    // What it is about.
    LawWord,
    LegalSubject,
    LegalForm,
    Party,
    Increase,
    Conversion,
    Settlement,
    Price,
    Trend,
    JeonseRatio,
    Listing,
    Loan,
    LoanRule,
    Policy,
    Beneficiary,
    ContractDocument,
    LeaseRisk,
    Risk,
    Investment,
    Place,
    Tax,
    Estate,
    OtherDomain,

    // What is wanted.
    Compute,
    Capacity,
    Compare,
    Analyse,
    Judge,
    Match,
    Solve,
    Advise,
    Draft,
    HowTo,
    Review,
    Find,
    Report,
    Inform,
    HowMuch,

    // How it is told.
    Narrative,
    Generic,
    FollowUp,
    Help,
    Greeting,
}

/// <summary>A word of the question that carries a cue.</summary>
public sealed record CueMatch(Cue Cue, int Start, string Text)
{
    public int End => Start + Text.Length;
}
