using Holmes.Memory.Conversations;
using Holmes.Memory.Erasure;
using Holmes.Memory.Log;
using Holmes.Memory.People;
using Holmes.Memory.Plans;
using Holmes.ServiceDefaults;
using JasperFx.Events.Projections;
using Marten;

namespace Holmes.Memory;

/// <summary>Memory's own documents, in schema <c>memory</c>, projected from the supervisor's log, which it only reads.</summary>
public interface IMemoryStore : IDocumentStore;

public static class MemoryStorage
{
    public const string Schema = "memory";
    private const string LogSchema = "supervisor";

    public static void ConfigureMemory(this StoreOptions store, IConfiguration configuration, PlanSignal? plans = null, PersonSignal? people = null)
    {
        store.UseServiceDefaults(configuration, Schema);
        store.Events.DatabaseSchemaName = LogSchema;
        store.Projections.Errors.SkipUnknownEvents = true; // most of the log is not memory's business

        store.Events.MapEventType<ExecutionStarted>("execution_started");
        store.Events.MapEventType<ExecutionPlanned>("execution_planned");
        store.Events.MapEventType<StrategyDecided>("strategy_decided");
        store.Events.MapEventType<OrchestrationCompleted>("orchestration_completed");
        store.Events.MapEventType<StepCompleted>("step_completed");
        store.Events.MapEventType<StepFailed>("step_failed");
        store.Events.MapEventType<StepSkipped>("step_skipped");
        store.Events.MapEventType<ToolSelected>("tool_selected");
        store.Events.MapEventType<AnswerComposed>("answer_composed");
        store.Events.MapEventType<ExecutionCompleted>("execution_completed");
        store.Events.MapEventType<ExecutionFailed>("execution_failed");
        store.Events.MapEventType<ExecutionCancelled>("execution_cancelled");

        store.Schema.For<Turn>().Duplicate(turn => turn.UserId).Duplicate(turn => turn.SessionId).Duplicate(turn => turn.AskedAt);
        store.Schema.For<Session>().Duplicate(session => session.UserId);
        store.Schema.For<PersonErasure>().Duplicate(erasure => erasure.CompletedAt);

        store.Schema.For<Statement>().Duplicate(statement => statement.UserId).Duplicate(statement => statement.At);
        store.Schema.For<PersonEdit>().Duplicate(edit => edit.UserId).Duplicate(edit => edit.At);
        store.Schema.For<PersonChange>().Duplicate(change => change.UserId);
        store.Schema.For<PersonTold>().Duplicate(told => told.At);

        if (people is not null)
        {
            store.Projections.AsyncListeners.Add(people);
        }

        if (plans is not null)
        {
            store.Projections.AsyncListeners.Add(plans);
        }

        store.Projections.Add(
            new PlanProjection(), ProjectionLifecycle.Async, PlanProjection.ShardName,
            options =>
            {
                options.DeleteViewTypeOnTeardown<KnownPlan>();
                options.DeleteViewTypeOnTeardown<PlanTrace>();
            });
        store.Projections.Add(
            new TurnProjection(), ProjectionLifecycle.Async, TurnProjection.ShardName,
            options =>
            {
                options.DeleteViewTypeOnTeardown<Turn>();
                options.DeleteViewTypeOnTeardown<Statement>();
            });
    }
}
