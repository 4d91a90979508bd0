using System.Globalization;
using System.Text;

namespace Holmes.Teams.Documents;

/// <summary>Amounts in words, as contracts write them so that no digit can be added: 금 삼억원정.</summary>
public static class HangulAmount
{
    /// <summary>1,000조 won: far above any home, far below the largest group named here.</summary>
    public const decimal Largest = 1_000_000_000_000_000m;

    private const string Digits = "영일이삼사오육칠팔구";
    private static readonly string[] Places = ["", "십", "백", "천"];
    private static readonly string[] Groups = ["", "만", "억", "조"];

    /// <param name="won">A whole number of won, 0 to <see cref="Largest"/>.</param>
    public static string Of(decimal won) => $"금 {Words(won)}원정";

    /// <summary>In numerals and words: ₩300,000,000 (금 삼억원정).</summary>
    public static string Both(decimal won) => $"₩{won.ToString("#,0", CultureInfo.InvariantCulture)} ({Of(won)})";

    private static string Words(decimal won)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(won);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(won, Largest);
        if (won == 0)
        {
            return "영";
        }

        var words = new StringBuilder();
        for (var group = Groups.Length - 1; group >= 0; group--)
        {
            var size = Power(10_000m, group);
            var count = (int)(Math.Floor(won / size) % 10_000m);
            if (count > 0)
            {
                words.Append(Thousands(count)).Append(Groups[group]);
            }
        }

        return words.ToString();
    }

    /// <summary>1 to 9,999, each 일 written out: 일천일백일십일.</summary>
    private static string Thousands(int count)
    {
        var words = new StringBuilder();
        for (var place = Places.Length - 1; place >= 0; place--)
        {
            var digit = count / (int)Power(10m, place) % 10;
            if (digit > 0)
            {
                words.Append(Digits[digit]).Append(Places[place]);
            }
        }

        return words.ToString();
    }

    private static decimal Power(decimal of, int times) => Enumerable.Repeat(of, times).Aggregate(1m, (product, factor) => product * factor);
}
