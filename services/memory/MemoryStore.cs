using Holmes.Memory.Conversations;
using Holmes.Memory.Log;
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

    public static void ConfigureMemory(this StoreOptions store, IConfiguration configuration)
    {
        store.UseServiceDefaults(configuration, Schema);
        store.Events.DatabaseSchemaName = LogSchema;
        store.Projections.Errors.SkipUnknownEvents = true; // most of the log is not memory's business

        store.Events.MapEventType<ExecutionStarted>("execution_started");
        store.Events.MapEventType<ExecutionPlanned>("execution_planned");
        store.Events.MapEventType<AnswerComposed>("answer_composed");
        store.Events.MapEventType<ExecutionCompleted>("execution_completed");
        store.Events.MapEventType<ExecutionFailed>("execution_failed");
        store.Events.MapEventType<ExecutionCancelled>("execution_cancelled");

        store.Schema.For<Turn>().Duplicate(turn => turn.UserId).Duplicate(turn => turn.SessionId).Duplicate(turn => turn.AskedAt);
        store.Schema.For<Session>().Duplicate(session => session.UserId);

        store.Projections.Add(
            new TurnProjection(), ProjectionLifecycle.Async, TurnProjection.Name,
            options => options.DeleteViewTypeOnTeardown<Turn>());
    }
}
