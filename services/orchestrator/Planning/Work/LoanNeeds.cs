using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Understanding.Entities;

namespace Holmes.Orchestrator.Planning.Work;

/// <summary>Loans, lending rules and public support.</summary>
internal static class LoanNeeds
{
    private static readonly string[] PersonalFigures =
        [EntityKinds.Income, EntityKinds.Price, EntityKinds.Deposit, EntityKinds.OwnFunds, EntityKinds.WantedLoan, EntityKinds.ExistingPayment, EntityKinds.CreditGrade];

    private static readonly string[] Profile =
        [EntityKinds.Age, EntityKinds.AgeBand, EntityKinds.Income, EntityKinds.MarriageYears, EntityKinds.Children, EntityKinds.HomesOwned, EntityKinds.Assets];

    public static void Ask(NeedWriter asked, Reading reading, Clause clause)
    {
        var isLoan = clause.Has(Cue.Loan, Cue.LoanRule) || (clause.Has(Cue.Capacity, Cue.Compute) && IsAboutLoans(reading, clause));
        var isPolicy = clause.Has(Cue.Policy) || (clause.Has(Cue.Beneficiary) && clause.Has(Cue.Match, Cue.Find));
        if (!isLoan && !isPolicy)
        {
            return;
        }

        var figures = reading.Facts.Has(PersonalFigures);
        var simulates = isLoan && (clause.Has(Cue.Compute, Cue.Capacity) || (figures && !IsPlainInformation(clause)));
        var matches = (isPolicy || clause.Has(Cue.Beneficiary)) && (clause.Has(Cue.Match) && !IsPlainInformation(clause) || Matches(reading, clause));
        if (!simulates || !IsSelfContained(reading, clause))
        {
            asked.Write(Capabilities.LoanProducts);
        }

        if (matches)
        {
            asked.Write(Capabilities.PolicyMatch);
        }

        if (simulates)
        {
            asked.WriteSimulation();
        }
    }

    private static bool IsAboutLoans(Reading reading, Clause clause) =>
        clause.Earlier.Contains(Cue.Loan) || clause.Earlier.Contains(Cue.LoanRule) || (clause.Has(Cue.Capacity) && reading.Facts.Has(EntityKinds.Income, EntityKinds.OwnFunds));

    private static bool Matches(Reading reading, Clause clause) =>
        reading.Facts.Has(Profile) && clause.Has(Cue.Match, Cue.Find, Cue.Capacity, Cue.Judge);

    // "신혼부부 디딤돌 자격 조건이 뭐야": what the rule says, not whether it holds for somebody.
    private static bool IsPlainInformation(Clause clause) => clause.Has(Cue.LegalForm) && !clause.Has(Cue.Compute, Cue.Capacity);

    // Amount, rate and term are all there: nothing has to be looked up.
    private static bool IsSelfContained(Reading reading, Clause clause) =>
        reading.Facts.Has(EntityKinds.WantedLoan) && reading.Facts.Has(EntityKinds.RatePercent) && !clause.Has(Cue.LoanRule);
}
