using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Analysis.Taxes;

/// <summary>Taxes and the broker's highest fee of buying or renting a home.</summary>
public sealed class TransactionCostsTool : ITool
{
    public ToolDescriptor Descriptor { get; } = Describe.Tool<TransactionCostArguments>(
        ToolNames.TransactionCosts,
        TeamNames.Analysis,
        "transaction.costs",
        Gives.TransactionCosts,
        "What buying or renting a home costs beside the price: acquisition tax, local education tax, special tax for rural development, stamp duty, the broker's highest fee.",
        needs: [Gives.MarketSummary]);

    public Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation) => Task.FromResult(Run(invocation));

    private static ToolResult Run(ToolInvocation invocation)
    {
        var arguments = invocation.ArgumentsAs<TransactionCostArguments>();
        if (Problem(arguments) is { } problem)
        {
            return problem;
        }

        if (RuleBook.TooEarly(invocation.Today, "세금") is { } early)
        {
            return early;
        }

        var found = MarketPrices.Find(invocation.Input<MarketSummary>(Gives.MarketSummary), null, arguments.Region, arguments.TradeType);
        if ((arguments.PriceWon ?? found?.Won) is not { } price)
        {
            return arguments.TradeType == TradeType.Sale
                ? ToolResult.Skipped("매매가격이 없어 취득세와 중개보수를 계산하지 않았습니다. 매매가격을 알려 주세요.", new MissingValue("priceWon", "매매가격"))
                : ToolResult.Skipped("보증금이 없어 중개보수를 계산하지 않았습니다. 보증금과 월세를 알려 주세요.", new MissingValue("priceWon", "보증금"));
        }

        var request = new CostRequest(arguments, price, arguments.AreaM2 ?? (arguments.PriceWon is null ? found?.AreaM2 : null), invocation.Today);
        var (costs, assumptions) = TransactionCostLines.Of(request);
        var result = new TransactionCosts(
            arguments.TradeType, price, arguments.PriceWon is null ? found!.Basis : "질문에 주어진 금액", arguments.MonthlyRentWon, costs,
            costs.Sum(cost => cost.AmountWon), RuleBook.AsOf(invocation.Today), arguments.Region ?? found?.Region);
        return ToolResult.Of(result, Sources(costs, arguments, found, invocation.Today), assumptions, Trust.Of(assumptions), Note(arguments, invocation.Today));
    }

    private static ToolResult? Problem(TransactionCostArguments arguments) => arguments switch
    {
        { PriceWon: 0, MonthlyRentWon: null or 0 } => Amounts.Bad("priceWon must be more than 0."),
        _ => Amounts.Problem(
            ("priceWon", arguments.PriceWon, Won.Largest),
            ("monthlyRentWon", arguments.MonthlyRentWon, Won.Largest),
            ("areaM2", arguments.AreaM2, 100_000),
            ("homesOwned", arguments.HomesOwned, 1000)),
    };

    private static IReadOnlyList<SourceReference> Sources(
        IReadOnlyList<CostLine> costs, TransactionCostArguments arguments, FoundPrice? found, DateOnly today) =>
    [
        .. costs.GroupBy(cost => cost.Law).Select(group => RuleBook.Source(string.Join("·", group.Select(cost => cost.Name)), group.Key, today)),
        .. arguments.PriceWon is null && found is not null ? [new SourceReference("transactions", found.Basis, IsSample: found.IsSample)] : Array.Empty<SourceReference>(),
    ];

    private static string? Note(TransactionCostArguments arguments, DateOnly today) =>
        string.Join(' ', new[] { arguments.TradeType == TradeType.Sale ? PurchaseCosts.LeftOut : null, RuleBook.Caution(today) }.OfType<string>()) is { Length: > 0 } note ? note : null;
}
