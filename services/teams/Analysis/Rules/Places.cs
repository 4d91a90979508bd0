using Holmes.Contracts.Tools;

namespace Holmes.Teams.Analysis.Rules;

/// <summary>Where rules draw their lines on the map.</summary>
public static class Places
{
    private static readonly string[] CapitalArea = ["서울", "경기", "인천"];

    /// <summary>수도권: Seoul, Incheon and Gyeonggi (수도권정비계획법 제2조).</summary>
    public static bool IsCapitalArea(Region region) =>
        CapitalArea.Any(name => region.City.StartsWith(name, StringComparison.Ordinal)) || RegulatedAreas.IsGyeonggiCity(region);

    public static bool IsSeoul(Region region) => region.City.StartsWith("서울", StringComparison.Ordinal);
}
