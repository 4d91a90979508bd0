using Holmes.Contracts.Tools;

namespace Holmes.Teams.Loans;

/// <summary>Which products and rules answer a question on a day, in which order.</summary>
public static class LoanChoice
{
    private const int MostRules = 15;

    public static bool IsValid(DateOnly from, DateOnly? to, DateOnly day) => from <= day && (to is null || day <= to);

    /// <summary>Products named in the question, else those for its purpose; for the borrower's group first, then the cheapest.</summary>
    public static IReadOnlyList<LoanProduct> Products(IEnumerable<LoanProduct> all, LoanQuestion question, DateOnly day) =>
    [
        .. all.Where(product => IsValid(product.ValidFrom, product.ValidTo, day))
            .Where(product => IsNamed(product, question))
            .Where(product => question.Names.Count > 0 || question.Purposes.Count == 0 || UsesOf(product).Intersect(question.Purposes).Any())
            .Where(product => question.Bank is null || IsOf(product, question.Bank))
            .OrderByDescending(product => question.ByRate ? 0 : GroupsMatched(product, question))
            .ThenBy(product => !question.ByRate && product.IsSample)
            .ThenBy(product => product.MinRatePercent ?? decimal.MaxValue)
            .ThenBy(product => product.ProductId, StringComparer.Ordinal),
    ];

    /// <summary>Products of that name that are no longer, or not yet, to be had.</summary>
    public static IReadOnlyList<LoanProduct> OutOfTime(IEnumerable<LoanProduct> all, LoanQuestion question, DateOnly day) =>
        question.Names.Count == 0
            ? []
            : [.. all.Where(product => IsNamed(product, question)).GroupBy(product => product.ProductId)
                .Where(versions => !versions.Any(product => IsValid(product.ValidFrom, product.ValidTo, day)))
                .Select(versions => versions.MaxBy(product => product.ValidFrom)!)];

    public static IReadOnlyList<LoanRule> Rules(IEnumerable<LendingRule> all, LoanQuestion question, DateOnly day)
    {
        var valid = all.Where(rule => IsValid(rule.ValidFrom, rule.ValidTo, day)).ToArray();
        var topics = question.Topics.Where(topic => topic != "한도").ToArray();
        var asked = valid.Where(rule => topics.Length == 0 && question.Topics.Contains("한도")
            ? rule.Topics.Contains("한도") && (question.Purposes.Count == 0 || question.Purposes.Any(rule.Topics.Contains))
            : rule.Topics.Any(topics.Contains));
        var always = question.WantsProducts ? valid.Where(rule => question.Purposes.Any(rule.Topics.Contains)) : [];
        return [.. asked.Concat(always).Distinct().Take(MostRules).Select(rule => rule.ToContract())];
    }

    /// <summary>A policy loan is for buying, for a jeonse or for a monthly rent too.</summary>
    public static IReadOnlyList<string> UsesOf(LoanProduct product)
    {
        if (product.Purpose != "policy")
        {
            return [product.Purpose];
        }

        var text = $"{product.Name} {product.Summary}";
        bool Says(string word) => text.Contains(word, StringComparison.Ordinal);
        return Says("월세") ? ["policy", "monthly"] : Says("전세") ? ["policy", "jeonse"] : ["policy", "mortgage"];
    }

    /// <summary>국민, 국민은행 and KB국민은행 are meant alike.</summary>
    public static bool IsOf(LoanProduct product, string bank) =>
        product.Bank.Contains(bank.Replace("은행", "", StringComparison.Ordinal).Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool IsNamed(LoanProduct product, LoanQuestion question) =>
        question.Names.Count == 0 || question.Names.Any(name => product.Name.Contains(name, StringComparison.Ordinal));

    /// <summary>A product made for the group counts more than one that only mentions it.</summary>
    private static int GroupsMatched(LoanProduct product, LoanQuestion question) => question.Groups.Sum(group =>
        product.Name.Contains(group, StringComparison.Ordinal) ? 2
        : string.Join(' ', [product.Summary, .. product.Conditions]).Contains(group, StringComparison.Ordinal) ? 1
        : 0);
}
