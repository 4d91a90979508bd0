using System.Text.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Understanding.Entities;
using Holmes.Orchestrator.Planning.Work;

namespace Holmes.Orchestrator.Planning.Remembering;

/// <summary>The needs with what is known of the person in the arguments that the question left open.</summary>
/// <param name="Assumptions">Those of the plan, without the guesses that are not needed any more, and each fact used with where it is from.</param>
/// <param name="Used">The same as entities, for the record.</param>
public sealed record Filled(IReadOnlyList<Need> Needs, IReadOnlyList<Assumption> Assumptions, IReadOnlyList<Entity> Used);

/// <summary>Fills in. What the question says is never touched, and neither is which work is done.</summary>
public static class RememberedArguments
{
    // Which fact answers which argument; of several the first that is known.
    private static readonly Dictionary<string, (string Argument, string Kind)[]> Open = new()
    {
        [Capabilities.LoanSimulation] =
        [
            ("annualIncomeWon", EntityKinds.Income), ("existingMonthlyPaymentWon", EntityKinds.ExistingPayment), ("ownFundsWon", EntityKinds.OwnFunds),
            ("homesOwned", EntityKinds.HomesOwned), ("isFirstHome", EntityKinds.FirstHome), ("isNewlywed", EntityKinds.Newlywed),
            ("creditGrade", EntityKinds.CreditGrade), ("region", FactKinds.WantedRegion),
        ],
        [Capabilities.PolicyMatch] =
        [
            ("age", EntityKinds.Age), ("age", EntityKinds.AgeBand), ("annualIncomeWon", EntityKinds.Income), ("assetsWon", EntityKinds.Assets),
            ("homesOwned", EntityKinds.HomesOwned), ("isMarried", EntityKinds.Newlywed), ("isMarried", EntityKinds.MarriageYears), ("marriageYears", EntityKinds.MarriageYears),
            ("children", EntityKinds.Children), ("isFirstHome", EntityKinds.FirstHome), ("region", FactKinds.Residence),
        ],
        [Capabilities.TransactionCosts] = [("homesOwned", EntityKinds.HomesOwned), ("isFirstHome", EntityKinds.FirstHome)],
        [Capabilities.PropertyTax] = [("homesOwned", EntityKinds.HomesOwned)],
        [Capabilities.MarketPrice] = [("regions", FactKinds.WantedRegion), ("propertyType", FactKinds.WantedPropertyType)],
        [Capabilities.ListingSearch] = [("regions", FactKinds.WantedRegion), ("propertyType", FactKinds.WantedPropertyType)],
    };

    public static Filled Fill(
        Reading reading, IReadOnlyList<Need> needs, IReadOnlyList<Assumption> assumptions, IReadOnlyList<PersonFact>? person, DateTimeOffset now)
    {
        if (person is null or [] || OwnStatements.IsAboutSomebodyElse(reading.Query))
        {
            return new(needs, assumptions, []);
        }

        var said = reading.Facts.Entities.Select(entity => EntityKinds.Group(entity.Kind)).ToHashSet();
        var known = person
            .Where(fact => FactKinds.IsKnown(fact.Kind) && !said.Contains(Answers(fact.Kind)))
            .Select(fact => FactAges.At(fact, now))
            .OfType<AgedFact>()
            .GroupBy(aged => aged.Fact.Kind)
            .ToDictionary(group => group.Key, group => group.MaxBy(aged => aged.Fact.Source.At)!);
        var used = new List<(string Argument, AgedFact Aged)>();
        var filled = known.Count == 0 ? needs : [.. needs.Select(need => Fill(need, known, assumptions, used))];
        var told = used.DistinctBy(one => one.Aged.Fact.Kind).ToList();
        return new(
            filled,
            [
                .. assumptions.Where(assumption => !used.Exists(one => Guesses(assumption, one.Argument))),
                .. told.Select(one => Recollection.Of(one.Argument, one.Aged, now, reading.IsEnglish)),
            ],
            [.. told.Select(one => new Entity(one.Aged.Fact.Kind, one.Aged.Fact.Source.Words, one.Aged.Value, Remembered: one.Aged.Fact.Source))]);
    }

    private static Need Fill(Need need, Dictionary<string, AgedFact> known, IReadOnlyList<Assumption> assumptions, List<(string, AgedFact)> used)
    {
        if (!Open.TryGetValue(need.Capability, out var open) || JsonNode.Parse(WireJson.ToElement(need.Arguments).GetRawText()) is not JsonObject arguments)
        {
            return need;
        }

        var filled = new HashSet<string>();
        foreach (var (argument, kind) in open)
        {
            if (known.TryGetValue(kind, out var aged)
                && !filled.Contains(argument)
                && (IsOpen(arguments, argument) || assumptions.Any(assumption => Guesses(assumption, argument)))
                && Value(argument, aged) is { } value)
            {
                arguments[argument] = value;
                filled.Add(argument);
                used.Add((argument, aged));
            }
        }

        return filled.Count == 0 ? need : need with { Arguments = JsonSerializer.SerializeToElement(arguments) };
    }

    // A place by its station, or a flag that is set, is said already.
    private static bool IsOpen(JsonObject arguments, string argument) => arguments[argument] switch
    {
        null => true,
        JsonArray places => places.Count == 0 && arguments["station"] is null,
        JsonValue value => value.TryGetValue<bool>(out var flag) && !flag && argument is "isFirstHome" or "isNewlywed",
        _ => false,
    };

    private static bool Guesses(Assumption assumption, string argument) => assumption.Field == argument || (assumption.Field, argument) is ("region", "regions");

    private static JsonNode? Value(string argument, AgedFact aged) => (argument, aged.Fact.Kind) switch
    {
        ("regions", _) => new JsonArray(Node(aged.Value)),
        ("isMarried", EntityKinds.MarriageYears) => true,
        ("age", EntityKinds.AgeBand) => WireJson.Read<NumberRange>(aged.Value) is { Min: { } from, Max: { } to } ? (int)((from + to + 1) / 2) : null,
        _ => Node(aged.Value),
    };

    private static JsonNode? Node(JsonElement value) => JsonNode.Parse(value.GetRawText());

    /// <summary>What a question must not have said itself.</summary>
    private static string Answers(string kind) => kind switch
    {
        FactKinds.Residence or FactKinds.WantedRegion => EntityKinds.Region,
        FactKinds.WantedPropertyType => EntityKinds.PropertyType,
        _ => EntityKinds.Group(kind),
    };
}
