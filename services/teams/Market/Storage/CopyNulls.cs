using Npgsql;
using NpgsqlTypes;

namespace Holmes.Teams.Market.Storage;

internal static class CopyNulls
{
    public static Task WriteOptionalAsync<T>(
        this NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken cancellation)
        where T : struct =>
        value is { } known ? copy.WriteAsync(known, type, cancellation) : copy.WriteNullAsync(cancellation);

    public static Task WriteOptionalAsync(
        this NpgsqlBinaryImporter copy, string? value, NpgsqlDbType type, CancellationToken cancellation) =>
        value is null ? copy.WriteNullAsync(cancellation) : copy.WriteAsync(value, type, cancellation);
}
