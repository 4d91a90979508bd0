using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Tools;

namespace Holmes.Teams.Loans;

/// <summary>A dated rule, and the words it answers to.</summary>
/// <param name="Topics">LTV, DSR, 생애최초, …; also the purposes of loans for which it always matters.</param>
public sealed record LendingRule(
    string Code, string Title, string Text, decimal? ValuePercent, decimal? ValueWon, DateOnly ValidFrom, DateOnly? ValidTo, string Source,
    IReadOnlyList<string> Topics)
{
    public LoanRule ToContract() => new(Code, Title, Text, ValuePercent, ValueWon, ValidFrom, ValidTo, Source);
}

/// <summary>The loan products and lending rules that come with Holmes, gathered by hand from the sources they name.</summary>
public static class LoanFacts
{
    /// <summary>Nothing that was decided after this day is in them.</summary>
    public static DateOnly CheckedOn { get; } = new(2025, 11, 1);

    public static IReadOnlyList<LoanProduct> Products { get; } = Read<LoanProduct>("loan-products.json");

    public static IReadOnlyList<LendingRule> Rules { get; } = Read<LendingRule>("lending-rules.json");

    private static T[] Read<T>(string file)
    {
        using var json = typeof(LoanFacts).Assembly.GetManifestResourceStream($"Holmes.Teams.Loans.Facts.{file}")
            ?? throw new InvalidOperationException($"The embedded file {file} is missing.");
        return JsonSerializer.Deserialize<T[]>(json, WireJson.Options) ?? [];
    }
}
