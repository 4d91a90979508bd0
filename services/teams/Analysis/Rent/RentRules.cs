using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Rent;

/// <summary>Limits of the 주택임대차보호법 on rents and deposits, percent.</summary>
public static class RentRules
{
    public const string IncreaseLaw = "주택임대차보호법 제7조, 같은 법 시행령 제8조";
    public const string ConversionLaw = "주택임대차보호법 제7조의2, 같은 법 시행령 제9조";

    /// <summary>A twentieth of what was agreed (제7조 제2항; before 2020-07-31 in 시행령 제8조 제1항). A province may set less.</summary>
    public static IReadOnlyList<DatedRule<decimal>> IncreaseLimit { get; } = DatedRules.InOrder<decimal>(
        ("2008-08-21", 5m, "주택임대차보호법 시행령 제8조 제1항 (2008-08-21 전문개정)"),
        ("2020-07-31", 5m, "주택임대차보호법 제7조 제2항 (2020-07-31 신설)"));

    /// <summary>제7조의2 제1호: the fixed rate, a tenth a year.</summary>
    public static IReadOnlyList<DatedRule<decimal>> FixedConversionRate { get; } = DatedRules.InOrder<decimal>(
        ("2014-01-01", 10m, "주택임대차보호법 시행령 제9조 제1항"));

    /// <summary>제7조의2 제2호: points on top of the base rate of the Bank of Korea.</summary>
    public static IReadOnlyList<DatedRule<decimal>> ConversionPoints { get; } = DatedRules.InOrder<decimal>(
        ("2016-11-30", 3.5m, "주택임대차보호법 시행령 제9조 제2항 (2016-11-29 개정)"),
        ("2020-09-29", 2m, "주택임대차보호법 시행령 제9조 제2항 (2020-09-29 개정)"));

    /// <summary>Before this day the conversion was capped by a multiple of the base rate, which is not written down here.</summary>
    public static DateOnly FirstConversionDay => ConversionPoints[0].From;

    /// <summary>The lower of the fixed rate and base rate plus points.</summary>
    public static decimal ConversionCap(DateOnly day) =>
        Math.Min(FixedConversionRate.At(day).Value, BaseRates.Rules.At(day).Value + ConversionPoints.At(day).Value);
}
