using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.ServiceDefaults;
using Holmes.Supervisor.Executions;
using Holmes.Supervisor.People;
using Holmes.Supervisor.Tests.Executions;
using Holmes.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Holmes.Supervisor.Tests.People;

/// <summary>Earlier questions recalled by meaning, over a real endpoint and a real database, and their vectors forgotten.</summary>
public sealed class QuestionMeaningTests(PostgresServer postgres) : IClassFixture<PostgresServer>, IAsyncLifetime
{
    private const string PointsBack = "저번에 물어본 난방 문제 다시 알려줘";
    private const string Meant = "보일러 고장 수리비 누가 내?";
    private static readonly DateTimeOffset Noon = new(2026, 11, 3, 3, 0, 0, TimeSpan.Zero);
    private static readonly Guid Session = Guid.CreateVersion7();

    private EmbeddingServer endpoint = null!;
    private SupervisorServer server = null!;
    private NpgsqlDataSource database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        endpoint = await EmbeddingServer.StartAsync(["시세"], ["갱신"], ["대출"], ["취득세"], ["청약"], ["보일러", "난방"], ["계약서"], ["매물"]);
        var connection = await postgres.NewDatabaseAsync();
        server = await SupervisorServer.StartAsync(
            connection, [new("Embeddings:Endpoint", endpoint.Endpoint.ToString()), new("Embeddings:Model", "test"), new("Embeddings:ApiKey", "secret")]);
        database = NpgsqlDataSource.Create(connection);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await database.DisposeAsync();
        await endpoint.DisposeAsync();
    }

    [Fact]
    public async Task A_question_that_shares_no_word_is_recalled_and_each_question_is_embedded_once()
    {
        await AskedAsync("강남구 전세 매물 찾아줘", Guid.CreateVersion7());
        var meant = await AskedAsync(Meant, Session);

        Assert.Equal(meant, await RecalledAsync(PointsBack));
        var asked = endpoint.Asked.ToList();
        Assert.Equal(meant, await RecalledAsync(PointsBack));

        Assert.Contains("난방 문제 다시 알려줘", asked[0], StringComparison.Ordinal);
        Assert.DoesNotContain("저번", asked[0], StringComparison.Ordinal);
        Assert.Equal(asked.Count + 1, endpoint.Asked.Count); // only what is asked now
    }

    [Fact]
    public async Task Nothing_becomes_a_vector_before_a_question_points_back()
    {
        await AskedAsync(Meant, Session);

        Assert.Null(await RecalledAsync("난방 문제 알려줘"));
        Assert.Empty(endpoint.Asked);
    }

    [Fact]
    public async Task A_question_that_points_back_to_nothing_recalls_nothing_although_something_is_always_nearest()
    {
        await AskedAsync(Meant, Session);

        Assert.Null(await RecalledAsync("저번에 본 청약 자격?"));
    }

    [Fact]
    public async Task While_the_endpoint_fails_words_alone_recall()
    {
        await AskedAsync(Meant, Session);
        endpoint.Fault = (http, _) =>
        {
            http.Response.StatusCode = 500;
            return Task.FromResult(true);
        };

        Assert.Null(await RecalledAsync(PointsBack));
        Assert.NotNull(await RecalledAsync("저번에 물어본 보일러 수리비 다시 알려줘"));
    }

    [Fact]
    public async Task A_vector_goes_with_its_session_with_the_wish_not_to_be_remembered_and_with_the_person()
    {
        await AskedAsync("강남구 전세 매물 찾아줘", Guid.CreateVersion7());
        await AskedAsync(Meant, Session);
        await RecalledAsync(PointsBack);
        Assert.Equal(2, await VectorsAsync());

        await server.SayAsync(new PersonRemembered(Callers.LocalUser, Noon, [], true, [Session]));
        await UntilVectorsAsync(1);
        await server.SayAsync(new PersonRemembered(Callers.LocalUser, Noon.AddMinutes(1), [], false, []));
        await UntilVectorsAsync(0);
        await server.SayAsync(new PersonRemembered(Callers.LocalUser, Noon.AddMinutes(2), [], true, []));
        await Eventually(async () => await RecalledAsync(PointsBack) is not null);
        Assert.NotEqual(0, await VectorsAsync());
        await server.SayAsync(new ErasePerson(Callers.LocalUser, TimeProvider.System.GetUtcNow().AddMinutes(1)));
        await UntilVectorsAsync(0);
    }

    [Fact]
    public async Task A_vector_that_comes_too_late_is_not_kept()
    {
        var vectors = server.Services.GetRequiredService<QuestionVectors>();
        var (there, gone) = (Row(Meant, Session), Row(Meant, Session));
        await StoreAsync(there);

        await vectors.WriteAsync(Callers.LocalUser, "test", [(gone, [1f])], Cancellation);
        Assert.Equal(0, await VectorsAsync());
        await vectors.WriteAsync(Callers.LocalUser, "test", [(there, [1f])], Cancellation);
        Assert.Equal(1, await VectorsAsync());
        await server.Services.GetRequiredService<KnownPeople>().KnowAsync(new(Callers.LocalUser, Noon, [], true, [Session]), Cancellation);
        await vectors.WriteAsync(Callers.LocalUser, "test", [(there, [1f])], Cancellation);
        Assert.Equal(0, await VectorsAsync());
    }

    private static ExecutionSummary Row(string query, Guid session) => new(
        Guid.CreateVersion7(Noon), Callers.LocalUser, session, query, ExecutionStatus.Completed, IntentType.LegalConsult, [], null, Noon, Noon);

    private async Task<Guid> AskedAsync(string query, Guid session)
    {
        var row = Row(query, session);
        await StoreAsync(row);
        return row.Id;
    }

    private async Task StoreAsync(ExecutionSummary row)
    {
        await using var session = server.Services.GetRequiredService<ISupervisorStore>().LightweightSession();
        session.Store(row);
        await session.SaveChangesAsync(Cancellation);
    }

    private async Task<Guid?> RecalledAsync(string query)
    {
        var accepted = await (await server.PostAsync("/api/executions", new { query })).Content.ReadFromJsonAsync<JsonNode>(Cancellation);
        var events = await server.Http.GetFromJsonAsync<JsonNode>($"/api/executions/{accepted!["executionId"]}/events", Cancellation);
        return (Guid?)events!["events"]![0]!["data"]!["recalled"]?.AsArray().Single()!["executionId"];
    }

    private async Task<int> VectorsAsync()
    {
        await using var count = database.CreateCommand("select count(*)::int from supervisor.question_vectors");
        return (int)(await count.ExecuteScalarAsync(Cancellation))!;
    }

    private Task UntilVectorsAsync(int wanted) => Eventually(async () => await VectorsAsync() == wanted);

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await holds())
        {
            await Task.Delay(50, limit.Token);
        }
    }
}
