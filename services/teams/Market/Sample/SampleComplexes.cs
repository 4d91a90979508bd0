using Holmes.Contracts.Tools;

namespace Holmes.Teams.Market.Sample;

/// <summary>Draws the complexes of a district. Their names are coined: no complex of the country is meant.</summary>
internal static class SampleComplexes
{
    private static readonly string[] Coined =
    [
        "가람누리", "새온재", "미르채움", "단비헌", "솔내음뜰", "아라결", "윤슬재", "너울마당", "바론채", "해온당", "다온결", "여울빛채",
        "온누리결", "별하뜰", "초아헌", "늘해담", "산들채움", "마루결", "도래울재", "이든헌", "하람결", "로운채", "시나브로재", "달보드레",
    ];

    private static readonly Shape[] Shapes =
    [
        new(PropertyType.Apartment, 8, 10, 1.00, 0.00, 3, 38, 120, 1800, 12, 35, [39.6m, 49.8m, 59.9m, 74.5m, 84.9m, 101.8m, 114.7m, 134.5m]),
        new(PropertyType.Officetel, 3, 4, 0.62, 0.30, 2, 22, 80, 500, 10, 25, [19.8m, 24.3m, 29.7m, 36.2m, 45.9m, 59.4m]),
        new(PropertyType.Villa, 3, 4, 0.50, 0.20, 2, 32, 8, 24, 4, 5, [29.8m, 39.7m, 49.6m, 59.8m, 69.3m]),
        new(PropertyType.House, 2, 2, 0.60, -0.02, 10, 45, 1, 8, 2, 3, [84.2m, 118.6m, 152.4m, 196.3m]),
    ];

    public static IEnumerable<SampleComplex> Of(District district, DateOnly day, Draw draw)
    {
        var names = Coined.ToList();
        foreach (var shape in Shapes)
        {
            var count = draw.Between(shape.MinCount, shape.MaxCount);
            for (var made = 0; made < count; made++)
            {
                yield return Make(district, shape, day, names, draw);
            }
        }
    }

    private static SampleComplex Make(District district, Shape shape, DateOnly day, List<string> names, Draw draw)
    {
        var dong = draw.Of(district.Dongs);
        var age = draw.Between(shape.MinAge, shape.MaxAge);
        var station = draw.Between(120, 1400);
        var wonPerM2 = district.ManwonPerM2 * 10_000 * shape.Level
            * (1.12 - 0.006 * age) // newer costs more
            * (1.05 - 0.00008 * station) // so does near a station
            * (1 + 0.06 * draw.Normal());
        return new(
            district,
            dong,
            NameOf(shape.Type, dong, names, draw),
            $"{draw.Between(1, 980)}-{draw.Between(1, 40)}",
            shape.Type,
            day.Year - age,
            draw.Between(shape.MinHouseholds, shape.MaxHouseholds),
            draw.Between(shape.MinFloors, shape.MaxFloors),
            Math.Max(wonPerM2, 2_000_000),
            Math.Clamp(district.JeonseRatio + shape.JeonseShift + 0.03 * draw.Normal(), 0.3, 0.9),
            AreasOf(shape, draw),
            Math.Round(district.Latitude + draw.Between(-0.015, 0.015), 6),
            Math.Round(district.Longitude + draw.Between(-0.018, 0.018), 6),
            SamplePlaces.Near(district, dong, station, draw));
    }

    private static string NameOf(PropertyType type, string dong, List<string> names, Draw draw)
    {
        var coined = draw.Of(names);
        names.Remove(coined); // once in a district
        var place = dong.EndsWith('동') && dong.Length > 2 ? dong[..^1] : dong;
        return type switch
        {
            PropertyType.Apartment => $"{place} {coined}",
            PropertyType.Officetel => $"{place} {coined} 오피스텔",
            PropertyType.Villa => $"{coined}빌 {draw.Between(1, 9)}차",
            _ => $"{dong} {coined} 주택",
        };
    }

    private static decimal[] AreasOf(Shape shape, Draw draw)
    {
        var first = draw.Between(0, shape.Areas.Count / 3);
        var count = draw.Between(Math.Min(3, shape.Areas.Count), shape.Areas.Count);
        return [.. shape.Areas.Skip(first).Take(count)];
    }

    /// <summary>What tells one kind of home from another.</summary>
    /// <param name="Level">Price of a square metre against an apartment's.</param>
    private sealed record Shape(
        PropertyType Type, int MinCount, int MaxCount, double Level, double JeonseShift, int MinAge, int MaxAge,
        int MinHouseholds, int MaxHouseholds, int MinFloors, int MaxFloors, IReadOnlyList<decimal> Areas);
}
