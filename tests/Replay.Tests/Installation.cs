using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts.Tools;
using Holmes.LocalServers;
using Holmes.Standalone;
using Holmes.Supervisor.Executions.Export;
using Holmes.Teams.Tools;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Holmes.Replay.Tests;

/// <summary>The real standalone host inside this process, with a market tool that can fail and another one beside it.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string database;
    private readonly Uri address;

    private Installation(WebApplication app, string database, Uri address) => (this.app, this.database, this.address) = (app, database, address);

    public static async Task<Installation> StartAsync(string database, params IEnumerable<string> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        var builder = WebApplication.CreateBuilder(["--urls", address.ToString(), "--ConnectionStrings:Postgres", database, .. settings]);
        builder.Logging.ClearProviders();
        builder.AddAllServices();
        var market = builder.Services.Where(service => service.ServiceType == typeof(ITool)).ToList();
        foreach (var tool in market)
        {
            builder.Services.Remove(tool);
            ITool Make(IServiceProvider provider) => (ITool)(tool.ImplementationInstance ?? tool.ImplementationFactory?.Invoke(provider)
                ?? ActivatorUtilities.CreateInstance(provider, tool.ImplementationType!));
            builder.Services.AddSingleton(provider => Make(provider) is var made && made.Descriptor.Name == ToolNames.MarketData ? new UnreliableTool(made) : made);
        }

        builder.Services.AddSingleton<ITool>(provider => new UnreliableTool(new AlternativeTool(ActivatorUtilities.CreateInstance<Holmes.Teams.Market.MarketDataTool>(provider))));
        var app = builder.Build();
        app.MapAllServices();
        await app.StartAsync();
        var installation = new Installation(app, database, address);
        await Eventually.TrueAsync(async () => (await installation.Client().GetAsync("health/ready")).IsSuccessStatusCode, "the host is ready");
        return installation;
    }

    public async Task<JsonNode> AskAsync(string query, string user = "kim", Guid? session = null, object? options = null) =>
        await PostAsync("api/executions", new { query, sessionId = session, options }, user);

    public async Task<JsonNode> AskToTheEndAsync(string query, string user = "kim", Guid? session = null, object? options = null) =>
        await WhenAsync((Guid)(await AskAsync(query, user, session, options))["executionId"]!, user, "completed", "failed", "cancelled");

    public async Task<JsonNode> PostAsync(string path, object body, string user = "kim")
    {
        using var response = await Client(user).PostAsJsonAsync(path, body);
        response.EnsureSuccessStatusCode();
        var text = await response.Content.ReadAsStringAsync();
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    public async Task<JsonNode> WhenAsync(Guid id, string user, params IReadOnlyList<string> statuses)
    {
        JsonNode? state = null;
        await Eventually.TrueAsync(
            async () =>
            {
                using var response = await Client(user).GetAsync($"api/executions/{id}");
                state = response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<JsonNode>() : null;
                return statuses.Contains((string?)state?["status"]);
            },
            $"{id} is {string.Join(" or ", statuses)}");
        return state!;
    }

    /// <summary>What memory has told the orchestrator so far.</summary>
    public async Task<long> LearnedAsync() => (long)(await Client().GetFromJsonAsync<JsonNode>("api/tools"))!["learnedPosition"]!;

    public async Task ExportAsync(string file)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await LogExport.WriteAsync(source, null, null, file, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private HttpClient Client(string user = "kim")
    {
        var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(1) };
        http.DefaultRequestHeaders.Add("X-Holmes-User", user);
        return http;
    }
}
