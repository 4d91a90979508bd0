using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Orchestrator.Models;
using Holmes.Orchestrator.Models.Proposals;
using Holmes.Orchestrator.Models.Revisions;
using Holmes.Orchestrator.Models.Wording;
using Holmes.Orchestrator.Tests.Planning;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Holmes.Orchestrator.Tests.Models;

/// <summary>The orchestrator's models as its module puts them together, before a stage.</summary>
internal sealed class Brain : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Brain(ServiceProvider services) => this.services = services;

    public List<(int Attempt, string Text)> Drafts { get; } = [];

    public PlanCache Cache => services.GetRequiredService<PlanCache>();

    public static Brain Without() => Of([]);

    public static Brain Before(Stage stage, params (string Key, string Value)[] settings) => Of(
    [
        ("Endpoint", stage.Endpoint), ("Model", "first"), ("ApiKey", "sk-canary-7731"), ("TimeoutSeconds", "10"), ("IdleSeconds", "2"), ("BreakSeconds", "600"),
        ("InputPricePerMillion", "1"), ("OutputPricePerMillion", "4"), .. settings,
    ]);

    private static Brain Of(IEnumerable<(string Key, string Value)> settings)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton(TimeProvider.System);
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.GroupBy(setting => setting.Key).Select(setting => KeyValuePair.Create($"Llm:{setting.Key}", (string?)setting.Last().Value))).Build());
        collection.AddModels();
        return new(collection.BuildServiceProvider());
    }

    public Task<RecordOrchestration> PlanAsync(string query, IReadOnlyList<ToolDescriptor>? tools = null, Func<OrchestrateExecution, OrchestrateExecution>? change = null) =>
        services.GetRequiredService<Council>().PlanAsync((change ?? (same => same))(Questions.Command(query)), new(tools ?? KnownTools.All, null), CancellationToken.None);

    public Task<RecordOrchestration> ReviseAsync(OrchestrateExecution command) =>
        services.GetRequiredService<RevisionCouncil>().ReviseAsync(command, Questions.Knowledge, CancellationToken.None);

    public Task<RecordAnswer> ComposeAsync(ComposeAnswer command) => services.GetRequiredService<ModelAnswer>().ComposeAsync(
        command,
        (attempt, text) =>
        {
            Drafts.Add((attempt, text));
            return Task.CompletedTask;
        },
        CancellationToken.None);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
