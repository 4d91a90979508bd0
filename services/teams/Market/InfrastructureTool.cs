using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Listings;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Market;

/// <summary>Stations, schools and other places near the complexes of a region.</summary>
public sealed class InfrastructureTool(SurroundingsReader surroundings) : ITool
{
    private const int MostComplexes = 20;
    private const int FarthestMeters = 5_000;

    public ToolDescriptor Descriptor { get; } = Describe.Tool<InfrastructureArguments>(
        ToolNames.Infrastructure, TeamNames.Search, "place.infrastructure", Gives.PlaceInfrastructure,
        "단지 주변 시설: 지하철역, 초·중·고등학교, 마트, 병원, 공원과 거리(m).", needs: [Gives.ListingList]);

    public async Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation)
    {
        var arguments = invocation.ArgumentsAs<InfrastructureArguments>();
        var listed = arguments.Regions.Count == 0 && arguments.ComplexName is null
            ? invocation.Input<ListingList>(Gives.ListingList)?.Listings
            : null;
        if (arguments.Regions.Count == 0 && arguments.ComplexName is null && listed is null)
        {
            return ToolResult.Skipped("어느 지역이나 단지의 주변 시설인지 알려 주세요.");
        }

        var asked = arguments.Kinds ?? [];
        var kinds = asked.Count == 0 ? PlaceKinds.All : [.. asked.SelectMany(PlaceKinds.Named).Distinct()];
        if (kinds.Count == 0)
        {
            return ToolResult.Empty($"{string.Join(", ", asked)}의 위치 자료는 없습니다. 지하철역, 학교, 마트, 병원, 공원만 찾을 수 있습니다.");
        }

        Region[] regions = [.. (listed?.Select(listing => listing.Region) ?? arguments.Regions).Select(Places.Normalize).Distinct()];
        var known = await surroundings.ReadAsync(regions, cancellation);
        var (complexes, assumptions) = Pick(known, arguments.ComplexName, listed);
        foreach (var unknown in asked.Where(kind => PlaceKinds.Named(kind).Count == 0))
        {
            assumptions.Add(new("kinds", string.Join(", ", kinds), $"'{unknown}'의 위치 자료는 없어 빠졌습니다."));
        }

        return Result(complexes, [.. kinds], Math.Clamp(arguments.MaxMeters, 1, FarthestMeters), assumptions, regions, arguments.ComplexName);
    }

    private static (IReadOnlyList<KnownComplex> Complexes, List<Assumption> Assumptions) Pick(
        IReadOnlyList<KnownComplex> known, string? name, IReadOnlyList<Listing>? listed)
    {
        if (name is { Length: > 0 })
        {
            var match = ComplexNames.Match(name, [.. known.Select(complex => ComplexNames.Key(complex.Name)).Distinct()]);
            KnownComplex[] found = [.. known.Where(complex => match.Keys.Contains(ComplexNames.Key(complex.Name)))];
            return (found, match.IsGuess ? [new("complexName", found[0].Name, $"'{name}'와(과) 이름이 가장 비슷한 단지입니다.")] : []);
        }

        return listed is null
            ? (known, [])
            : ([.. known.Where(complex => listed.Any(listing => listing.Name == complex.Name && listing.Region == complex.Region))], []);
    }

    private static ToolResult Result(
        IReadOnlyList<KnownComplex> complexes, IReadOnlyList<string> kinds, int meters, List<Assumption> assumptions, Region[] regions, string? name)
    {
        ComplexSurroundings[] near =
        [
            .. complexes
                .Select(complex => new ComplexSurroundings(complex.Name, complex.Region,
                    [.. complex.Nearby.Where(place => kinds.Contains(place.Kind) && place.Meters <= meters).OrderBy(place => place.Meters)]))
                .Where(complex => complex.Nearby.Count > 0)
                .OrderByDescending(complex => complex.Nearby.Select(place => place.Kind).Distinct().Count())
                .ThenBy(complex => complex.Nearby[0].Meters).ThenBy(complex => complex.Name, StringComparer.Ordinal),
        ];
        var where = regions.Length == 0 ? Places.AllOfSeoul.Gu : string.Join(", ", regions.Select(region => region.ToString()));
        if (near.Length == 0)
        {
            return ToolResult.Empty($"{where}{(name is null ? "" : $" '{name}'")}의 {meters:N0}m 안에서 찾는 시설의 자료가 없습니다.");
        }

        var isSample = complexes.Any(complex => complex.IsSample);
        NearbyPlace[] stations =
        [
            .. near.SelectMany(complex => complex.Nearby).Where(place => place.Kind == "subway")
                .GroupBy(place => place.Name).Select(station => station.MinBy(place => place.Meters)!).OrderBy(place => place.Meters),
        ];
        return ToolResult.Of(
            new PlaceInfrastructure([.. near.Take(MostComplexes)], stations, isSample),
            [Origins.Listings(isSample, $"{where} 단지 {near.Length:N0}곳", complexes.Max(complex => complex.AsOf))],
            assumptions,
            Quality.OfListings(near.Length, assumptions.Count),
            isSample ? Origins.SampleNote : null);
    }
}
