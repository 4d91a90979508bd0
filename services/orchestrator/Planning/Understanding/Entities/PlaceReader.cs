using System.Text.RegularExpressions;
using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Planning.Understanding.Entities;

/// <summary>Regions of Seoul, regions outside of the data, and stations.</summary>
public static partial class PlaceReader
{
    // What may follow a bare name: nothing, a particle, or a word of the field; "강남스타일" is no place to live.
    private const string AfterName =
        @"(?=$|[^가-힣A-Za-z]|(?:에서|에|의|은|는|이|가|을|를|과|와|랑|이랑|하고|도|쪽|권|부터|까지|이나|나|로|으로|만|보다|대비)(?:$|[^가-힣]|살|집|아)|아파트|오피스텔|빌라|전세|월세|매매|시세|집|매물|지역|일대|동네|부동산|주택|원룸|투룸|전월세|근처|인근|주변|역세권|학군)";

    private static readonly Regex Full = Names(SeoulPlaces.DistrictNames, "(?<![가-힣])(?:서울(?:시|특별시)?\\s*)?", "");
    private static readonly Regex Bare = Names(SeoulPlaces.Districts.Keys, "(?<![가-힣])(?:서울(?:시|특별시)?\\s*)?", "(?!구|역|대로|스타일)" + AfterName);
    private static readonly Regex Dong = Names(SeoulPlaces.GuByNeighbourhood.Keys, "(?<![가-힣])", @"(?:\d?가?동(?![가-힣]*구)|(?!역|전자|물산|화재|카드|그룹|생명|구|대로))" + AfterName);
    private static readonly Regex English = Names(SeoulPlaces.English.Keys, @"\b", @"(?:-?\s?gu|-?\s?district)?\b");
    private static readonly Regex Outside = Names(SeoulPlaces.Outside, "(?<![가-힣A-Za-z])", "(?:광역시|특별시|특별자치시|시|도|구|군)?" + AfterName);

    // Words that are neighbourhoods only with their 동: 광장, 공항, 신사, 중화, 방화, 신천, 대조, 공덕...
    private static readonly HashSet<string> NeedsDong = ["광장", "공항", "신사", "중화", "방화", "대조", "삼성", "장안", "군자", "도화", "사직", "효자", "구산", "증산", "수색", "온수", "오류", "개봉", "도림", "약수", "송정", "광희", "삼전", "신천", "양평", "대방", "일원", "우이", "오금", "성산", "가락", "동선", "장지", "신수", "이문", "도봉", "서초", "송파", "구로"];

    public static IReadOnlyList<Found> Read(string text)
    {
        var found = new List<Found>();
        Add(found, StationName().Matches(text), match => new(EntityKinds.Station, match.Groups["name"].Index, match.Groups["name"].Value, match.Groups["name"].Value));
        Add(found, OutsideDistrict().Matches(text), match => new(EntityKinds.RegionOutside, match.Index, match.Value, new Region(match.Groups["city"].Value, match.Groups["gu"].Value)));
        Add(found, Full.Matches(text), match => Gu(match, match.Groups["name"].Value));
        Add(found, Outside.Matches(text), match => new(EntityKinds.RegionOutside, match.Index, match.Groups["name"].Value, SeoulPlaces.OutsideRegion(match.Groups["name"].Value)));
        Add(found, Dong.Matches(text), Neighbourhood);
        Add(found, Bare.Matches(text), match => IsMotion().IsMatch(text, match.Index) ? null : Gu(match, SeoulPlaces.Districts[match.Groups["name"].Value]));
        Add(found, English.Matches(text), match => Gu(match, SeoulPlaces.English[match.Groups["name"].Value]));
        return Merge([.. found.OrderBy(place => place.Start)]);
    }

    /// <summary>The district a station lies in: 잠실역 -> 송파구. Null for a station nobody here knows.</summary>
    public static string? GuOfStation(string station)
    {
        var name = station.EndsWith('역') ? station[..^1] : station;
        return SeoulStations.GuByName.GetValueOrDefault(name) ?? SeoulPlaces.Districts.GetValueOrDefault(name) ?? SeoulPlaces.GuByNeighbourhood.GetValueOrDefault(name);
    }

    private static void Add(List<Found> found, MatchCollection matches, Func<Match, Found?> read)
    {
        foreach (var place in matches.Select(read).OfType<Found>())
        {
            if (!found.Exists(other => place.Start < other.End && other.Start < place.End))
            {
                found.Add(place);
            }
        }
    }

    private static Found Gu(Match match, string gu) => new(EntityKinds.Region, match.Index, match.Value.Trim(), new Region(SeoulPlaces.City, gu));

    private static Found? Neighbourhood(Match match)
    {
        var name = match.Groups["name"].Value;
        var hasDong = match.Value.EndsWith('동');
        if (!hasDong && NeedsDong.Contains(name))
        {
            return null;
        }

        var dong = name.EndsWith('동') || name is "여의도" or "홍대" or "건대" or "서울숲" or "해방촌" or "북촌" or "서촌" or "서울대입구" ? name : name + "동";
        return new(EntityKinds.Region, match.Index, match.Value, new Region(SeoulPlaces.City, SeoulPlaces.GuByNeighbourhood[name], Official(dong)));
    }

    // Names of areas that are no legal 동; the 동 they lie in.
    private static string? Official(string name) => name switch
    {
        "여의도" => "여의도동",
        "홍대" => "서교동",
        "건대" => "화양동",
        "서울숲" => "성수동",
        "왕십리동" => "하왕십리동",
        "해방촌" => "용산동2가",
        "북촌" or "서촌" or "서울대입구" or "을지로동" => null,
        _ => name,
    };

    // "강남구 역삼동" is one place, not a district and a neighbourhood.
    private static List<Found> Merge(List<Found> places)
    {
        var merged = new List<Found>();
        foreach (var place in places)
        {
            if (merged is [.., { Value: Region { Dong: null } gu } last] && place.Value is Region { Dong: { } dong } && place.Start - last.End <= 1 && (place.Text.EndsWith('동') || ((Region)place.Value).Gu == gu.Gu))
            {
                merged[^1] = new(EntityKinds.Region, last.Start, $"{last.Text} {place.Text}", gu with { Dong = dong });
            }
            else if (merged is [.., { Kind: EntityKinds.RegionOutside } province] && place.Kind == EntityKinds.RegionOutside && place.Start - province.End <= 2)
            {
                merged[^1] = place; // "경기도 분당"
            }
            else if (place.Kind == EntityKinds.Station || !merged.Exists(other => other.Value.Equals(place.Value)))
            {
                merged.Add(place);
            }
        }

        return merged;
    }

    private static Regex Names(IEnumerable<string> names, string before, string after) =>
        new($"{before}(?<name>{string.Join('|', names.OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).Select(Regex.Escape))}){after}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"(?<![가-힣])(?<name>(?!지하철역|전철역|기차역|가까운역|환승역|구역|지역|권역|영역|전역|번역|무역|역)[가-힣]{1,9}(?:\d가)?역)(?=$|[^가-힣]|근처|인근|주변|에서|에|까지|도보|세권|이|은|는|쪽)")]
    private static partial Regex StationName();

    // 동작 is a movement unless a word of the field follows.
    [GeneratedRegex(@"\G(?:서울\s*)?동작(?!\s*(?:구|아파트|오피스텔|빌라|전세|월세|매매|시세|집|매물|지역|부동산|주택|원룸))")]
    private static partial Regex IsMotion();

    // 중구, 강서구, 동구 exist in other cities too; the city before them decides.
    [GeneratedRegex(@"(?<city>부산|대구|인천|대전|울산|광주)(?:광역시|시)?\s*(?<gu>[가-힣]{1,4}구)")]
    private static partial Regex OutsideDistrict();
}
