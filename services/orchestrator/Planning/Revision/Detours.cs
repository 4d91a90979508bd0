using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Work;

namespace Holmes.Orchestrator.Planning.Revision;

/// <summary>
/// Other work that answers a part of the question when one kind of work cannot be done: a calculation that cites its law
/// for the law itself, the law for a calculation, what is published of loans for what somebody may borrow.
/// </summary>
internal static class Detours
{
    /// <summary>The likeliest first; with what had to be assumed for its arguments.</summary>
    public static IEnumerable<(Need Need, Wanted Wanted)> For(string capability, Reading reading) =>
        Ways(capability, reading).Select(way => Written(reading, way.Capability, way.Write)).OfType<(Need, Wanted)>();

    private static IEnumerable<(string Capability, Action<NeedWriter> Write)> Ways(string capability, Reading reading)
    {
        switch (capability)
        {
            case Capabilities.LawSearch:
                if (reading.Has(Cue.Increase))
                {
                    yield return Plainly(Capabilities.RentIncrease);
                }

                if (reading.Has(Cue.Conversion))
                {
                    yield return (Capabilities.RentConversion, asked => asked.WriteConversion());
                }

                if (reading.Clauses.FirstOrDefault(clause => clause.Has(Cue.Settlement)) is { } about)
                {
                    yield return (Capabilities.TenancySettlement, asked => asked.WriteSettlement(about));
                }

                break;
            case Capabilities.RentIncrease or Capabilities.RentConversion or Capabilities.TenancySettlement or Capabilities.TransactionCosts or Capabilities.ContractReview:
                yield return Plainly(Capabilities.LawSearch);
                break;
            case Capabilities.LoanProducts when reading.Has(Cue.Policy, Cue.Beneficiary):
                yield return Plainly(Capabilities.PolicyMatch);
                break;
            case Capabilities.PolicyMatch or Capabilities.LoanSimulation:
                yield return (Capabilities.LoanProducts, asked => asked.WriteLoanProducts(isForHome: capability == Capabilities.LoanSimulation));
                break;
            case Capabilities.InvestmentReturn:
                yield return (Capabilities.TransactionCosts, asked => asked.WriteCosts());
                break;
        }
    }

    private static (string, Action<NeedWriter>) Plainly(string capability) => (capability, asked => asked.Write(capability));

    private static (Need, Wanted)? Written(Reading reading, string capability, Action<NeedWriter> write)
    {
        var asked = new NeedWriter(reading);
        asked.Enter(0);
        write(asked);
        return asked.Wanted.Needs.FirstOrDefault(need => need.Capability == capability) is { } need ? (need, asked.Wanted) : null;
    }
}
