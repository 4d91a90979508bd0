using Holmes.ServiceDefaults;
using Marten;

namespace Holmes.Supervisor.Executions;

/// <summary>How executions are stored.</summary>
public static class SupervisorStorage
{
    public const string Schema = "supervisor";

    public static void ConfigureExecutions(this StoreOptions store, IConfiguration configuration)
    {
        store.UseServiceDefaults(configuration, Schema);

        // Stored names are spelled out: renaming a class must not orphan what is already written.
        store.Events.MapEventType<ExecutionStarted>("execution_started");
        store.Events.MapEventType<ResultsInherited>("results_inherited");
        store.Events.MapEventType<OrchestrationStarted>("orchestration_started");
        store.Events.MapEventType<ExecutionPlanned>("execution_planned");
        store.Events.MapEventType<StrategyDecided>("strategy_decided");
        store.Events.MapEventType<ToolSelected>("tool_selected");
        store.Events.MapEventType<ToolConflictResolved>("tool_conflict_resolved");
        store.Events.MapEventType<StepOrchestrated>("step_orchestrated");
        store.Events.MapEventType<OrchestrationCompleted>("orchestration_completed");
        store.Events.MapEventType<ExecutionDispatched>("execution_dispatched");
        store.Events.MapEventType<StepEdited>("step_edited");
        store.Events.MapEventType<StepsReordered>("steps_reordered");
        store.Events.MapEventType<StepStarted>("step_started");
        store.Events.MapEventType<StepProgressed>("step_progressed");
        store.Events.MapEventType<ToolCompleted>("tool_completed");
        store.Events.MapEventType<ToolFailed>("tool_failed");
        store.Events.MapEventType<StepCompleted>("step_completed");
        store.Events.MapEventType<StepFailed>("step_failed");
        store.Events.MapEventType<StepSkipped>("step_skipped");
        store.Events.MapEventType<StrategyAdjusted>("strategy_adjusted");
        store.Events.MapEventType<InputRequested>("input_requested");
        store.Events.MapEventType<InputProvided>("input_provided");
        store.Events.MapEventType<InputExpired>("input_expired");
        store.Events.MapEventType<InputWithdrawn>("input_withdrawn");
        store.Events.MapEventType<ModelConsulted>("model_consulted");
        store.Events.MapEventType<AnswerComposed>("answer_composed");
        store.Events.MapEventType<ExecutionCompleted>("execution_completed");
        store.Events.MapEventType<ExecutionFailed>("execution_failed");
        store.Events.MapEventType<ExecutionCancelled>("execution_cancelled");
        store.Events.MapEventType<ExecutionPaused>("execution_paused");
        store.Events.MapEventType<ExecutionResumed>("execution_resumed");

        store.Schema.For<ExecutionSummary>()
            .Duplicate(summary => summary.UserId)
            .Duplicate(summary => summary.SessionId)
            .Duplicate(summary => summary.Status)
            .Duplicate(summary => summary.StartedAt);

        store.Storage.ExtendedSchemaObjects.Add(OpenExecutions.Table);
    }
}
