using Holmes.Supervisor.Executions.Audit;
using Npgsql;

namespace Holmes.Chaos.Checks;

/// <summary>The project's own proof over the log, which knows more rules than those looked at here: see holmes audit.</summary>
internal static class Audit
{
    public static async Task<IEnumerable<Violation>> ViolationsAsync(NpgsqlDataSource database, CancellationToken cancellation) =>
        (await LogAudit.RunAsync(database, since: null, cancellation)).Violations
            .Select(found => new Violation($"audit:{found.Rule}", found.ExecutionId, $"v{found.Version}: {found.Detail}"));
}
