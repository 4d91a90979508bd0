using Holmes.Contracts;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.ServiceDefaults;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Steps;

/// <summary>Calls the tools people ask for first, those that only read, and forgets what they say.</summary>
public sealed class ToolRehearsal(IEnumerable<ITool> tools, TimeProvider clock, ILogger<ToolRehearsal> logger) : Rehearsal(clock, logger)
{
    private readonly Dictionary<string, ITool> tools = tools.Where(tool => tool.Descriptor.Effect == EffectClass.ReadOnly).ToDictionary(tool => tool.Descriptor.Name);
    private readonly TimeProvider clock = clock;

    protected override async Task RehearseAsync(CancellationToken cancellation)
    {
        var gangnam = new Region("서울", "강남구");
        var inputs = new List<CallResult>();
        foreach (var (name, arguments) in new (string, object)[]
        {
            (ToolNames.MarketData, new MarketDataArguments([gangnam])),
            (ToolNames.LoanData, new LoanDataArguments("대출")),
            (ToolNames.LoanSimulator, new LoanSimulationArguments(Region: gangnam)),
            (ToolNames.MarketAnalysis, new MarketAnalysisArguments()),
            (ToolNames.RealEstateSearch, new ListingSearchArguments([gangnam])),
            (ToolNames.LegalSearch, new LegalSearchArguments("보증금")),
            (ToolNames.RentIncreaseCheck, new RentIncreaseArguments(100_000_000)),
        })
        {
            inputs.AddRange(await CallAsync(name, arguments, inputs, cancellation));
        }
    }

    private async Task<IReadOnlyList<CallResult>> CallAsync(string name, object arguments, IReadOnlyList<CallResult> inputs, CancellationToken cancellation)
    {
        if (!tools.TryGetValue(name, out var tool))
        {
            return [];
        }

        var json = WireJson.ToElement(arguments);
        var said = await tool.RunAsync(new(Guid.Empty, json, "", "", KoreanDay.Of(clock.GetUtcNow()), inputs), cancellation);
        return said.Result is null ? [] : [new(Guid.Empty, Guid.Empty, name, json, said.Outcome, said.Quality, 0, tool.Descriptor.Gives, said.Result)];
    }
}
