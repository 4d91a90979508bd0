using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Sample;

namespace Holmes.Teams.Market;

/// <summary>Names of regions as the tables write them: 서울 · 강남구 · 역삼동; 경기 성남시 · 분당구 · 정자동.</summary>
public static class Places
{
    public const string Seoul = "서울";

    /// <summary>Stands for the whole city in a result.</summary>
    public static Region AllOfSeoul { get; } = new(Seoul, "서울 전체");

    private static readonly Dictionary<string, string> Cities =
        ("서울특별시 서울 서울시 서울 부산광역시 부산 대구광역시 대구 인천광역시 인천 광주광역시 광주 대전광역시 대전 울산광역시 울산 "
        + "세종특별자치시 세종 세종시 세종 경기도 경기 강원도 강원 강원특별자치도 강원 충청북도 충북 충청남도 충남 전라북도 전북 "
        + "전북특별자치도 전북 전라남도 전남 경상북도 경북 경상남도 경남 제주특별자치도 제주 제주도 제주")
        .Split(' ').Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

    public static bool IsSeoulGu(string gu) => Districts.All.Any(district => district.Gu == gu);

    public static string City(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length == 0 ? "" : string.Join(' ', [Cities.GetValueOrDefault(words[0], words[0]), .. words[1..]]);
    }

    /// <summary>강남 is 강남구 where Seoul has such a district.</summary>
    public static string Gu(string name)
    {
        var trimmed = name.Trim();
        return IsSeoulGu(trimmed + "구") ? trimmed + "구" : trimmed;
    }

    public static Region Normalize(Region region) =>
        new(City(region.City), Gu(region.Gu), string.IsNullOrWhiteSpace(region.Dong) ? null : region.Dong.Trim());

    /// <summary>Reads the column 시군구 of the official files; null when it names no district.</summary>
    public static Region? Parse(string sigungu)
    {
        var words = sigungu.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words switch
        {
            [var city, var si, var gu, .. var rest] when si.EndsWith('시') && gu.EndsWith('구') =>
                new($"{City(city)} {si}", gu, string.Join(' ', rest)),
            [var city, var gu, .. var rest] when gu[^1] is '구' or '시' or '군' => new(City(city), gu, string.Join(' ', rest)),
            [var city, .. var rest] when City(city) == "세종" && rest.Length > 0 => new("세종", "세종시", string.Join(' ', rest)),
            _ => null,
        };
    }
}
