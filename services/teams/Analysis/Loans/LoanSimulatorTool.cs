using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Analysis.Loans;

/// <summary>How much can be borrowed for a home or a jeonse deposit, by the rules of the day.</summary>
public sealed class LoanSimulatorTool : ITool
{
    public ToolDescriptor Descriptor { get; } = Describe.Tool<LoanSimulationArguments>(
        ToolNames.LoanSimulator,
        TeamNames.Analysis,
        "loan.simulation",
        Gives.LoanSimulation,
        "Loan limit (LTV, DSR, DTI, caps), monthly payment, taxes and own funds needed for a home or a jeonse deposit, by the rules of the day.",
        needs: [Gives.MarketSummary, Gives.ListingList, Gives.LoanProducts]);

    public Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation) => Task.FromResult(Run(invocation));

    private static ToolResult Run(ToolInvocation invocation)
    {
        var arguments = invocation.ArgumentsAs<LoanSimulationArguments>();
        if (Problem(arguments) is { } problem)
        {
            return problem;
        }

        if (RuleBook.TooEarly(invocation.Today, "대출") is { } early)
        {
            return early;
        }

        var trade = arguments.Purpose == "jeonse" ? TradeType.Jeonse : TradeType.Sale;
        var found = MarketPrices.Find(
            invocation.Input<MarketSummary>(Gives.MarketSummary), invocation.Input<ListingList>(Gives.ListingList), arguments.Region, trade);
        var rate = CreditRates.OfProducts(invocation.Input<LoanProducts>(Gives.LoanProducts), arguments.Purpose, invocation.Today);
        var requests = new LoanRequests(arguments, invocation.Today);
        var request = requests.Complete(found, rate);
        var simulation = trade == TradeType.Jeonse ? JeonseSimulation.Of(request) : MortgageSimulation.Of(request);
        var result = ToolResult.Of(
            simulation, Sources(simulation, arguments, found, invocation.Today), requests.Assumptions, Trust.Of(requests.Assumptions), Note(simulation, arguments, invocation.Today));
        return result with { Missing = requests.Missing };
    }

    private static ToolResult? Problem(LoanSimulationArguments arguments) => arguments switch
    {
        { Purpose: not ("mortgage" or "jeonse") } => Amounts.Bad($"purpose must be mortgage or jeonse, not {arguments.Purpose}."),
        { PriceWon: 0 } => Amounts.Bad("priceWon must be more than 0."),
        { TermYears: < 1 } => Amounts.Bad("termYears must be at least 1."),
        _ => Amounts.Problem(
            ("priceWon", arguments.PriceWon, Won.Largest),
            ("annualIncomeWon", arguments.AnnualIncomeWon, Won.Largest),
            ("existingMonthlyPaymentWon", arguments.ExistingMonthlyPaymentWon, Won.Largest),
            ("ownFundsWon", arguments.OwnFundsWon, Won.Largest),
            ("wantedLoanWon", arguments.WantedLoanWon, Won.Largest),
            ("homesOwned", arguments.HomesOwned, 1000),
            ("areaM2", arguments.AreaM2, 100_000),
            ("creditGrade", arguments.CreditGrade, 10),
            ("ratePercent", arguments.RatePercent, Annuity.HighestRatePercent)),
    };

    private static List<SourceReference> Sources(LoanSimulation simulation, LoanSimulationArguments arguments, FoundPrice? found, DateOnly today)
    {
        var sources = simulation.Limits.Select(limit => RuleBook.Source($"{limit.Code} 한도", limit.Source, today)).ToList();
        sources.AddRange((simulation.Costs ?? []).GroupBy(cost => cost.Law).Select(costs =>
            RuleBook.Source(string.Join("·", costs.Select(cost => cost.Name)), costs.Key, today)));
        if (arguments.PriceWon is null && found is not null)
        {
            sources.Add(new SourceReference("transactions", found.Basis, IsSample: found.IsSample));
        }

        return sources;
    }

    private static string? Note(LoanSimulation simulation, LoanSimulationArguments arguments, DateOnly today)
    {
        var over = arguments.WantedLoanWon > simulation.MaxLoanWon
            ? $"희망 대출액 {Won.Text(arguments.WantedLoanWon.Value)}은 한도를 넘습니다."
            : null;
        var leftOut = simulation.Purpose == "mortgage" ? Taxes.PurchaseCosts.LeftOut : null;
        var note = string.Join(' ', new[] { over, leftOut, RuleBook.Caution(today) }.OfType<string>());
        return note.Length == 0 ? null : note;
    }
}
