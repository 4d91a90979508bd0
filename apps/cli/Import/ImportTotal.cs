using System.Globalization;
using System.Text.Json;
using Holmes.Cli.Http;

namespace Holmes.Cli.Import;

/// <param name="Unchanged">Rows that were there already, exactly like this.</param>
internal sealed record ImportTotal(int Files, int Accepted, int Unchanged, int Rejected)
{
    public static ImportTotal Of(JsonElement report) =>
        new(Math.Max(1, report.Whole("files")), report.Whole("accepted"), report.Whole("unchanged"), report.Whole("rejected"));

    public ImportTotal Add(ImportTotal other) =>
        new(Files + other.Files, Accepted + other.Accepted, Unchanged + other.Unchanged, Rejected + other.Rejected);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Files} files: {Accepted} accepted, {Unchanged} unchanged, {Rejected} rejected");
}
