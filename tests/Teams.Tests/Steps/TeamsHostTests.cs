using System.Collections.Concurrent;
using System.Text;
using Holmes.Contracts;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.ServiceDefaults;
using Holmes.Teams.Steps;
using Holmes.Teams.Tools;
using Holmes.Testing;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Holmes.Teams.Tests.Steps;

/// <summary>The whole service, twice on one database, each with a bus of its own.</summary>
public sealed class TeamsHostTests(TeamsHosts hosts) : IClassFixture<TeamsHosts>
{
    private const string Deals = """
        시군구,번지,단지명,전용면적(㎡),계약년월,계약일,거래금액(만원),층,건축년도,도로명,해제사유발생일
        서울특별시 노원구 상계동,1,가나,59.5,{0},3,"60,000",3,2010,x,-
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_import_into_one_instance_is_seen_at_once_by_all()
    {
        var before = await AskAsync(hosts.First);
        Assert.Equal(before.ToolCallId, (await AskAsync(hosts.First)).ReusedFrom);
        await AskAsync(hosts.Second);

        var month = TimeProvider.System.GetUtcNow().AddMonths(-1).ToString("yyyyMM", System.Globalization.CultureInfo.InvariantCulture);
        using var client = new HttpClient { BaseAddress = new Uri(hosts.First.Urls.Single()) };
        using var content = new StringContent(Deals.Replace("{0}", month, StringComparison.Ordinal));
        using var answer = await client.PostAsync(new Uri("api/import/transactions?file=a.csv", UriKind.Relative), content, Cancellation);
        answer.EnsureSuccessStatusCode();

        foreach (var host in new[] { hosts.First, hosts.Second })
        {
            var after = await AskAsync(host);
            Assert.Null(after.ReusedFrom);
            Assert.Equal(600_000_000m, WireJson.Read<MarketSummary>(after.Result!.Value).Regions[0].Sale!.MedianWon);
        }
    }

    [Fact]
    public async Task A_new_statute_is_seen_at_once()
    {
        var before = await hosts.ScalarAsync<long>("select revision from teams.data_revision");
        using var client = new HttpClient { BaseAddress = new Uri(hosts.First.Urls.Single()) };
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("시험용법\n[시행 2023. 7. 19.] [법률 제19356호, 2023. 4. 18., 제정]\n\n제1조(목적) 이 법은 시험을 목적으로 한다.\n"));
        content.Headers.ContentType = new("application/octet-stream");
        using var answer = await client.PostAsync(
            new Uri($"api/import/statutes?file={Uri.EscapeDataString("시험용법(법률)(제19356호)(20230719).txt")}", UriKind.Relative), content, Cancellation);
        answer.EnsureSuccessStatusCode();

        Assert.True(await hosts.ScalarAsync<long>("select revision from teams.data_revision") > before);
        Assert.Equal(
            "law_vector,law_version,lending_rules,listings,loan_products,transactions",
            await hosts.ScalarAsync<string>("""
                select string_agg(c.relname, ',' order by c.relname) from pg_trigger t join pg_class c on c.oid = t.tgrelid
                where t.tgname = 'count_data_revision'
                """));
    }

    [Fact]
    public async Task A_cancelled_step_stops_in_the_instance_that_is_at_it()
    {
        var bus = hosts.First.Services.GetRequiredService<IBus>();
        var step = Instance.Step(hosts.Endless) with { Team = TeamNames.Analysis };
        await bus.Publish(step, Cancellation);
        await Until.TrueAsync(() => hosts.Started.ContainsKey(step.Calls[0].ToolCallId));

        await bus.Publish(new CancelStep(step.ExecutionId, step.StepId, step.Attempt), Cancellation);

        await Until.TrueAsync(() => hosts.Stopped.ContainsKey(step.Calls[0].ToolCallId));
    }

    [Fact]
    public async Task A_lease_contract_of_the_next_attempt_is_the_same_document()
    {
        var arguments = """{"kind":"jeonse","depositWon":300000000}""";
        var tool = hosts.First.Services.GetServices<ITool>().Single(known => known.Descriptor.Name == ToolNames.LeaseContractGenerator);
        var first = Instance.Step(tool, arguments: arguments);

        var one = await RunAsync(hosts.First, first);
        var two = await RunAsync(hosts.Second, Instance.Step(tool, first.ExecutionId, attempt: 2, arguments: arguments));

        Assert.NotNull(one.Result);
        Assert.Equal(one.Result.Value.GetRawText(), two.Result!.Value.GetRawText());
        Assert.Equal(one.ToolCallId, two.ReusedFrom);
    }

    private static Task<CallResult> AskAsync(WebApplication host)
    {
        var tool = host.Services.GetServices<ITool>().Single(known => known.Descriptor.Name == ToolNames.MarketData);
        return RunAsync(host, Instance.Step(tool, arguments: """{"regions":[{"city":"서울","gu":"노원구"}],"tradeType":"sale"}"""));
    }

    private static async Task<CallResult> RunAsync(WebApplication host, ExecuteStep step)
    {
        ReportStep? final = null;
        await host.Services.GetRequiredService<TeamRunner>().RunAsync(
            step,
            report =>
            {
                final = report.IsFinal ? report : final;
                return Task.CompletedTask;
            },
            Cancellation);
        return Assert.Single(final!.Calls);
    }
}

public sealed class TeamsHosts : IAsyncLifetime
{
    private readonly PostgresServer server = new();
    private string connection = "";

    public WebApplication First { get; private set; } = null!;

    public WebApplication Second { get; private set; } = null!;

    public ConcurrentDictionary<Guid, bool> Started { get; } = [];

    public ConcurrentDictionary<Guid, bool> Stopped { get; } = [];

    /// <summary>It runs until it is told to stop.</summary>
    internal TestTool Endless => new(TestTool.Describe(EffectClass.ReadOnly), async (invocation, cancellation) =>
    {
        Started[invocation.ToolCallId] = true;
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        finally
        {
            Stopped[invocation.ToolCallId] = true;
        }

        return ToolResult.Empty("");
    });

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        connection = await server.NewDatabaseAsync();
        First = await StartAsync();
        Second = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
        await server.DisposeAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["ConnectionStrings:Postgres"] = connection;
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders();
        builder.AddServiceDefaults("test");
        builder.AddTeams();
        builder.Services.AddSingleton<ITool>(Endless);
        builder.AddBus(TeamsModule.AddTeams);
        var app = builder.Build();
        app.MapTeams();
        await app.StartAsync();
        var data = app.Services.GetRequiredService<Holmes.Teams.Market.Storage.TeamsDatabase>();
        await Until.TrueAsync(() => data.IsLoaded);
        return app;
    }
}
