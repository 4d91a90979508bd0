using Holmes.Contracts.Tools;

namespace Holmes.Teams.Analysis.Rules;

/// <summary>규제지역 (조정대상지역 and 투기과열지구, which have covered the same places since 2023-01-05).</summary>
public static class RegulatedAreas
{
    private static readonly string[] GyeonggiOfOctober2025 =
    [
        "과천시", "광명시", "의왕시", "하남시", "성남시", "분당구", "수정구", "중원구", "영통구", "장안구", "팔달구", "동안구", "수지구",
    ];

    private static readonly string[] GyeonggiCities = ["과천시", "광명시", "의왕시", "하남시", "성남시", "수원시", "안양시", "용인시"];

    public static IReadOnlyList<DatedRule<RegulatedPlaces>> Rules { get; } = DatedRules.InOrder<RegulatedPlaces>(
        ("2023-01-05", new(["강남구", "서초구", "송파구", "용산구"], []), "국토교통부 규제지역 해제 공고 (2023-01-05)"),
        ("2025-10-16", new(null, GyeonggiOfOctober2025), "주택시장 안정화 대책 (2025-10-15), 국토교통부 공고: 서울 25개 구와 경기 12곳"));

    public static bool IsRegulated(Region region, DateOnly day)
    {
        var places = Rules.At(day).Value;
        return Places.IsSeoul(region)
            ? places.SeoulDistricts?.Contains(region.Gu) ?? true
            : IsGyeonggi(region) && places.Gyeonggi.Any(name => $"{region.City} {region.Gu}".Contains(name, StringComparison.Ordinal));
    }

    /// <summary>A city of Gyeonggi named without its province.</summary>
    public static bool IsGyeonggiCity(Region region) => GyeonggiCities.Contains(region.City);

    private static bool IsGyeonggi(Region region) =>
        region.City.StartsWith("경기", StringComparison.Ordinal) || IsGyeonggiCity(region);
}

/// <param name="SeoulDistricts">Null for all of Seoul.</param>
/// <param name="Gyeonggi">Parts of names: cities, or districts whose names are unique in the province.</param>
public sealed record RegulatedPlaces(IReadOnlyList<string>? SeoulDistricts, IReadOnlyList<string> Gyeonggi);
