using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Holmes.Teams.Market.Listings;

internal static class ListingCopy
{
    /// <returns>How many were written.</returns>
    public static async Task<int> WriteAsync(
        NpgsqlConnection connection, string table, IAsyncEnumerable<ListingRow> listings, DateOnly asOf, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {table} ({ListingTable.Columns}) from stdin (format binary)", cancellation);
        var count = 0;
        await foreach (var listing in listings.WithCancellation(cancellation))
        {
            count++;
            await WriteRowAsync(copy, listing, asOf, cancellation);
        }

        await copy.CompleteAsync(cancellation);
        return count;
    }

    private static async Task WriteRowAsync(NpgsqlBinaryImporter copy, ListingRow row, DateOnly asOf, CancellationToken cancellation)
    {
        await copy.StartRowAsync(cancellation);
        await copy.WriteAsync(row.Id, NpgsqlDbType.Uuid, cancellation);
        await copy.WriteAsync(row.ContentHash, NpgsqlDbType.Uuid, cancellation);
        await copy.WriteAsync(row.IsSample, NpgsqlDbType.Boolean, cancellation);
        foreach (var text in (string[])[row.Name, ComplexNames.Key(row.Name), row.PropertyType.Wire(), row.Region.City, row.Region.Gu,
            row.Region.Dong ?? "", row.Label])
        {
            await copy.WriteAsync(text, NpgsqlDbType.Text, cancellation);
        }

        foreach (var area in (decimal?[])[row.AreaM2, row.MinAreaM2, row.MaxAreaM2])
        {
            await copy.WriteOptionalAsync(area, NpgsqlDbType.Numeric, cancellation);
        }

        foreach (var range in (WonRange?[])[row.SaleWon, row.JeonseWon, row.MonthlyDepositWon, row.MonthlyRentWon])
        {
            await copy.WriteOptionalAsync((long?)range?.Min, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteOptionalAsync((long?)range?.Max, NpgsqlDbType.Bigint, cancellation);
        }

        await copy.WriteOptionalAsync(row.Latitude, NpgsqlDbType.Double, cancellation);
        await copy.WriteOptionalAsync(row.Longitude, NpgsqlDbType.Double, cancellation);
        await copy.WriteOptionalAsync(row.BuiltYear, NpgsqlDbType.Integer, cancellation);
        await copy.WriteOptionalAsync(row.Households, NpgsqlDbType.Integer, cancellation);
        await copy.WriteOptionalAsync(row.Station, NpgsqlDbType.Text, cancellation);
        await copy.WriteOptionalAsync(row.StationMeters, NpgsqlDbType.Integer, cancellation);
        await copy.WriteAsync(row.NearbyJson, NpgsqlDbType.Jsonb, cancellation);
        await copy.WriteAsync(asOf, NpgsqlDbType.Date, cancellation);
    }
}
