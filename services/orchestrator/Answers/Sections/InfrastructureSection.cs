using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers.Sections;

internal static class InfrastructureSection
{
    public static Rendering Render(PlaceInfrastructure found, Asked asked)
    {
        var complexes = found.Complexes.OrNone();
        var stations = found.Stations.OrNone();
        return Rendering.Of(
            [Headline(complexes, stations, asked)],
            Part.Of("listings", asked.Say("주변 시설", "Surroundings"),
                stations.Count == 0 ? null : asked.Say("역: ", "Stations: ") + Markdown.Plain(Places(stations, 10, asked)),
                Markdown.Table(
                    [asked.Say("단지", "Name"), asked.Say("위치", "Region"), asked.Say("가까운 시설", "Nearby")],
                    complexes.Select(complex => new[] { complex.Name, complex.Region.ToString(), Places(complex.Nearby, 8, asked) }))));
    }

    public static string Places(IReadOnlyList<NearbyPlace>? places, int most, Asked asked) =>
        string.Join(", ", places.OrNone().OrderBy(place => place.Meters).Take(most)
            .Select(place => $"{Named(place, asked)} {Readable.Grouped(place.Meters)}m"));

    private static string Named(NearbyPlace place, Asked asked)
    {
        var kind = asked.Word(place.Kind);
        return place.Name.EndsWith(kind, StringComparison.OrdinalIgnoreCase) || (place.Kind == "subway" && place.Name.EndsWith('역'))
            ? place.Name
            : $"{place.Name}({kind})";
    }

    private static string? Headline(IReadOnlyList<ComplexSurroundings> complexes, IReadOnlyList<NearbyPlace> stations, Asked asked)
    {
        if (complexes.FirstOrDefault(complex => complex.Nearby.OrNone().Count > 0) is { } complex)
        {
            var places = Markdown.Plain(Places(complex.Nearby, 3, asked));
            return asked.Say($"{Markdown.Plain(complex.Name)} 가까이에는 {places} 등이 있습니다.", $"Near {Markdown.Plain(complex.Name)}: {places}.");
        }

        return stations.Count == 0
            ? null
            : asked.Say(
                $"가까운 역은 {Markdown.Plain(Places(stations, 3, asked))}입니다.",
                $"Nearest stations: {Markdown.Plain(Places(stations, 3, asked))}.");
    }
}
