using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Analysis.Policies;

/// <summary>Which housing policies somebody may use.</summary>
public sealed class PolicyMatcherTool : ITool
{
    private const int Sources = 5;

    public ToolDescriptor Descriptor { get; } = Describe.Tool<PolicyMatchArguments>(
        ToolNames.PolicyMatcher,
        TeamNames.Analysis,
        "policy.match",
        Gives.PolicyMatches,
        "Which Korean housing policies (policy loans, subsidies, public housing, tax relief, subscription) fit a person, with the conditions met, unmet and unknown.",
        needs: [Gives.LoanSimulation]);

    public Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation) => Task.FromResult(Run(invocation));

    private static ToolResult Run(ToolInvocation invocation)
    {
        var given = invocation.ArgumentsAs<PolicyMatchArguments>();
        if (Problem(given) is { } problem)
        {
            return problem;
        }

        var (person, assumptions) = Complete(given with { Purpose = given.Purpose == "mortgage" ? "purchase" : given.Purpose }, invocation.Input<LoanSimulation>(Gives.LoanSimulation));
        var today = invocation.Today;
        var matches = PolicyMatching.Of(PolicyBook.On(today), person, today);
        if (matches.Count == 0)
        {
            return ToolResult.Empty("그 목적의 정책을 찾지 못했습니다.");
        }

        var asOf = today < PolicyBook.VerifiedOn ? today : PolicyBook.VerifiedOn;
        var isOpen = matches.Any(match => match.Eligibility == "unknown");
        var sources = matches.Take(Sources).Select(match => new SourceReference("policies", match.Name, match.Source, asOf)).ToList();
        var result = ToolResult.Of(new PolicyMatches(matches, asOf), sources, assumptions, Quality(person), Note(matches, today));

        // Conditions left open are not a guess, but the answer is only usable with that said.
        return isOpen ? result with { Outcome = Outcome.Degraded } : result;
    }

    private static (PolicyMatchArguments Person, List<Assumption> Assumptions) Complete(PolicyMatchArguments given, LoanSimulation? loan)
    {
        List<Assumption> assumptions = [];
        var isPriceKnown = loan is not null && !loan.PriceBasis.Contains("가정", StringComparison.Ordinal);
        if (isPriceKnown && loan!.Purpose == "mortgage" && given.PriceWon is null)
        {
            assumptions.Add(new("priceWon", Won.Text(loan.PriceWon), $"대출 계산에 쓴 가격입니다: {loan.PriceBasis}"));
            given = given with { PriceWon = loan.PriceWon, Region = given.Region ?? loan.Region };
        }
        else if (isPriceKnown && loan!.Purpose == "jeonse" && given.DepositWon is null)
        {
            assumptions.Add(new("depositWon", Won.Text(loan.PriceWon), $"대출 계산에 쓴 보증금입니다: {loan.PriceBasis}"));
            given = given with { DepositWon = loan.PriceWon, Region = given.Region ?? loan.Region };
        }

        return (given, assumptions);
    }

    private static ToolResult? Problem(PolicyMatchArguments given) => given.Purpose switch
    {
        null or "purchase" or "mortgage" or "jeonse" or "monthly" or "subscription" => Amounts.Problem(
            ("age", given.Age, 150),
            ("annualIncomeWon", given.AnnualIncomeWon, Won.Largest),
            ("assetsWon", given.AssetsWon, Won.Largest),
            ("homesOwned", given.HomesOwned, 1000),
            ("marriageYears", given.MarriageYears, 100),
            ("children", given.Children, 100),
            ("priceWon", given.PriceWon, Won.Largest),
            ("depositWon", given.DepositWon, Won.Largest)),
        _ => Amounts.Bad($"purpose must be purchase, jeonse, monthly or subscription, not {given.Purpose}."),
    };

    /// <summary>By how many of the facts that decide most policies are known.</summary>
    private static double Quality(PolicyMatchArguments person)
    {
        object?[] facts = [person.Age, person.AnnualIncomeWon, person.AssetsWon, person.HomesOwned, person.IsMarried ?? (object?)person.MarriageYears];
        return Math.Round(0.5 + 0.1 * facts.Count(fact => fact is not null), 2);
    }

    private static string? Note(IReadOnlyList<PolicyMatch> matches, DateOnly today)
    {
        var open = matches.Where(match => match.Eligibility == "unknown").SelectMany(match => match.Unknown).Distinct().Count();
        var ask = open == 0 ? null : "나이, 연소득, 자산, 보유 주택 수, 혼인·자녀 여부를 알려 주시면 확인하지 못한 조건을 판단할 수 있습니다.";
        var caution = today <= PolicyBook.VerifiedOn ? null : $"{PolicyBook.VerifiedOn:yyyy-MM-dd}까지 확인한 정책입니다. 소득·자산 기준과 금리는 해마다 바뀝니다.";
        var note = string.Join(' ', new[] { ask, caution }.OfType<string>());
        return note.Length == 0 ? null : note;
    }
}
