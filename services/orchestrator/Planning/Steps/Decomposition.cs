using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning.Tools;
using Holmes.Orchestrator.Planning.Work;

namespace Holmes.Orchestrator.Planning.Steps;

/// <summary>A call of the plan before it has its decision.</summary>
internal sealed record PlannedUse(string StepId, Assigned Assigned, JsonElement Arguments);

/// <summary>The steps, the calls in them, and what was merged.</summary>
internal sealed record Decomposed(IReadOnlyList<StepOutline> Steps, IReadOnlyList<ToolConflict> Conflicts);

/// <summary>A step without its decisions.</summary>
/// <param name="Reads">Shapes of the results it waits for.</param>
internal sealed record StepOutline(string StepId, string Team, IReadOnlyList<string> DependsOn, IReadOnlyList<PlannedUse> Uses, IReadOnlyList<string> Reads, bool Optional, bool RequiresInput);

/// <summary>Groups tool calls into steps by team and by what they wait for.</summary>
internal static class Decomposition
{
    // A call reads only from calls before it in this order, so that the plan has no circle.
    private static readonly string[] Order =
    [
        Capabilities.LawSearch, Capabilities.MarketPrice, Capabilities.ListingSearch, Capabilities.PlaceInfrastructure, Capabilities.LoanProducts, Capabilities.ContractReview, Capabilities.RentIncrease,
        Capabilities.RentConversion, Capabilities.TenancySettlement, Capabilities.MarketAnalysis, Capabilities.TransactionCosts, Capabilities.GiftTax, Capabilities.PropertyTax, Capabilities.LoanSimulation, Capabilities.PolicyMatch, Capabilities.InvestmentReturn, Capabilities.ContractDraft,
        Capabilities.ReportDraft,
    ];

    public static Decomposed Of(IReadOnlyList<Assigned> assigned)
    {
        var calls = Distinct(assigned, out var merged);
        var readers = calls.Select((call, index) => calls.Take(index).Where(other => Reads(call, other)).ToList()).ToList();
        var levels = Levels(calls, readers);
        var groups = calls
            .Select((call, index) => (Call: call, Level: levels[index], Reads: readers[index]))
            .GroupBy(entry => (
                entry.Call.Assigned.Tool.Team,
                entry.Level,
                entry.Call.Assigned.Need.Optional,
                Requires: entry.Call.Assigned.Need.MustRead is not null,
                entry.Call.Assigned.Tool.NeedsApproval)) // nothing else waits for a person
            .OrderBy(group => group.Key.Level).ThenBy(group => group.Key.Optional).ThenBy(group => Rank(group.First().Call)).ToList();
        var stepOf = groups.SelectMany((group, index) => group.Select(entry => (entry.Call, Id: $"s{index + 1}"))).ToDictionary(entry => entry.Call, entry => entry.Id);
        var steps = groups.Select(group => new StepOutline(
            stepOf[group.First().Call],
            group.Key.Team,
            [.. group.SelectMany(entry => entry.Reads).Select(other => stepOf[other]).Distinct().Order(StringComparer.Ordinal)],
            [.. group.Select(entry => entry.Call with { StepId = stepOf[entry.Call] })],
            [.. group.SelectMany(entry => entry.Reads).Select(other => other.Assigned.Tool.Gives).Distinct()],
            group.Key.Optional,
            group.Key.Requires));
        return new([.. steps], [.. merged.Select(pair => Conflict(pair.Dropped, pair.Kept, stepOf)).DistinctBy(conflict => (conflict.StepId, conflict.Tool))]);
    }

    private static List<PlannedUse> Distinct(IReadOnlyList<Assigned> assigned, out List<(Assigned Dropped, PlannedUse Kept)> merged)
    {
        var kept = new Dictionary<(string, string), PlannedUse>();
        merged = [];
        foreach (var call in assigned.OrderBy(call => Array.IndexOf(Order, call.Need.Capability)).ThenBy(call => call.Need.Clause))
        {
            var asked = WireJson.ToElement(call.Need.Arguments);
            var arguments = ArgumentFit.Of(call.Tool.ArgumentsSchema, asked) ?? asked;
            var key = (call.Tool.Name, CanonicalJson.Of(arguments));
            if (kept.TryGetValue(key, out var first))
            {
                merged.Add((call, first));
            }
            else
            {
                kept.Add(key, new("", call, arguments));
            }
        }

        return [.. kept.Values.OrderBy(Rank).ThenBy(call => call.Assigned.Need.Clause)];
    }

    // What is not in the order reads others when it says so, and otherwise comes before them.
    private static int Rank(PlannedUse call) => Array.IndexOf(Order, call.Assigned.Need.Capability) switch
    {
        < 0 when call.Assigned.Tool.Needs.Count > 0 => Order.Length,
        var rank => rank,
    };

    private static bool Reads(PlannedUse call, PlannedUse other)
    {
        var need = call.Assigned.Need;
        var gives = other.Assigned.Tool.Gives;
        return Rank(other) < Rank(call)
            && !(need.KnowsPrice && (gives is Gives.MarketSummary or Gives.ListingList))
            && (gives == need.MustRead || call.Assigned.Tool.Needs.Contains(gives) || need.Capability == Capabilities.ReportDraft);
    }

    private static List<int> Levels(List<PlannedUse> calls, List<List<PlannedUse>> readers)
    {
        var levels = new List<int>();
        foreach (var reads in readers)
        {
            levels.Add(reads.Count == 0 ? 0 : reads.Max(other => levels[calls.IndexOf(other)]) + 1);
        }

        return levels;
    }

    // The step that asked a second time is the one of the clause's own work: the analysis that wanted the same prices.
    private static ToolConflict Conflict(Assigned dropped, PlannedUse kept, Dictionary<PlannedUse, string> stepOf)
    {
        var keptIn = stepOf[kept];
        var reader = stepOf.Where(entry => entry.Key.Assigned.Need.Clause == dropped.Need.Clause && entry.Value != keptIn).Select(entry => entry.Value).Order(StringComparer.Ordinal).FirstOrDefault();
        return new(
            reader ?? keptIn,
            dropped.Tool.Name,
            keptIn,
            $"같은 인자로 {Capabilities.Korean(dropped.Need.Capability)}을(를) 두 번 요청하여 한 번만 실행하고 결과를 함께 씁니다.");
    }
}
