using Npgsql;
using Xunit;

namespace Holmes.WholeSystem;

/// <summary>Two processes of the teams; one dies in the middle of a call with an effect.</summary>
public sealed class TakeoverTests(DistributedSystem system) : IClassFixture<DistributedSystem>
{
    private const string Question = "임대인 김철수, 임차인 이영희, 서울 강남구 테헤란로 123, 보증금 3억 5천, 2026년 3월 1일부터 2년 전세계약서 작성해줘";
    private const string Other = "OtherTeams";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_is_made_once_though_its_maker_dies_over_it()
    {
        using var client = new HolmesClient(system.Edge);
        await using var database = NpgsqlDataSource.Create(system.Database);
        var role = $"other_{Guid.CreateVersion7():N}"; // by it the database tells which process waits
        await RunAsync(database, $"create role {role} superuser login password '{role}'");
        await system.StartAnotherAsync(
            "Teams", Other, new NpgsqlConnectionStringBuilder(system.Database) { Username = role, Password = role }.ConnectionString);

        await using var connection = await database.OpenConnectionAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await using (var hold = new NpgsqlCommand("lock table teams.mt_doc_storeddocument in access exclusive mode", connection))
        {
            await hold.ExecuteNonQueryAsync(Cancellation); // so that the call takes long
        }

        var id = await client.AskAsync(Question, Cancellation);
        string? maker = null;
        await Eventually.TrueAsync(
            async () => (maker = await ScalarAsync<string>(database, $"""
                select a.usename::text from pg_stat_activity a
                where a.wait_event_type = 'Lock' and a.query like '%mt_doc_storeddocument%' and a.datname = current_database()
                  and exists (select from teams.step_leases where execution_id = '{id}')
                """)) is not null,
            TimeSpan.FromMinutes(1), () => "Nobody is at the document.", Cancellation);
        var owner = await OwnerAsync(database, id);

        await system.KillAsync(maker == role ? Other : "Teams");
        await Eventually.TrueAsync(
            async () => await OwnerAsync(database, id) != owner, TimeSpan.FromMinutes(1), () => "Nobody took the effect over.", Cancellation);
        await transaction.RollbackAsync(Cancellation);

        var state = await client.WhenOverAsync(id, Cancellation);
        var events = await client.EventsAsync(id, Cancellation);
        Assert.Equal("completed", (string?)state["status"]);
        MainQuestion.AssertClean(events);
        var made = Assert.Single(events, e =>
            (string?)e["event"] == "ToolCompleted" && (string?)e["data"]!["call"]!["tool"] == "lease_contract_generator");
        Assert.Equal(1L, await ScalarAsync<long>(database, "select count(*) from teams.mt_doc_storeddocument"));
        Assert.Equal("done", await ScalarAsync<string>(database, $"select state from teams.effect_claims where execution_id = '{id}'"));
        Assert.Equal(
            await ScalarAsync<Guid>(database, "select id from teams.mt_doc_storeddocument"),
            (Guid)made["data"]!["call"]!["result"]!["documentId"]!);
        Assert.Equal(0L, await ScalarAsync<long>(database, $"select count(*) from teams.step_leases where execution_id = '{id}'"));
    }

    private static Task<Guid> OwnerAsync(NpgsqlDataSource database, Guid execution) =>
        ScalarAsync<Guid>(database, $"select owner from teams.effect_claims where execution_id = '{execution}'");

    private static async Task<T> ScalarAsync<T>(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancellation) is T found ? found : default!;
    }

    private static async Task RunAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
