using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;
using Holmes.Teams.Analysis.Taxes;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Analysis.Returns;

/// <summary>What buying and letting a home brings, with the loan paid for.</summary>
public sealed class RoiCalculatorTool : ITool
{
    private static readonly Region Anywhere = new("서울특별시", "강남구");

    public ToolDescriptor Descriptor { get; } = Describe.Tool<RoiArguments>(
        ToolNames.RoiCalculator,
        TeamNames.Analysis,
        "investment.return",
        Gives.InvestmentReturn,
        "Return on own funds of buying and letting a home: cash flow, three exits, taxes, grade. The loan is always paid for.",
        needs: [Gives.MarketSummary, Gives.ListingList, Gives.LoanSimulation]);

    public Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation) => Task.FromResult(Run(invocation));

    private static ToolResult Run(ToolInvocation invocation)
    {
        var arguments = invocation.ArgumentsAs<RoiArguments>();
        if (Problem(arguments) is { } problem)
        {
            return problem;
        }

        if (RuleBook.TooEarly(invocation.Today, "세금") is { } early)
        {
            return early;
        }

        var summary = invocation.Input<MarketSummary>(Gives.MarketSummary);
        var loan = invocation.Input<LoanSimulation>(Gives.LoanSimulation);
        var found = arguments.PriceWon is { } price
            ? new FoundPrice(price, arguments.Region ?? Anywhere, arguments.AreaM2, "질문에 주어진 가격", false, false)
            : MarketPrices.Find(summary, invocation.Input<ListingList>(Gives.ListingList), arguments.Region, TradeType.Sale);
        if (found is null)
        {
            return ToolResult.Skipped("매매가격이 없어 수익률을 계산하지 않았습니다. 매매가격이나 지역을 알려 주세요.", new MissingValue("priceWon", "매매가격"));
        }

        var cases = new RoiCases(arguments, invocation.Today);
        var market = summary?.Regions.FirstOrDefault(region => region.Region.Gu == found.Region.Gu && arguments.PriceWon is null);
        var @case = cases.Complete(found, market?.MonthlyRent?.MedianWon, market?.MonthlyDeposit?.MedianWon, loan);
        var limit = loan is { Purpose: "mortgage" } && loan.PriceWon == @case.PriceWon ? loan.MaxLoanWon : (decimal?)null;
        return ToolResult.Of(
            Roi.Of(@case, limit), Sources(found, arguments, invocation.Today), cases.Assumptions, Trust.Of(cases.Assumptions),
            string.Join(' ', new[] { RoiPremises.Text, PurchaseCosts.LeftOut, RuleBook.Caution(invocation.Today) }.OfType<string>()));
    }

    private static ToolResult? Problem(RoiArguments arguments) => arguments switch
    {
        { PriceWon: 0 } => Amounts.Bad("priceWon must be more than 0."),
        { HoldingYears: < 1 or > 50 } => Amounts.Bad($"holdingYears must be from 1 to 50, not {arguments.HoldingYears}."),
        { PriceGrowthPercent: < -20 or > 20 } => Amounts.Bad($"priceGrowthPercent must be from -20 to 20, not {arguments.PriceGrowthPercent}."),
        _ => Amounts.Problem(
            ("priceWon", arguments.PriceWon, Won.Largest),
            ("ownFundsWon", arguments.OwnFundsWon, Won.Largest),
            ("loanWon", arguments.LoanWon, Won.Largest),
            ("loanRatePercent", arguments.LoanRatePercent, Annuity.HighestRatePercent),
            ("depositWon", arguments.DepositWon, Won.Largest),
            ("monthlyRentWon", arguments.MonthlyRentWon, Won.Largest),
            ("homesOwned", arguments.HomesOwned, 1000),
            ("areaM2", arguments.AreaM2, 100_000)),
    };

    private static List<SourceReference> Sources(FoundPrice found, RoiArguments arguments, DateOnly today)
    {
        List<SourceReference> sources =
        [
            RuleBook.Source("취득세", AcquisitionTax.Law, today),
            RuleBook.Source("중개보수", BrokerageFee.Law, today),
            RuleBook.Source("재산세", PropertyTax.Law, today),
            RuleBook.Source("임대소득세", RentalIncomeTax.Law, today),
            RuleBook.Source("양도소득세", CapitalGainsTax.Law, today),
        ];
        if (arguments.PriceWon is null)
        {
            sources.Add(new SourceReference("transactions", found.Basis, IsSample: found.IsSample));
        }

        return sources;
    }
}
