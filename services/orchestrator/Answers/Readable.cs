using System.Globalization;

namespace Holmes.Orchestrator.Answers;

/// <summary>Figures as people read them. Money in won, area in square metres, rates in percent.</summary>
public static class Readable
{
    private const decimal Man = 10_000m;
    private const decimal Eok = 100_000_000m;
    private const decimal Jo = 1_000_000_000_000m;

    /// <summary>One pyeong is 400/121 square metres.</summary>
    private const decimal PyeongM2 = 400m / 121m;

    /// <summary>12억 3,400만원: to the nearest 만원 from one 억 on, to the won below.</summary>
    public static string Won(decimal amount, Tongue tongue) =>
        WonExact(Math.Abs(amount) >= Eok ? Math.Round(amount / Man, MidpointRounding.AwayFromZero) * Man : amount, tongue);

    /// <summary>To the won: where a legal limit must not be rounded over.</summary>
    public static string WonExact(decimal amount, Tongue tongue)
    {
        var won = Math.Round(amount, MidpointRounding.AwayFromZero);
        var sign = won < 0 ? "-" : "";
        var size = Math.Abs(won);
        return tongue == Tongue.Korean ? $"{sign}{KoreanWon(size)}원" : $"{sign}₩{Grouped(size)}";
    }

    public static string? Won(decimal? amount, Tongue tongue) => amount is { } won ? Won(won, tongue) : null;

    public static string? Range(decimal? low, decimal? high, Func<decimal, string> figure, Tongue tongue) => (low, high) switch
    {
        (null, null) => null,
        ({ } only, null) => tongue.Say($"{figure(only)} 이상", $"from {figure(only)}"),
        (null, { } only) => tongue.Say($"{figure(only)} 이하", $"up to {figure(only)}"),
        ({ } from, { } to) when from == to => figure(from),
        ({ } from, { } to) => $"{figure(from)} – {figure(to)}",
    };

    public static string? WonRange(decimal? low, decimal? high, Tongue tongue) =>
        Range(low, high, won => Won(won, tongue), tongue);

    public static string Percent(decimal percent) => $"{percent.ToString("#,0.##", CultureInfo.InvariantCulture)}%";

    /// <summary>With its sign: +2.1%.</summary>
    public static string Change(decimal percent) =>
        $"{percent.ToString("+#,0.##;-#,0.##;0", CultureInfo.InvariantCulture)}%";

    public static string Area(decimal squareMetres, Tongue tongue)
    {
        var metres = squareMetres.ToString("#,0.##", CultureInfo.InvariantCulture);
        var pyeong = (squareMetres / PyeongM2).ToString("#,0.#", CultureInfo.InvariantCulture);
        return tongue.Say($"{metres}㎡({pyeong}평)", $"{metres}㎡ ({pyeong} pyeong)");
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Count(int count, Tongue tongue) => tongue.Say($"{Grouped(count)}건", Grouped(count));

    public static string Grouped(decimal number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string KoreanWon(decimal size)
    {
        if (size == 0)
        {
            return "0";
        }

        string[] parts =
        [
            Unit(Math.Floor(size / Jo), "조"),
            Unit(Math.Floor(size % Jo / Eok), "억"),
            Unit(Math.Floor(size % Eok / Man), "만"),
            Unit(size % Man, ""),
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    private static string Unit(decimal count, string unit) => count == 0 ? "" : Grouped(count) + unit;
}
