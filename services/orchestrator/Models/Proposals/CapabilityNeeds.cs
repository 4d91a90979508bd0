using System.Text.Json.Nodes;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Orchestrator.Planning;
using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Work;

namespace Holmes.Orchestrator.Models.Proposals;

/// <summary>Needs for capabilities that somebody else asks for, with arguments written by the rules from what the question says.</summary>
internal static class CapabilityNeeds
{
    public static PlanDraft Draft(PlanDraft rules, Intent intent, IEnumerable<string> capabilities, IReadOnlyList<ToolDescriptor> tools)
    {
        var writer = new NeedWriter(rules.Reading);
        writer.Enter(0);
        var foreign = new List<Need>();
        foreach (var capability in capabilities.Distinct())
        {
            if (rules.Needs.Where(need => need.Capability == capability).ToList() is { Count: > 0 } known)
            {
                known.ForEach(need => writer.Wanted.Add(need)); // the rules saw this one too, and in its place
            }
            else if (!Write(writer, rules.Reading, capability))
            {
                var tool = tools.Where(tool => tool.Capability == capability).OrderBy(tool => tool.Name, StringComparer.Ordinal).First();
                foreign.Add(new(capability, tool.Name, new JsonObject(), 0));
            }
        }

        return rules with { Intent = intent, Needs = [.. writer.Wanted.Needs, .. foreign], Assumptions = [.. rules.Assumptions.Where(assumption => assumption.Field != "notDone"), .. writer.Wanted.Assumptions] };
    }

    /// <returns>False for a capability that only a team of somebody else's has.</returns>
    private static bool Write(NeedWriter writer, Reading reading, string capability)
    {
        switch (capability)
        {
            case Capabilities.MarketAnalysis:
                Once(writer, Capabilities.MarketPrice);
                writer.WriteMarketAnalysis(reading.Has(Cue.Risk, Cue.LeaseRisk) ? "risk" : "value");
                return true;
            case Capabilities.InvestmentReturn:
                writer.WriteReturn();
                return true;
            case Capabilities.RentConversion:
                writer.WriteConversion();
                return true;
            case Capabilities.TenancySettlement when reading.Clauses.Count > 0:
                writer.WriteSettlement(reading.Clauses[0]);
                return true;
            case Capabilities.LoanSimulation:
                writer.WriteSimulation();
                return true;
            default:
                if (Capabilities.Korean(capability) == capability || capability is Capabilities.TenancySettlement)
                {
                    return false;
                }

                Once(writer, capability);
                return true;
        }
    }

    private static void Once(NeedWriter writer, string capability)
    {
        if (!writer.Wanted.Asks(capability))
        {
            writer.Write(capability);
        }
    }
}
