using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Holmes.Teams.Documents;

/// <summary>Content as a page of its own, for reading before the file is opened.</summary>
public static class HtmlWriter
{
    private const string Style = """
        body{font-family:"Malgun Gothic","Apple SD Gothic Neo","Noto Sans KR",sans-serif;line-height:1.7;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
        h1{text-align:center;font-size:1.5rem}h2{font-size:1rem;margin:1.2rem 0 .3rem}p{margin:.3rem 0}
        .clause{padding-left:1.2rem;text-indent:-1.2rem}.note{font-size:.85rem;color:#555}
        table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}th,td{border:1px solid #888;padding:.4rem .6rem;text-align:left}th{background:#f2f2f2;width:30%}
        mark{background:#ffef8a}
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Nothing may load or run in the page; its one style sheet is named by its hash.</summary>
    public static string SecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public static string Write(DocumentContent content)
    {
        var title = Encoded(content.Title);
        var page = new StringBuilder()
            .Append("<!DOCTYPE html>\n<html lang=\"ko\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>").Append(title).Append("</title>\n<style>").Append(Style).Append("</style>\n</head>\n<body>\n<main>\n")
            .Append("<h1>").Append(title).Append("</h1>\n");
        foreach (var block in content.Blocks)
        {
            page.Append(Element(block)).Append('\n');
        }

        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Element(Block block) => block switch
    {
        TextBlock { Style: TextStyle.Heading } text => $"<h2>{Phrases(text.Text)}</h2>",
        TextBlock { Style: TextStyle.Clause } text => $"<p class=\"clause\">{Phrases(text.Text)}</p>",
        TextBlock { Style: TextStyle.Note } text => $"<p class=\"note\">{Phrases(text.Text)}</p>",
        TextBlock text => $"<p>{Phrases(text.Text)}</p>",
        GridBlock grid => $"<table>\n{string.Concat(grid.Rows.Select(row => $"<tr><th scope=\"row\">{Encoded(row.Name)}</th><td>{Phrases(row.Value)}</td></tr>\n"))}</table>",
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "No such block."),
    };

    private static string Phrases(IReadOnlyList<Phrase> phrases) => string.Concat(phrases.Select(phrase =>
        phrase.Kind == PhraseKind.Blank ? $"<mark>{Encoded(phrase.Shown)}</mark>" : Encoded(phrase.Shown)));

    private static string Encoded(string text) => Encoder.Encode(KoreanText.Printable(text));
}
