using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Memory;
using Holmes.Supervisor.Executions;
using MassTransit;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace Holmes.Supervisor.People;

/// <summary>
/// What memory last told of each person, so that a question is planned with it and nobody has to be asked. It does not
/// say whom a row is about.
/// </summary>
public sealed class KnownPeople(NpgsqlDataSource database)
{
    internal const string Name = $"{SupervisorStorage.Schema}.known_people";

    internal static Table Table { get; } = Describe();

    public async Task<KnownPerson> FindAsync(string userId, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select known::text from {Name} where person = @person");
        command.Parameters.AddWithValue("person", PersonErased.PersonOf(userId));
        return await command.ExecuteScalarAsync(cancellation) is string known
            ? JsonSerializer.Deserialize<KnownPerson>(known, WireJson.Options)!
            : KnownPerson.Unknown;
    }

    /// <summary>Messages may overtake each other; the later word holds.</summary>
    public async Task KnowAsync(PersonRemembered told, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await QuestionVectors.HoldAsync(connection, told.UserId, cancellation);
        await using var command = new NpgsqlCommand(
            $"""
            insert into {Name} (person, told_at, known) values (@person, @at, @known::jsonb)
            on conflict (person) do update set told_at = excluded.told_at, known = excluded.known where known_people.told_at < excluded.told_at;
            delete from {QuestionVectors.Name} where person = @person and (not @recalls or session_id = any(@removed));
            """,
            connection);
        command.Parameters.AddWithValue("person", PersonErased.PersonOf(told.UserId));
        command.Parameters.AddWithValue("recalls", told.Recalls);
        command.Parameters.AddWithValue("removed", told.RemovedSessions.ToArray());
        command.Parameters.AddWithValue("at", told.At.ToUniversalTime());
        command.Parameters.AddWithValue("known", JsonSerializer.Serialize(new KnownPerson(told.Facts, told.Recalls, told.RemovedSessions), WireJson.Options));
        await command.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The moment that is left keeps out what was read before and is still under way; by the database's clock, as memory's are.</summary>
    public async Task ForgetAsync(string userId, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"""
            insert into {Name} (person, told_at, known) values (@person, clock_timestamp(), @nothing::jsonb)
            on conflict (person) do update set told_at = excluded.told_at, known = excluded.known
            """);
        command.Parameters.AddWithValue("person", PersonErased.PersonOf(userId));
        command.Parameters.AddWithValue("nothing", JsonSerializer.Serialize(KnownPerson.Unknown, WireJson.Options));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static Table Describe()
    {
        var table = new Table(Name);
        table.AddColumn<Guid>("person").AsPrimaryKey();
        table.AddColumn("told_at", "timestamptz").NotNull();
        table.AddColumn("known", "jsonb").NotNull();
        return table;
    }
}

/// <param name="Recalls">Whether earlier sessions may be recalled.</param>
public sealed record KnownPerson(IReadOnlyList<PersonFact> Facts, bool Recalls, IReadOnlyList<Guid> RemovedSessions)
{
    public static KnownPerson Unknown { get; } = new([], true, []);
}

public sealed class PersonRememberedConsumer(KnownPeople people) : IConsumer<PersonRemembered>
{
    public Task Consume(ConsumeContext<PersonRemembered> context) => people.KnowAsync(context.Message, context.CancellationToken);
}
