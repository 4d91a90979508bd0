using System.Globalization;
using System.Runtime.CompilerServices;
using CsvHelper;
using CsvHelper.Configuration;

namespace Holmes.Teams.Market.Imports;

/// <summary>A table in a CSV file: perhaps some lines of prose, a header, rows.</summary>
/// <param name="Preamble">What stands before the header.</param>
public sealed record CsvHeader(int Line, IReadOnlyList<string> Columns, string Preamble)
{
    private readonly Dictionary<string, int> positions = Columns
        .Select((name, position) => (Name: Normalize(name), Position: position))
        .DistinctBy(column => column.Name)
        .ToDictionary(column => column.Name, column => column.Position);

    /// <summary>거래금액 (만원) and 거래금액(만원) are one column; so are 전용면적(㎡) and 전용면적(m2).</summary>
    public static string Normalize(string column) =>
        string.Concat(column.Split('(')[0].Where(letter => !char.IsWhiteSpace(letter) && letter != '\uFEFF'));

    public int? Position(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (positions.TryGetValue(name, out var position))
            {
                return position;
            }
        }

        return null;
    }

    public bool Has(params ReadOnlySpan<string> names) => Position(names) is not null;
}

/// <param name="Line">Where it begins, from 1.</param>
public sealed record CsvRow(CsvHeader Header, int Line, IReadOnlyList<string> Fields)
{
    /// <summary>The first of these columns, trimmed; empty when there is none.</summary>
    public string this[params ReadOnlySpan<string> names] => Header.Position(names) is { } position ? Fields[position] : "";
}

/// <summary>Reads a CSV table as a stream.</summary>
public static class CsvRows
{
    private const int MostPreambleLines = 100;

    /// <param name="isHeader">Tells the header from the lines before it.</param>
    public static async IAsyncEnumerable<CsvRow> ReadAsync(
        TextReader text,
        Func<CsvHeader, bool> isHeader,
        string wanted,
        ImportLog log,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var isBad = false;
        using var parser = new CsvParser(new QuoteGuard(text, log), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            IgnoreBlankLines = true,
            TrimOptions = TrimOptions.Trim,
            BadDataFound = _ => isBad = true,
        });
        CsvHeader? header = null;
        List<string> preamble = [];
        while (await parser.ReadAsync())
        {
            cancellation.ThrowIfCancellationRequested();
            var (line, fields) = (StartOf(parser), parser.Record!);
            if (header is null)
            {
                var candidate = new CsvHeader(line, fields, string.Join('\n', preamble));
                header = isHeader(candidate) ? candidate : null;
                preamble.Add(string.Join(',', fields));
                if (header is null && preamble.Count == MostPreambleLines)
                {
                    break;
                }
            }
            else if (Defect(header, fields, isBad) is { } reason)
            {
                log.Reject(line, reason);
            }
            else if (fields.Any(field => field.Length > 0))
            {
                yield return new(header, line, fields);
            }

            isBad = false;
        }

        if (header is null)
        {
            log.Reject(1, $"제목 줄을 찾지 못했습니다. 필요한 열: {wanted}");
        }
    }

    private static int StartOf(CsvParser parser) =>
        parser.RawRow - parser.RawRecord.AsSpan().TrimEnd("\r\n").Count('\n');

    private static string? Defect(CsvHeader header, string[] fields, bool isBad) =>
        fields.Any(field => field.Contains(TextEncoding.Unreadable))
            ? "읽을 수 없는 글자가 있습니다. 파일을 UTF-8 또는 CP949(EUC-KR)로 저장하세요."
        : fields.Length != header.Columns.Count
            ? $"열이 {header.Columns.Count}개여야 하는데 {fields.Length}개입니다. 쉼표나 따옴표를 확인하세요."
        : isBad ? "따옴표가 잘못되었습니다. 값 안의 따옴표는 두 번(\"\") 써야 합니다."
        : null;
}
