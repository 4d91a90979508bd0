using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Holmes.Contracts.Teams;
using Holmes.Teams.Market.Imports;
using Holmes.Teams.Market.Storage;

namespace Holmes.Teams.Loans;

/// <summary>Takes loan products over from a JSON array.</summary>
public sealed class LoanImports(TeamsDatabase database)
{
    private const string Kind = "loans";

    public async Task<ImportReport> LoansAsync(string file, PipeReader content, CancellationToken cancellation)
    {
        var log = new ImportLog(file);
        using var text = await TextEncoding.OpenAsync(content, cancellation);
        IReadOnlyList<(int Line, JsonElement Record)> records;
        try
        {
            records = LoanJson.Records(Encoding.UTF8.GetBytes(await text.ReadToEndAsync(cancellation)));
        }
        catch (JsonException broken)
        {
            log.Reject((int)(broken.LineNumber ?? 0) + 1, "대출 상품의 JSON 배열 [ { … }, … ]이 아닙니다. 이 줄의 쉼표, 따옴표, 괄호를 확인하세요.");
            return log.Report(Kind, accepted: 0, unchanged: 0);
        }

        await using var connection = await database.OpenAsync(cancellation);
        await using var change = await connection.BeginTransactionAsync(cancellation);
        var (accepted, unchanged) = (0, 0);
        HashSet<(string, DateOnly)> seen = [];
        foreach (var (line, record) in records)
        {
            var (product, defects, doubts) = LoanRecord.Read(record);
            foreach (var doubt in doubts)
            {
                log.Correct(line, doubt);
            }

            if (product is null || !seen.Add((product.ProductId, product.ValidFrom)))
            {
                log.Reject(line, product is null ? string.Join(" ", defects) : $"productId {product.ProductId}, validFrom {product.ValidFrom:yyyy-MM-dd}이(가) 이 파일에 이미 있습니다.");
                continue;
            }

            _ = await LoanTables.MergeAsync(connection, product, isImported: true, cancellation) ? accepted++ : unchanged++;
        }

        await change.CommitAsync(cancellation);
        return log.Report(Kind, accepted, unchanged);
    }
}
