using Holmes.Contracts.Tools;

namespace Holmes.Teams.Loans;

/// <summary>What is asked about loans, from the arguments and, where they are silent, from the words of the question.</summary>
/// <param name="Purposes">None for all.</param>
/// <param name="Topics">Rules that are asked about.</param>
/// <param name="Names">Products called by name.</param>
/// <param name="Groups">Groups of borrowers the question speaks of.</param>
public sealed record LoanQuestion(
    IReadOnlyList<string> Purposes,
    string? Bank,
    IReadOnlyList<string> Topics,
    IReadOnlyList<string> Names,
    IReadOnlyList<string> Groups,
    bool WantsProducts,
    bool ByRate,
    int Limit)
{
    private const int MostProducts = 30;

    public static LoanQuestion Of(LoanDataArguments arguments, string query)
    {
        var text = $"{arguments.Query} {query}";
        bool Says(string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
        string[] purposes = arguments.Purpose is { Length: > 0 } purpose
            ? [purpose]
            : [.. LoanWords.PurposeWords.Where(known => Says(known.Word)).Select(known => known.Purpose).Distinct()];
        string[] topics = [.. (arguments.Topics ?? []).Select(LoanWords.Topic)
            .Concat(LoanWords.Topics.Where(known => Says(known.Word)).Select(known => known.Topic)).Distinct()];
        string[] named = [.. LoanWords.Names.Where(Says)];
        string[] names = [.. named.Where(name => !named.Any(longer => longer != name && longer.Contains(name, StringComparison.Ordinal)))];
        var isAboutRules = topics.Any(topic => topic is not "한도" and not "생애최초")
            && arguments.Purpose is null && arguments.Bank is null && names.Length == 0
            && !LoanWords.WantsProducts.Any(Says);
        return new(
            purposes, string.IsNullOrWhiteSpace(arguments.Bank) ? null : arguments.Bank.Trim(), topics, names,
            [.. LoanWords.Groups.Where(known => Says(known.Word)).Select(known => known.Group).Distinct()],
            WantsProducts: !isAboutRules, ByRate: Says("금리") || Says("이자"), Math.Clamp(arguments.Limit, 1, MostProducts));
    }
}
