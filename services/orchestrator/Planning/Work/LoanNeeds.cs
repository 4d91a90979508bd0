using System.Text.RegularExpressions;
using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Understanding.Entities;

namespace Holmes.Orchestrator.Planning.Work;

/// <summary>Loans, lending rules and public support.</summary>
internal static partial class LoanNeeds
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
        var isProgramme = IsProgrammeAlone(reading, clause);
        var simulates = isLoan && !isProgramme && (clause.Has(Cue.Compute, Cue.Capacity) || (figures && !IsPlainInformation(clause)));
        var matches = (isPolicy || clause.Has(Cue.Beneficiary)) && (clause.Has(Cue.Match) && !IsPlainInformation(clause) || Matches(reading, clause))
            || (isProgramme && reading.Facts.Has(Profile) && !IsPlainInformation(clause));
        if (!simulates || !IsSelfContained(reading, clause))
        {
            asked.WriteLoanProducts(isForHome: simulates);
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

    // Whom a public programme takes is a matter of its conditions: without a home's price there is nothing to simulate.
    private static bool IsProgrammeAlone(Reading reading, Clause clause) =>
        Programme().IsMatch(reading.Text[clause.Start..clause.End])
        && !clause.Has(Cue.Compute, Cue.Capacity, Cue.LoanRule)
        && !reading.Facts.Has(EntityKinds.Price, EntityKinds.Deposit, EntityKinds.WantedLoan);

    private static bool Matches(Reading reading, Clause clause) =>
        reading.Facts.Has(Profile) && clause.Has(Cue.Match, Cue.Find, Cue.Capacity, Cue.Judge);

    // "신혼부부 디딤돌 자격 조건이 뭐야": what the rule says, not whether it holds for somebody.
    private static bool IsPlainInformation(Clause clause) => clause.Has(Cue.LegalForm) && !clause.Has(Cue.Compute, Cue.Capacity);

    // Amount, rate and term are all there: nothing has to be looked up.
    private static bool IsSelfContained(Reading reading, Clause clause) =>
        reading.Facts.Has(EntityKinds.WantedLoan) && reading.Facts.Has(EntityKinds.RatePercent) && !clause.Has(Cue.LoanRule);

    [GeneratedRegex(@"(?:정책|정부|기금|공공|국가)\s*(?:지원\s*)?(?:자금\s*)?(?:주택\s*)?(?:전세\s*)?(?:자금\s*)?대출|디딤돌|버팀목|보금자리론?|신생아\s*특례|government loans?|policy loans?", RegexOptions.IgnoreCase)]
    private static partial Regex Programme();
}
