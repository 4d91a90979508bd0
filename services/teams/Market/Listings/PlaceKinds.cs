namespace Holmes.Teams.Market.Listings;

/// <summary>Kinds of places near a home, and the words people use for them.</summary>
public static class PlaceKinds
{
    public static IReadOnlyList<string> All { get; } =
        ["subway", "elementarySchool", "middleSchool", "highSchool", "mart", "hospital", "park"];

    private static readonly (string Word, string[] Kinds)[] Words =
    [
        ("초등", ["elementarySchool"]), ("중학", ["middleSchool"]), ("고등", ["highSchool"]),
        ("학교", ["elementarySchool", "middleSchool", "highSchool"]), ("학군", ["elementarySchool", "middleSchool", "highSchool"]),
        ("school", ["elementarySchool", "middleSchool", "highSchool"]), ("지하철", ["subway"]), ("역세권", ["subway"]), ("station", ["subway"]),
        ("마트", ["mart"]), ("병원", ["hospital"]), ("의원", ["hospital"]), ("공원", ["park"]),
    ];

    /// <summary>The kinds a word means; none when no place of that kind is known.</summary>
    public static IReadOnlyList<string> Named(string word) =>
        All.FirstOrDefault(kind => string.Equals(kind, word.Trim(), StringComparison.OrdinalIgnoreCase)) is { } exact
            ? [exact]
            : Words.FirstOrDefault(known => word.Contains(known.Word, StringComparison.OrdinalIgnoreCase)).Kinds ?? [];
}
