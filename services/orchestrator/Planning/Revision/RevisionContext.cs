using Holmes.Contracts.Executions;

namespace Holmes.Orchestrator.Planning.Revision;

/// <summary>What is known of the case when a tool is chosen for a step that ended badly.</summary>
internal static class RevisionContext
{
    public static DecisionContext Of(OrchestrateExecution command, RevisionRequest request) =>
        new(request.Intent.Type, "general", [request.Step.Team], command.Options.DeadlineSeconds * 1000);
}
