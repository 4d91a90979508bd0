using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Planning;
using Holmes.Orchestrator.Registry;

namespace Holmes.Orchestrator.Executions;

/// <summary>
/// Plans a question nobody asked, once at the start and with no trace: the first plan of a process takes hundreds of
/// milliseconds to compile, and no person should wait for that.
/// </summary>
public sealed class Rehearsal(ToolRegistry registry, TimeProvider clock) : BackgroundService
{
    private const string Question = "강남구 아파트 시세 확인하고 대출 가능 금액 계산해줘";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var tools = await registry.WhenKnownAsync(stoppingToken);
        Planner.Plan(
            new OrchestrateExecution(Guid.Empty, 1, Question, "", Guid.Empty, clock.GetUtcNow(), new ExecutionOptions(), []),
            new PlanningKnowledge(tools, Preferences: null));
    }
}
