using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Holmes.Teams.Laws.Vectors;

/// <summary>A piece of an article that is embedded by itself.</summary>
/// <param name="Hash">The same for the same text, so that a later version of a law costs only what changed.</param>
internal sealed record ArticlePart(int Part, string Text, string Hash);

/// <summary>Cuts articles into parts that any model takes whole; each part says which article of which law it is of.</summary>
internal static partial class ArticleParts
{
    /// <summary>Goes with the model's name: a change here makes all vectors anew.</summary>
    public const string Version = "1";

    // Some 350 tokens of the usual multilingual models, whose shortest window is 512.
    public const int Longest = 500;

    public static IReadOnlyList<ArticlePart> Of(string law, string article, string title, string content)
    {
        var heading = title.Length > 0 ? $"{law} {article}({title})" : $"{law} {article}";
        return [.. Pack(Pieces(content)).Select((text, at) => Part(at, $"{heading}\n{text}"))];
    }

    private static ArticlePart Part(int at, string text) => new(at, text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));

    private static IEnumerable<string> Pieces(string content) =>
        Boundary().Split(content).Select(piece => piece.Trim()).Where(piece => piece.Length > 0).SelectMany(Cut);

    private static IEnumerable<string> Cut(string piece) => piece.Length <= Longest ? [piece] : piece.Chunk(Longest).Select(letters => new string(letters));

    private static IEnumerable<string> Pack(IEnumerable<string> pieces)
    {
        var part = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (part.Length > 0 && part.Length + piece.Length + 1 > Longest)
            {
                yield return part.ToString();
                part.Clear();
            }

            part.Append(part.Length > 0 ? "\n" : "").Append(piece);
        }

        if (part.Length > 0)
        {
            yield return part.ToString();
        }
    }

    /// <summary>New lines, and the ends of sentences.</summary>
    [GeneratedRegex(@"\n|(?<=다\.)\s+")]
    private static partial Regex Boundary();
}
