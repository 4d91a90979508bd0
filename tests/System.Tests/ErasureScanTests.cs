using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Holmes.LocalServers;
using Npgsql;
using Xunit;

namespace Holmes.WholeSystem;

/// <summary>A person leaves marks wherever a person can, asks to be forgotten, and every table and every file is searched for them.</summary>
public sealed class ErasureScanTests : IAsyncLifetime
{
    private const string Mark = "canary-4711-동백꽃";
    private readonly string data = Directory.CreateTempSubdirectory("holmes-erasure-").FullName;
    private ServiceProcess? running;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_person_who_asks_to_be_forgotten_no_table_and_no_file_knows_anything()
    {
        running = ServiceProcess.Start("Standalone", FreePort.Next(), new Dictionary<string, string> { ["Holmes__Data"] = data });
        await running.WhenReadyAsync(Cancellation);
        using var person = Caller(Uri.EscapeDataString(Mark));
        using var other = Caller("somebody else");
        var session = Guid.CreateVersion7();
        foreach (var query in new[] { $"강남구 아파트 전세 시세 알려줘 {Mark}", $"강남구에서 보증금 3억 전세 계약서 초안 만들어줘 임차인 {Mark}" })
        {
            await WhenOverAsync(person, await AskAsync(person, query, session));
        }

        await AskAsync(person, $"{Mark} 아파트 시세 확인하고 대출 가능 금액 계산해줘", session, new { requireApproval = true }); // is open when it is erased
        await WhenOverAsync(other, await AskAsync(other, "강남구 아파트 전세 시세 알려줘", Guid.CreateVersion7()));
        await using var database = NpgsqlDataSource.Create(await File.ReadAllTextAsync(Path.Combine(data, "postgres.connection"), Cancellation));
        Assert.Contains(await TablesWithAsync(database), table => table.StartsWith("supervisor.mt_events", StringComparison.Ordinal)); // it can find something

        (await person.DeleteAsync("api/memory/me", Cancellation)).EnsureSuccessStatusCode();
        await Eventually.TrueAsync(
            async () => (await person.GetFromJsonAsync<JsonNode>("api/memory/me", Cancellation))!["erasure"]?["completedAt"] is not null,
            TimeSpan.FromMinutes(2), () => "the erasure does not complete", Cancellation);

        IReadOnlyList<string> left = [];
        await Eventually.TrueAsync(
            async () => (left = await TablesWithAsync(database)).Count == 0, TimeSpan.FromSeconds(30), () => $"still in {string.Join(", ", left)}", Cancellation);
        Assert.Equal([], FilesWith());
        Assert.DoesNotContain(Mark, running.Output, StringComparison.Ordinal);
        Assert.Single((await other.GetFromJsonAsync<JsonNode>("api/executions", Cancellation))!["executions"]!.AsArray()); // and nobody else lost anything
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (running is not null)
        {
            await running.DisposeAsync();
        }

        await LeftServers.RemoveAsync(Path.Combine(data, "postgres"), Path.Combine(data, "rabbitmq"));
        Directory.Delete(data, recursive: true);
    }

    /// <summary>Every row of every table as text; bytes are searched as they stand, and as the letters they may be.</summary>
    private static async Task<IReadOnlyList<string>> TablesWithAsync(NpgsqlDataSource database)
    {
        var (found, tables) = (new List<string>(), new List<string>());
        await using (var list = database.CreateCommand("""
            select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')
            """))
        await using (var rows = await list.ExecuteReaderAsync(Cancellation))
        {
            while (await rows.ReadAsync(Cancellation))
            {
                tables.Add(rows.GetString(0));
            }
        }

        foreach (var table in tables)
        {
            await using var search = database.CreateCommand($"select exists (select from {table} t where t::text like @mark or t::text like @bytes or t::text like @escaped)");
            search.Parameters.AddWithValue("mark", $"%{Mark}%");
            search.Parameters.AddWithValue("bytes", $"%{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Mark))}%");
            search.Parameters.AddWithValue("escaped", $"%{Uri.EscapeDataString(Mark)}%");
            if ((bool)(await search.ExecuteScalarAsync(Cancellation))!)
            {
                found.Add(table);
            }
        }

        return found;
    }

    /// <summary>Files that Holmes writes. The server's own files keep deleted rows until it reuses their pages; tables are searched above.</summary>
    private List<string> FilesWith() => [.. Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories)
        .Where(file => !file.StartsWith(Path.Combine(data, "postgres", "cluster"), StringComparison.Ordinal))
        .Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Mark)) >= 0)];

    private HttpClient Caller(string user)
    {
        var http = new HttpClient { BaseAddress = running!.Address, Timeout = TimeSpan.FromMinutes(1) };
        http.DefaultRequestHeaders.Add("X-Holmes-User", user);
        return http;
    }

    private static async Task<Guid> AskAsync(HttpClient http, string query, Guid sessionId, object? options = null)
    {
        using var response = await http.PostAsJsonAsync("api/executions", new { query, sessionId, options }, Cancellation);
        response.EnsureSuccessStatusCode();
        return (Guid)(await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["executionId"]!;
    }

    private static Task WhenOverAsync(HttpClient http, Guid id) => Eventually.TrueAsync(
        async () =>
        {
            using var response = await http.GetAsync($"api/executions/{id}", Cancellation);
            return response.IsSuccessStatusCode && HolmesClient.IsOver((await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!);
        },
        TimeSpan.FromMinutes(2), () => $"{id} does not end", Cancellation);
}
