using Holmes.Contracts.Memory;
using Holmes.Supervisor.Executions;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace Holmes.Supervisor.People;

/// <summary>
/// Vectors of questions, for as long as the question itself is there and may be recalled. A row does not say whom it is
/// about; it goes with the execution, with its session, and with the wish not to be remembered.
/// </summary>
public sealed class QuestionVectors(NpgsqlDataSource database)
{
    internal const string Name = $"{SupervisorStorage.Schema}.question_vectors";

    internal static Table Table { get; } = Describe();

    /// <summary>Of these executions, those that have a vector of this model.</summary>
    public async Task<Dictionary<Guid, float[]>> ReadAsync(string model, IReadOnlyCollection<Guid> executions, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select execution_id, vector from {Name} where execution_id = any(@ids) and model = @model");
        command.Parameters.AddWithValue("ids", executions.ToArray());
        command.Parameters.AddWithValue("model", model);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var read = new Dictionary<Guid, float[]>();
        while (await rows.ReadAsync(cancellation))
        {
            read[rows.GetGuid(0)] = await rows.GetFieldValueAsync<float[]>(1, cancellation);
        }

        return read;
    }

    /// <summary>Keeps those whose question is still there and may still be recalled: making them took a while.</summary>
    public async Task WriteAsync(string userId, string model, IEnumerable<(ExecutionSummary Question, float[] Vector)> made, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await HoldAsync(connection, userId, cancellation);
        foreach (var (question, vector) in made)
        {
            // The lock on the question's row makes whoever deletes it wait, and delete this row as well.
            await using var command = new NpgsqlCommand(
                $"""
                insert into {Name} (execution_id, person, session_id, model, vector)
                select @id, @person, @session, @model, @vector from {SupervisorStorage.Summaries} question
                where question.id = @id and not exists (
                    select from {KnownPeople.Name} known where known.person = @person
                    and (known.known ->> 'recalls' = 'false' or jsonb_exists(known.known -> 'removedSessions', @session::text)))
                for key share of question
                on conflict (execution_id) do update set model = excluded.model, vector = excluded.vector
                """,
                connection);
            command.Parameters.AddWithValue("id", question.Id);
            command.Parameters.AddWithValue("person", PersonErased.PersonOf(userId));
            command.Parameters.AddWithValue("session", question.SessionId);
            command.Parameters.AddWithValue("model", model);
            command.Parameters.AddWithValue("vector", vector);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>What a person's wishes change and what is written of them follow each other, until the transaction ends.</summary>
    internal static async Task HoldAsync(NpgsqlConnection connection, string userId, CancellationToken cancellation)
    {
        await using var hold = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended(@person, 0))", connection);
        hold.Parameters.AddWithValue("person", $"question-vectors/{PersonErased.PersonOf(userId)}");
        await hold.ExecuteNonQueryAsync(cancellation);
    }

    private static Table Describe()
    {
        var table = new Table(Name);
        table.AddColumn<Guid>("execution_id").AsPrimaryKey();
        table.AddColumn<Guid>("person").NotNull().AddIndex();
        table.AddColumn<Guid>("session_id").NotNull();
        table.AddColumn("model", "text").NotNull();
        table.AddColumn("vector", "real[]").NotNull();
        return table;
    }
}
