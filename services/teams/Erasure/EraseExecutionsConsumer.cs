using Holmes.Contracts.Memory;
using Holmes.ServiceDefaults;
using Holmes.Teams.Documents;
using Marten;
using MassTransit;
using Npgsql;

namespace Holmes.Teams.Erasure;

/// <summary>Erases a person's documents, and what was kept of the effects of the person's executions.</summary>
public sealed class EraseExecutionsConsumer(ITeamsStore store, NpgsqlDataSource database) : IConsumer<EraseExecutions>
{
    public const string Owner = "teams";

    public async Task Consume(ConsumeContext<EraseExecutions> context)
    {
        var (message, cancellation) = (context.Message, context.CancellationToken);
        await using var session = store.LightweightSession();
        var documents = await session.Query<StoredDocument>().Where(one => one.UserId == message.UserId).Select(one => one.Id).ToListAsync(cancellation);
        session.DeleteWhere<StoredDocument>(one => one.UserId == message.UserId);
        await session.SaveChangesAsync(cancellation);
        await ForgetEffectsAsync(message.ExecutionIds, cancellation);
        await context.HandOverAsync(
            new PersonErased(PersonErased.PersonOf(message.UserId), Owner, message.Before, documents.Count), cancellation);
    }

    private async Task ForgetEffectsAsync(IReadOnlyList<Guid> executions, CancellationToken cancellation)
    {
        await using var known = database.CreateCommand("select to_regclass('teams.effect_claims') is not null");
        if (await known.ExecuteScalarAsync(cancellation) is not true)
        {
            return;
        }

        await using var forget = database.CreateCommand("delete from teams.effect_claims where execution_id = any($1)");
        forget.Parameters.AddWithValue(executions.ToArray());
        await forget.ExecuteNonQueryAsync(cancellation);
    }
}
