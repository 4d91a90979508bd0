using Holmes.Contracts.Tools;

namespace Holmes.Teams.Market;

/// <summary>How kinds of property and trade are written in tables and in Korean.</summary>
public static class Kinds
{
    public static string Wire(this PropertyType type) => type switch
    {
        PropertyType.Apartment => "apartment",
        PropertyType.Officetel => "officetel",
        PropertyType.Villa => "villa",
        PropertyType.House => "house",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    public static string Wire(this TradeType type) => type switch
    {
        TradeType.Sale => "sale",
        TradeType.Jeonse => "jeonse",
        TradeType.Monthly => "monthly",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    public static PropertyType ToPropertyType(string wire) => Enum.Parse<PropertyType>(wire, ignoreCase: true);

    public static TradeType ToTradeType(string wire) => Enum.Parse<TradeType>(wire, ignoreCase: true);

    public static string Korean(this PropertyType type) => type switch
    {
        PropertyType.Apartment => "아파트",
        PropertyType.Officetel => "오피스텔",
        PropertyType.Villa => "연립·다세대(빌라)",
        PropertyType.House => "단독·다가구",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    public static string Korean(this TradeType type) => type switch
    {
        TradeType.Sale => "매매",
        TradeType.Jeonse => "전세",
        TradeType.Monthly => "월세",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
