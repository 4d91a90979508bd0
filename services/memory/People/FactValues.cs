using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Memory;
using Holmes.Contracts.Tools;

namespace Holmes.Memory.People;

/// <summary>Whether a value that somebody wrote down can be a fact of its kind.</summary>
public static class FactValues
{
    private const decimal MostWon = 10_000_000_000_000;

    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Problem(string? kind, JsonElement value) => kind is null || !FactKinds.IsKnown(kind)
        ? $"Expected a 'kind' that is one of {string.Join(", ", FactKinds.All)}."
        : FactKinds.Unit(kind) switch
        {
            "won" or "wonPerYear" or "wonPerMonth" => Within(value, 0, MostWon, whole: false),
            "years" => Within(value, 0, 120),
            "grade" => Within(value, 1, 10),
            "count" => Within(value, 0, 100),
            "yesNo" => value.ValueKind is JsonValueKind.True ? null : "Expected true; forget it if it is not so.",
            "region" => Reads<Region>(value, region => region is { City.Length: > 0 and <= 40, Gu.Length: > 0 and <= 40, Dong: null or { Length: <= 40 } }) ? null : "Expected {\"city\": \"서울\", \"gu\": \"강남구\"}.",
            "propertyType" => Reads<PropertyType>(value, _ => true) ? null : "Expected apartment, officetel, villa or house.",
            _ => "A value of this kind cannot be written down; say the exact one instead.",
        };

    private static string? Within(JsonElement value, decimal low, decimal high, bool whole = true) =>
        value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out var number) && number >= low && number <= high && (!whole || number == decimal.Truncate(number))
            ? null
            : $"Expected a {(whole ? "whole " : "")}number from {low} to {high}.";

    private static bool Reads<T>(JsonElement value, Func<T, bool> holds)
    {
        try
        {
            return holds(WireJson.Read<T>(value));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
