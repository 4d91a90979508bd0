using Holmes.ServiceDefaults;
using Holmes.Supervisor.People;
using Marten;
using static Marten.Services.Json.Transformations.SystemTextJson.JsonTransformations;

namespace Holmes.Supervisor.Executions;

/// <summary>How executions are stored.</summary>
public static class SupervisorStorage
{
    public const string Schema = "supervisor";

    /// <summary>The table of <see cref="ExecutionSummary"/>.</summary>
    internal const string Summaries = $"{Schema}.mt_doc_executionsummary";

    /// <param name="formers">Shapes of earlier versions that are still read; those of <see cref="StoredEvents"/> without it.</param>
    public static void ConfigureExecutions(
        this StoreOptions store, IConfiguration configuration, IReadOnlyList<FormerEvent>? formers = null)
    {
        store.UseServiceDefaults(configuration, Schema);

        foreach (var (name, type) in StoredEvents.Types)
        {
            store.Events.MapEventType(type, name);
        }

        foreach (var former in formers ?? StoredEvents.Formers)
        {
            store.Events.Upcast(former.Today, former.StoredName, Upcast(document => former.Read(document.RootElement)));
        }

        store.Events.IgnoreIndex(LogIndexes.OfSession); // it is made by itself, and Marten drops what it does not know

        store.Schema.For<ExecutionSummary>()
            .Duplicate(summary => summary.UserId, configure: index => index.Columns = ["user_id", "started_at"]) // a person's list
            .Duplicate(summary => summary.Status, configure: index => index.Columns = ["user_id", "status", "started_at"])
            .Duplicate(summary => summary.SessionId)
            .Duplicate(summary => summary.StartedAt)
            .Duplicate(summary => summary.EndedAt); // what is to be archived or deleted

        store.Storage.ExtendedSchemaObjects.Add(OpenExecutions.Table);
        store.Storage.ExtendedSchemaObjects.Add(KnownPeople.Table);
        store.Storage.ExtendedSchemaObjects.Add(QuestionVectors.Table);
    }
}
