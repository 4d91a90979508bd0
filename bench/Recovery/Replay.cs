using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Supervisor.Executions;
using Npgsql;
using Log = Holmes.Supervisor.Executions;

namespace Holmes.Bench.Recovery;

/// <summary>What the log says of one execution.</summary>
/// <param name="Calls">All calls that were made, by id.</param>
/// <param name="Duplicates">Calls that had given a full result before, for the same step or another.</param>
/// <param name="Saved">Calls that merging and keeping what worked left out.</param>
/// <param name="Repairs">Rounds that changed something.</param>
/// <param name="Consultations">Questions to a language model.</param>
internal sealed record Replay(Answer? Answer, IReadOnlyDictionary<Guid, CallResult> Calls, int Duplicates, int Saved, int Repairs, int Consultations)
{
    public static async Task<Replay> OfAsync(NpgsqlDataSource database, Guid id, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select type, data::text from supervisor.mt_events where stream_id = $1 order by version");
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var (state, calls, done) = (Execution.NotStarted(id), new Dictionary<Guid, CallResult>(), new HashSet<string>());
        var (duplicates, saved, repairs, consultations) = (0, 0, 0, 0);
        while (await reader.ReadAsync(cancellation))
        {
            var happened = StoredEvents.Read(reader.GetString(0), System.Text.Encoding.UTF8.GetBytes(reader.GetString(1)));
            if (happened is null)
            {
                continue;
            }

            switch (happened)
            {
                case Log.ToolCompleted { Call: var call }:
                    calls[call.ToolCallId] = call;
                    duplicates += call is { Outcome: Outcome.Ok, ReusedFrom: null } && !done.Add($"{call.Tool} {CanonicalJson.Of(call.Arguments)}") ? 1 : 0;
                    break;
                case Log.ToolFailed { Call: var call }:
                    calls[call.ToolCallId] = call;
                    break;
                case Log.ToolConflictResolved:
                    saved++;
                    break;
                case Log.StepStarted { Attempt: > 1, StepId: var step }:
                    saved += state.Find(step)!.Kept.Count;
                    break;
                case Log.ModelConsulted:
                    consultations++;
                    break;
                case Log.StrategyAdjusted:
                    repairs++;
                    break;
            }

            state = ExecutionFold.Evolve(state, happened);
        }

        return new(state.Answer, calls, duplicates, saved, repairs, consultations);
    }
}
