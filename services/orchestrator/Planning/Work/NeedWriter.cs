using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Understanding.Entities;

namespace Holmes.Orchestrator.Planning.Work;

/// <summary>Writes down needs with their arguments, once per clause and capability.</summary>
internal sealed class NeedWriter(Reading reading)
{
    private int clause = -1;

    public Reading Reading => reading;

    public Wanted Wanted { get; } = new();

    private Facts Facts => reading.Facts;

    public void Enter(int index) => clause = index;

    public void Write(string capability) => Add(capability, capability switch
    {
        Capabilities.LawSearch => SearchArguments.Law(reading),
        Capabilities.MarketPrice => SearchArguments.Market(reading, Wanted),
        Capabilities.ListingSearch => SearchArguments.Listings(reading, Wanted),
        Capabilities.PlaceInfrastructure => SearchArguments.Places(reading, Wanted),
        Capabilities.ContractReview => new ContractAnalysisArguments(Facts.Text(EntityKinds.ContractText)),
        Capabilities.RentIncrease => TenancyArguments.Increase(reading),
        Capabilities.PolicyMatch => LoanArguments.Policy(reading, Wanted),
        Capabilities.ContractDraft => LeaseArguments.Of(reading),
        Capabilities.GiftTax => TaxNeeds.Gift(reading),
        Capabilities.PropertyTax => TaxNeeds.Property(reading),
        Capabilities.ReportDraft => new ReportArguments(reading.Query),
        _ => throw new ArgumentOutOfRangeException(nameof(capability), capability, "It has a method of its own."),
    });

    public void WriteLoanProducts(bool isForHome) => Add(Capabilities.LoanProducts, SearchArguments.Loans(reading, isForHome));

    public void WriteMarketAnalysis(string focus, bool optional = false) =>
        Add(Capabilities.MarketAnalysis, MarketArguments.Analysis(Facts, focus), mustRead: Gives.MarketSummary, optional: optional);

    public void WriteReturn() =>
        Add(Capabilities.InvestmentReturn, MarketArguments.Return(Facts), FromMarket(Facts.Has(EntityKinds.Price)), Facts.Has(EntityKinds.Price));

    public void WriteConversion() =>
        Add(Capabilities.RentConversion, TenancyArguments.Conversion(reading), FromMarket(Facts.Has(EntityKinds.Deposit, EntityKinds.MonthlyRent)), Facts.Has(EntityKinds.Deposit, EntityKinds.MonthlyRent));

    public void WriteCosts()
    {
        var costs = CostNeeds.Arguments(reading);
        if (costs.PriceWon is null && Facts.Regions.Count + Facts.Outside.Count > 0)
        {
            Write(Capabilities.MarketPrice);
        }

        Add(Capabilities.TransactionCosts, costs, FromMarket(costs.PriceWon is not null), knowsPrice: costs.PriceWon is not null);
    }

    public void WriteSettlement(Clause about) => Add(Capabilities.TenancySettlement, TenancyArguments.Settlement(reading, about));

    public void WriteSimulation()
    {
        var simulation = LoanArguments.Simulation(reading, Wanted);
        if (simulation is { PriceWon: null, WantedLoanWon: null } && Facts.Regions.Count + Facts.Outside.Count > 0)
        {
            Write(Capabilities.MarketPrice); // the price comes from the market of the place named
        }

        Add(Capabilities.LoanSimulation, simulation, knowsPrice: simulation.PriceWon is not null);
    }

    // What nobody said is taken from the prices found, where prices are asked for.
    private string? FromMarket(bool isKnown) => !isKnown && Wanted.Asks(Capabilities.MarketPrice) ? Gives.MarketSummary : null;

    public void CannotDo(string field, string what, string reason) => Wanted.Assume(new(field, what, reason));

    private void Add(string capability, object arguments, string? mustRead = null, bool knowsPrice = false, bool optional = false)
    {
        if (!Wanted.Needs.Any(need => need.Capability == capability && (need.Clause == clause || capability != Capabilities.MarketPrice)))
        {
            Wanted.Add(new(capability, Capabilities.Tool(capability), arguments, clause, mustRead, knowsPrice, optional));
        }
    }
}

/// <summary>What a team that writes reports is given.</summary>
public sealed record ReportArguments(string Query);
