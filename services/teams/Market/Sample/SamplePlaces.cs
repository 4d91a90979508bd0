using Holmes.Contracts.Tools;

namespace Holmes.Teams.Market.Sample;

/// <summary>Draws what is near a made-up complex: the stations are real, everything else is named after the neighbourhood.</summary>
internal static class SamplePlaces
{
    private static readonly (string Kind, string Suffix, int Min, int Max, double Chance)[] Around =
    [
        ("elementarySchool", "초등학교", 90, 900, 0.95),
        ("middleSchool", "중학교", 200, 1400, 0.85),
        ("highSchool", "고등학교", 250, 1800, 0.75),
        ("mart", "마트", 100, 1500, 0.80),
        ("hospital", "의원", 80, 1200, 0.85),
        ("park", "공원", 60, 1300, 0.80),
    ];

    public static IReadOnlyList<NearbyPlace> Near(District district, string dong, int stationMeters, Draw draw)
    {
        var place = dong.Length > 2 ? dong.TrimEnd('동') : dong;
        var nearest = draw.Of(district.Stations);
        List<NearbyPlace> places = [new("subway", nearest, stationMeters)];
        var second = draw.Of(district.Stations);
        if (second != nearest)
        {
            places.Add(new("subway", second, stationMeters + draw.Between(150, 900)));
        }

        foreach (var (kind, suffix, min, max, chance) in Around)
        {
            if (draw.Chance(chance))
            {
                places.Add(new(kind, $"{place}{suffix}", draw.Between(min, max)));
            }
        }

        return [.. places.OrderBy(near => near.Meters)];
    }
}
