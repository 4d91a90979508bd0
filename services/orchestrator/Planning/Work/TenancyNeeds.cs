using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Understanding.Entities;

namespace Holmes.Orchestrator.Planning.Work;

/// <summary>Law, rent increases, conversions, settlements between landlord and tenant.</summary>
internal static class TenancyNeeds
{
    private static readonly string[] IncreaseAmounts =
        [EntityKinds.Increase, EntityKinds.NewDeposit, EntityKinds.NewRent, EntityKinds.CurrentDeposit, EntityKinds.CurrentRent];

    // What people quote when they ask what the rule is.
    private const decimal LegalLimitPercent = 5;

    public static void Ask(NeedWriter asked, Reading reading, Clause clause)
    {
        var isDispute = reading.IsPersonal && reading.Has(Cue.Solve);
        if (clause.Has(Cue.Increase))
        {
            AskForIncrease(asked, reading, clause, isDispute);
        }

        if (clause.Has(Cue.Conversion))
        {
            AskForConversion(asked, reading, clause);
        }

        if (clause.Has(Cue.Settlement))
        {
            asked.Write(Capabilities.LawSearch);
            if (clause.Has(Cue.Compute) || isDispute || (clause.Has(Cue.HowMuch) && !clause.Has(Cue.LegalForm)) || reading.IsPersonal || LeavesEarly(reading) || reading.Facts.Has(EntityKinds.DownPayment))
            {
                asked.WriteSettlement(clause);
            }
        }

        if (IsLegal(clause, reading))
        {
            asked.Write(Capabilities.LawSearch);
            if (isDispute && !reading.Has(Cue.Increase))
            {
                asked.WriteSettlement(clause);
            }
        }
    }

    // Amounts, or a rate that is not the limit itself, make it a calculation. "5% 인상 한도가 얼마야?" is a question about the law.
    private static void AskForIncrease(NeedWriter asked, Reading reading, Clause clause, bool isDispute)
    {
        asked.Write(Capabilities.LawSearch);
        if (reading.Facts.Has(IncreaseAmounts) || reading.Facts.Number(EntityKinds.IncreasePercent) is { } rate and not LegalLimitPercent && !NamesLimit(reading) || clause.Has(Cue.Compute) || isDispute)
        {
            asked.Write(Capabilities.RentIncrease);
        }

        if (isDispute)
        {
            asked.Write(Capabilities.MarketPrice);
            asked.WriteMarketAnalysis("value", optional: true);
        }
    }

    // "일찍 나가면" with a time that is left is somebody's case; "중도 해지가 가능한가요" is the rule.
    private static bool LeavesEarly(Reading reading) =>
        reading.Facts.Has(EntityKinds.Months) && TenancyArguments.IsEarly(reading.Text) && !reading.Has(Cue.HowTo);

    private static bool NamesLimit(Reading reading) => reading.Text.Contains("상한", StringComparison.Ordinal) && !reading.Has(Cue.Narrative);

    private static void AskForConversion(NeedWriter asked, Reading reading, Clause clause)
    {
        var amounts = reading.Facts.Has(EntityKinds.Deposit, EntityKinds.MonthlyRent, EntityKinds.TargetDeposit);
        var computes = clause.Has(Cue.Compute, Cue.Compare, Cue.Judge, Cue.Analyse) || amounts || (clause.Has(Cue.HowMuch) && !clause.Has(Cue.LegalForm));
        if (!computes)
        {
            asked.Write(Capabilities.LawSearch);
            return;
        }

        asked.WriteConversion();
        if (clause.Has(Cue.Compare) && asked.Wanted.Asks(Capabilities.MarketPrice))
        {
            asked.WriteMarketAnalysis("jeonseRatio");
        }
    }

    private static bool IsLegal(Clause clause, Reading reading) =>
        clause.Has(Cue.LawWord)
        || (clause.Has(Cue.LegalSubject) && !TaxNeeds.Asks(reading, clause)) // an official price is a subject of law, and what the tax is taken from
        || (clause.Has(Cue.Tax) && !CostNeeds.Asks(reading, clause) && !TaxNeeds.Asks(reading, clause)) // an amount is wanted, and the calculation cites its law
        || (clause.Has(Cue.LegalForm) && !clause.Has(Cue.Loan, Cue.LoanRule, Cue.Policy, Cue.Beneficiary, Cue.Price, Cue.Listing, Cue.Conversion, Cue.Increase) && reading.Has(Cue.Estate, Cue.Party))
        || (clause.Has(Cue.Party) && reading.Has(Cue.Narrative, Cue.Solve, Cue.Inform))
        || (clause.Has(Cue.Advise) && clause.Has(Cue.Estate, Cue.ContractDocument) && !clause.Has(Cue.Loan))
        || (clause.Has(Cue.ContractDocument) && clause.Has(Cue.HowTo, Cue.Inform, Cue.LegalForm));
}
