using Holmes.Teams.Market.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Holmes.Teams.Market.Deals;

/// <summary>Writes transactions with COPY, the fastest way in.</summary>
internal static class TransactionCopy
{
    /// <returns>How many were written.</returns>
    public static async Task<int> WriteAsync(
        NpgsqlConnection connection, string table, IAsyncEnumerable<Transaction> transactions, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {table} ({TransactionTable.Columns}) from stdin (format binary)", cancellation);
        var count = 0;
        await foreach (var transaction in transactions.WithCancellation(cancellation))
        {
            await WriteRowAsync(copy, transaction, ++count, cancellation);
        }

        await copy.CompleteAsync(cancellation);
        return count;
    }

    private static async Task WriteRowAsync(NpgsqlBinaryImporter copy, Transaction row, int position, CancellationToken cancellation)
    {
        await copy.StartRowAsync(cancellation);
        await copy.WriteAsync(row.NaturalKey, NpgsqlDbType.Uuid, cancellation);
        await copy.WriteAsync(position, NpgsqlDbType.Integer, cancellation);
        await copy.WriteAsync(row.DetailsKey, NpgsqlDbType.Uuid, cancellation);
        await copy.WriteAsync(row.IsSample, NpgsqlDbType.Boolean, cancellation);
        foreach (var text in (string[])[row.Region.City, row.Region.Gu, row.Region.Dong ?? "", row.Lot, row.PropertyType.Wire(),
            row.TradeType.Wire(), row.ComplexName, ComplexNames.Key(row.ComplexName)])
        {
            await copy.WriteAsync(text, NpgsqlDbType.Text, cancellation);
        }

        await copy.WriteAsync(row.AreaM2, NpgsqlDbType.Numeric, cancellation);
        await copy.WriteAsync(row.PriceWon, NpgsqlDbType.Bigint, cancellation);
        await copy.WriteAsync(row.MonthlyRentWon, NpgsqlDbType.Bigint, cancellation);
        await copy.WriteAsync(row.ContractDate, NpgsqlDbType.Date, cancellation);
        await copy.WriteOptionalAsync(row.Floor, NpgsqlDbType.Integer, cancellation);
        await copy.WriteOptionalAsync(row.BuiltYear, NpgsqlDbType.Integer, cancellation);
        await copy.WriteOptionalAsync(row.Road, NpgsqlDbType.Text, cancellation);
        await copy.WriteOptionalAsync(row.CancelledOn, NpgsqlDbType.Date, cancellation);
    }
}
