using System.Runtime.CompilerServices;
using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Listings;

namespace Holmes.Teams.Market.Imports;

/// <summary>Reads a table of complexes with what is asked for in them. Prices there are 만원, areas square metres.</summary>
public static class ListingCsv
{
    public const string Wanted =
        "complexName, realEstateTypeName, latitude, longitude, completionYearMonth, totalHouseholdCount, representativeArea, minArea, maxArea, "
        + "매매_최저가, 매매_최고가, 전세_최저가, 전세_최고가, 월세_최저가, 월세_최고가, 매매유형, 지하철역명, 지하철_거리_미터, 구, 동";

    private static readonly (string Word, PropertyType Type)[] Types =
    [
        ("오피스텔", PropertyType.Officetel), ("연립", PropertyType.Villa), ("다세대", PropertyType.Villa), ("빌라", PropertyType.Villa),
        ("도시형생활주택", PropertyType.Villa), ("단독", PropertyType.House), ("다가구", PropertyType.House), ("주택", PropertyType.House),
        ("아파트", PropertyType.Apartment), ("주상복합", PropertyType.Apartment),
    ];

    public static bool IsHeader(CsvHeader header) =>
        header.Has("complexName") && header.Has("realEstateTypeName") && header.Has("구");

    public static async IAsyncEnumerable<ListingRow> ReadAsync(
        TextReader text, DateOnly today, ImportLog log, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Dictionary<Guid, int> seen = [];
        await foreach (var row in CsvRows.ReadAsync(text, IsHeader, Wanted, log, cancellation))
        {
            var (listing, reason) = Read(row, today, log);
            if (listing is null)
            {
                log.Reject(row.Line, reason!);
            }
            else if (!seen.TryAdd(listing.Id, row.Line))
            {
                log.Reject(row.Line, $"{seen[listing.Id]}번째 줄과 같은 단지·면적·매매유형입니다. 먼저 나온 줄을 씁니다.");
            }
            else
            {
                yield return listing;
            }
        }
    }

    /// <returns>The listing, or why it is refused.</returns>
    public static (ListingRow? Listing, string? Reason) Read(CsvRow row, DateOnly today, ImportLog log)
    {
        var name = OneLine(row["complexName"]);
        if (name.Length == 0)
        {
            return (null, "complexName이 비어 있습니다.");
        }

        if (Named(row["realEstateTypeName"]) is not { } type)
        {
            return (null, $"realEstateTypeName '{row["realEstateTypeName"]}'은(는) 주택이 아닙니다. 아파트·오피스텔·빌라(연립·다세대)·단독·다가구만 읽습니다.");
        }

        var gu = Places.Gu(OneLine(row["구"]));
        if (!Places.IsSeoulGu(gu))
        {
            return (null, $"구 '{row["구"]}'은(는) 서울의 구가 아닙니다. 이 표에는 시·도 열이 없어 서울만 읽습니다.");
        }

        var region = new Region(Places.Seoul, gu, Figures.TextOrNull(OneLine(row["동"])));
        return (Make(row, new CheckedRow(row, log), name, type, region, today), null);
    }

    private static ListingRow Make(CsvRow row, CheckedRow values, string name, PropertyType type, Region region, DateOnly today)
    {
        var station = Figures.TextOrNull(OneLine(row["지하철역명"]));
        var meters = (int?)values.Between("지하철_거리_미터", 1, 20_000, "m");
        var (least, most) = Areas(values);
        var (latitude, longitude) = Coordinates(values);
        return new(
            name, type, region, values.Between("representativeArea", 5, 1_000, "㎡"), least, most,
            values.Won("매매", 1_000, 5_000_000), values.Won("전세", 500, 2_000_000), null, values.Won("월세", 3, 5_000),
            OneLine(row["매매유형"]), latitude, longitude, BuiltYear(row["completionYearMonth"], values, today),
            (int?)values.Between("totalHouseholdCount", 1, 20_000, "세대"), station, station is null ? null : meters,
            station is null || meters is null ? [] : [new("subway", station, meters.Value)]);
    }

    private static (decimal? Least, decimal? Most) Areas(CheckedRow values)
    {
        var least = values.Between("minArea", 5, 1_000, "㎡");
        var most = values.Between("maxArea", 5, 1_000, "㎡");
        if (least > most)
        {
            values.Tell("minArea가 maxArea보다 커서 서로 바꿉니다.");
            return (most, least);
        }

        return (least, most);
    }

    /// <summary>Within Korea, or left out; latitude and longitude are often exchanged.</summary>
    private static (double? Latitude, double? Longitude) Coordinates(CheckedRow values)
    {
        const decimal South = 33, North = 39, West = 124, East = 132;
        var latitude = values.Between("latitude", South, East, "도");
        var longitude = values.Between("longitude", South, East, "도");
        if (latitude >= West && longitude <= North)
        {
            values.Tell("latitude와 longitude가 뒤바뀌어 서로 바꿉니다.");
            (latitude, longitude) = (longitude, latitude);
        }

        return latitude <= North && longitude >= West ? ((double)latitude.Value, (double)longitude.Value) : (null, null);
    }

    private static int? BuiltYear(string text, CheckedRow values, DateOnly today)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (digits.Trim('0').Length == 0)
        {
            return null;
        }

        if (digits.Length >= 4 && Figures.Whole(digits[..4]) is { } year && year >= 1900 && year <= today.Year + 5)
        {
            return year;
        }

        values.Tell($"completionYearMonth '{text}'은(는) 준공 연월로 볼 수 없어 비워 둡니다. 예: 200503");
        return null;
    }

    private static PropertyType? Named(string text) =>
        Types.Where(type => text.Replace(" ", "", StringComparison.Ordinal).Contains(type.Word, StringComparison.Ordinal))
            .Select(type => (PropertyType?)type.Type)
            .FirstOrDefault();

    /// <summary>Names come with line breaks inside.</summary>
    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
