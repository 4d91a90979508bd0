using System.Globalization;
using System.Xml;

namespace Holmes.Teams.Documents;

/// <summary>Values as they stand in a Korean document.</summary>
public static class KoreanText
{
    /// <summary>One pyeong is 400/121 square metres.</summary>
    private const decimal PyeongM2 = 400m / 121m;

    public static string? Day(DateOnly? day) =>
        day is { } date ? string.Create(CultureInfo.InvariantCulture, $"{date.Year}년 {date.Month}월 {date.Day}일") : null;

    public static string? Area(decimal? squareMetres) =>
        squareMetres is { } area
            ? string.Create(CultureInfo.InvariantCulture, $"{area:#,0.##}㎡ ({area / PyeongM2:#,0.#}평)")
            : null;

    /// <summary>Without the characters that no XML can hold; a line break becomes a space.</summary>
    public static string Printable(string text)
    {
        var kept = new List<char>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]))
            {
                kept.AddRange([text[at], text[++at]]);
            }
            else if (char.IsWhiteSpace(text[at]))
            {
                kept.Add(' ');
            }
            else if (XmlConvert.IsXmlChar(text[at]))
            {
                kept.Add(text[at]);
            }
        }

        return new string([.. kept]);
    }
}
