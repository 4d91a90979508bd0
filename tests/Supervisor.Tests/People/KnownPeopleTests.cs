using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.ServiceDefaults;
using Holmes.Supervisor.Tests.Executions;
using Holmes.Testing;
using Xunit;

namespace Holmes.Supervisor.Tests.People;

/// <summary>What memory tells of a person comes with the question, from the log, on a real database.</summary>
public sealed class KnownPeopleTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 3, 3, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_starts_with_what_is_known_of_the_person_and_of_nobody_else()
    {
        await using var server = await SupervisorServer.StartAsync(await postgres.NewDatabaseAsync());
        await server.SayAsync(Told(Callers.LocalUser, Noon, 60_000_000));
        await server.SayAsync(Told("lee", Noon, 1));

        var started = await UntilAsync(server, person => person is not null);

        Assert.Equal(60_000_000, started!.AsArray().Single()!["value"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_later_word_holds_and_a_person_who_was_erased_is_not_known()
    {
        await using var server = await SupervisorServer.StartAsync(await postgres.NewDatabaseAsync());
        await server.SayAsync(Told(Callers.LocalUser, Noon.AddMinutes(2), 70_000_000));
        await UntilAsync(server, person => person is not null);
        await server.SayAsync(Told(Callers.LocalUser, Noon, 60_000_000)); // overtaken on its way
        await server.SayAsync(Told(Callers.LocalUser, Noon.AddMinutes(3), 80_000_000));

        await UntilAsync(server, person => person?.AsArray().Single()!["value"]!.GetValue<int>() == 80_000_000);
        await server.SayAsync(new ErasePerson(Callers.LocalUser, Noon));
        await UntilAsync(server, person => person is null);
        await server.SayAsync(Told(Callers.LocalUser, Noon.AddMinutes(4), 90_000_000)); // read before the erasure
        await server.SayAsync(Told(Callers.LocalUser, TimeProvider.System.GetUtcNow().AddMinutes(5), 95_000_000));

        await UntilAsync(server, person => person?.AsArray().Single()!["value"]!.GetValue<int>() == 95_000_000);
    }

    /// <summary>Asks until a question starts as wanted.</summary>
    private static async Task<JsonNode?> UntilAsync(SupervisorServer server, Func<JsonNode?, bool> wanted)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            var accepted = await (await server.PostAsync("/api/executions", new { query = "대출 한도?" })).Content.ReadFromJsonAsync<JsonNode>(limit.Token);
            var events = await server.Http.GetFromJsonAsync<JsonNode>($"/api/executions/{accepted!["executionId"]}/events", limit.Token);
            var person = events!["events"]![0]!["data"]!["person"];
            if (wanted(person))
            {
                return person;
            }

            await Task.Delay(50, limit.Token);
        }
    }

    private static PersonRemembered Told(string userId, DateTimeOffset at, int income) =>
        new(userId, at, [new("income", WireJson.ToElement(income), new FactSource(at, "…", Guid.Empty))], true, []);
}
