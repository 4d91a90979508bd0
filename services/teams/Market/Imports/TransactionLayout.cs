using Holmes.Contracts.Tools;

namespace Holmes.Teams.Market.Imports;

/// <summary>Which kind of the official files this is, by its columns, its preamble or its name.</summary>
/// <param name="IsAssumed">Nothing said so; the columns are those of an apartment.</param>
public sealed record TransactionLayout(PropertyType PropertyType, bool IsSale, bool IsAssumed)
{
    public const string Wanted = "시군구, 단지명(또는 건물명), 전용면적(㎡), 계약년월, 계약일, 그리고 거래금액(만원) 또는 보증금(만원)과 월세금(만원)";

    private static readonly (string Word, PropertyType Type)[] Words =
    [
        ("오피스텔", PropertyType.Officetel), ("연립", PropertyType.Villa), ("다세대", PropertyType.Villa), ("빌라", PropertyType.Villa),
        ("단독", PropertyType.House), ("다가구", PropertyType.House), ("아파트", PropertyType.Apartment),
    ];

    public static bool IsHeader(CsvHeader header) =>
        header.Has("시군구") && header.Has("계약년월") && header.Has("거래금액", "보증금");

    public static TransactionLayout Of(CsvHeader header, string file)
    {
        var isSale = header.Has("거래금액");
        if (header.Has("도로조건", "연면적"))
        {
            return new(PropertyType.House, isSale, IsAssumed: false);
        }

        // The notes of the preamble speak of many things; only its line on the kind of deal counts.
        var kindLine = header.Preamble.Split('\n').FirstOrDefault(line => line.Contains("실거래구분", StringComparison.Ordinal)) ?? "";
        var said = Named(kindLine) ?? Named(file);
        return said is { } type ? new(type, isSale, IsAssumed: false)
            : header.Has("대지권면적", "건물명") ? new(PropertyType.Villa, isSale, IsAssumed: false)
            : header.Has("계약면적") && !header.Has("단지명") ? new(PropertyType.House, isSale, IsAssumed: false)
            : new(PropertyType.Apartment, isSale, IsAssumed: true);
    }

    private static PropertyType? Named(string text) =>
        Words.Where(word => Letters.Plain(text).Contains(word.Word, StringComparison.Ordinal))
            .Select(word => (PropertyType?)word.Type)
            .FirstOrDefault();
}
