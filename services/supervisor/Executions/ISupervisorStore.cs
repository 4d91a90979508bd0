using Marten;

namespace Holmes.Supervisor.Executions;

/// <summary>The supervisor's event store: the executions' streams and what is read of them.</summary>
public interface ISupervisorStore : IDocumentStore;
