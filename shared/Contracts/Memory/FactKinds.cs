using System.Collections.Frozen;

namespace Holmes.Contracts.Memory;

/// <summary>What can be known of a person: as the entities of a question are called, with the unit of the value.</summary>
public static class FactKinds
{
    public const string Residence = "residence";
    public const string WantedRegion = "wantedRegion";
    public const string WantedPropertyType = "wantedPropertyType";

    private static readonly FrozenDictionary<string, string> Units = new Dictionary<string, string>
    {
        ["income"] = "wonPerYear",
        ["ownFunds"] = "won",
        ["assets"] = "won",
        ["existingPayment"] = "wonPerMonth",
        ["age"] = "years",
        ["ageBand"] = "yearsRange",
        ["newlywed"] = "yesNo",
        ["marriageYears"] = "years",
        ["children"] = "count",
        ["homesOwned"] = "count",
        ["firstHome"] = "yesNo",
        ["creditGrade"] = "grade",
        [Residence] = "region",
        [WantedRegion] = "region",
        [WantedPropertyType] = "propertyType",
    }.ToFrozenDictionary();

    public static IEnumerable<string> All => Units.Keys.Order(StringComparer.Ordinal);

    public static bool IsKnown(string kind) => Units.ContainsKey(kind);

    public static string Unit(string kind) => Units[kind];

    /// <summary>Kinds of which a new one replaces the old one.</summary>
    public static string Group(string kind) => kind is "ageBand" ? "age" : kind;
}
