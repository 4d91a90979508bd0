using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Memory;
using Holmes.Orchestrator.Planning.Understanding.Entities;

namespace Holmes.Orchestrator.Planning.Remembering;

/// <summary>A fact as it holds today.</summary>
/// <param name="IsOld">It may have changed since, which is said where it is used.</param>
/// <param name="Moved">It went on by itself since: who was 33 in March of last year is 34.</param>
public sealed record AgedFact(PersonFact Fact, JsonElement Value, bool IsOld, bool Moved);

/// <summary>How long what a person said can be relied on. An income changes with the year, an age by itself, a family seldom.</summary>
public static class FactAges
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365.25);

    /// <summary>Null when it is too old to be used.</summary>
    public static AgedFact? At(PersonFact fact, DateTimeOffset now)
    {
        var age = now - fact.Source.At;
        var (doubtful, useless) = Limits(fact.Kind);
        return age > useless ? null : Moved(fact, (int)Math.Floor(age / Year), age > doubtful);
    }

    private static AgedFact Moved(PersonFact fact, int years, bool isOld) =>
        fact.Kind is EntityKinds.Age or EntityKinds.MarriageYears && years > 0
            ? new(fact, WireJson.ToElement(fact.Value.GetDecimal() + years), isOld, true)
            : new(fact, fact.Value, isOld, false);

    /// <summary>After which it is used with a remark, and after which no more.</summary>
    private static (TimeSpan Doubtful, TimeSpan Useless) Limits(string kind) => kind switch
    {
        EntityKinds.Income or EntityKinds.CreditGrade => (Year, 2 * Year),
        EntityKinds.OwnFunds or EntityKinds.Assets or EntityKinds.ExistingPayment => (Year / 2, 1.5 * Year),
        EntityKinds.Age => (20 * Year, 50 * Year),
        EntityKinds.AgeBand => (3 * Year, 10 * Year),
        EntityKinds.Newlywed => (2 * Year, 7 * Year), // seven years after the wedding the rules call nobody newlywed
        EntityKinds.MarriageYears => (20 * Year, 50 * Year),
        FactKinds.WantedRegion or FactKinds.WantedPropertyType => (Year / 4, Year),
        _ => (Year, 3 * Year),
    };
}
