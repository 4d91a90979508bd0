using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.ServiceDefaults;
using MassTransit;

namespace Holmes.Supervisor.Executions;

/// <summary>
/// Plays an execution through the deciders, reads a stream that is not there, and sends what the services answer to with
/// nothing: an execution without id is known to nobody.
/// </summary>
public sealed class ExecutionRehearsal(ExecutionLog log, IBusControl bus, TimeProvider clock, ILogger<ExecutionRehearsal> logger)
    : Rehearsal(clock, logger)
{
    private const string Step = "s1";

    private readonly TimeProvider clock = clock;

    protected override async Task RehearseAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        Play(now);
        await log.CommitAsync(Guid.Empty, (_, _) => [], causationId: null, cancellation);
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, cancellation);
        foreach (var message in Messages(now))
        {
            await bus.HandOverAsync(message, cancellation);
        }
    }

    /// <summary>An execution of one step, from the question to the answer.</summary>
    private static void Play(DateTimeOffset now)
    {
        var decision = new Decision(Execution.NotStarted(Guid.Empty));
        decision.Add(ExecutionDecider.Decide(decision.State, new AcceptExecution(Guid.Empty, "?", "", Guid.Empty, new(), [], now.AddMinutes(10)), now));
        decision.Add(OrchestrationDecider.Decide(decision.State, Plan(), now));
        _ = Outstanding.Of(decision.State).ToList();
        decision.Add(StepDecider.Decide(decision.State, Report(), now));
        decision.Add(ExecutionDecider.Decide(decision.State, Answer()));
    }

    // The step's deadline is over: a team takes it, and leaves it.
    private static IEnumerable<object> Messages(DateTimeOffset now) =>
    [
        new OrchestrateExecution(Guid.Empty, 1, "강남구 아파트 시세 알려줘", "", Guid.Empty, now, new(), []),
        Report(),
        new ComposeAnswer(Guid.Empty, "강남구 아파트 시세 알려줘", "", Guid.Empty, now, Intent(), [], [], []),
        .. new[] { TeamNames.Search, TeamNames.Analysis }.Select(team => new ExecuteStep(
            Guid.Empty, Step, 1, team, "", "?", "", Guid.Empty, DateTimeOffset.UnixEpoch, [], [], now)),
    ];

    private static RecordOrchestration Plan() => new(
        Guid.Empty, 1, Intent(), [], [new(Step, TeamNames.Search, "", [], [new(Guid.Empty, ToolNames.MarketData, Nothing())])],
        new(Strategy.Sequential, 1, "", [], new("", "", "", 0, 0)), [], [], []);

    private static ReportStep Report() => new(
        Guid.Empty, Step, 1, IsFinal: true,
        [new(ToolCallIds.Of(Guid.Empty, Step, 1, ToolNames.MarketData, Nothing()), Guid.Empty, ToolNames.MarketData, Nothing(), Outcome.Ok, 1, 1, Gives.MarketSummary, Nothing())]);

    private static RecordAnswer Answer() => new(Guid.Empty, new("", [], [], [], [], [], "rules"));

    private static Intent Intent() => new(IntentType.MarketInquiry, 1, []);

    private static JsonElement Nothing() => WireJson.ToElement(new { });
}
