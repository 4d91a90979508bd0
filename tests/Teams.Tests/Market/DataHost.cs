using System.Net.Http.Json;
using System.Text;
using Holmes.Contracts;
using Holmes.Contracts.Teams;
using Holmes.ServiceDefaults;
using Holmes.Teams.Loans;
using Holmes.Teams.Market;
using Holmes.Teams.Tools;
using Holmes.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace Holmes.Teams.Tests.Market;

/// <summary>The data tools as they run in a host: a fresh database, the first load, HTTP.</summary>
public sealed class DataHost : IAsyncLifetime
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    private readonly PostgresServer server = new();
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromMinutes(2) };
    private WebApplication? app;
    private string connectionString = "";

    public IServiceProvider Services => app!.Services;

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        connectionString = await server.NewDatabaseAsync();
        await StartAsync();
    }

    /// <summary>Stops the host and starts another on the same data, as a restart does.</summary>
    public async Task RestartAsync()
    {
        await app!.DisposeAsync();
        await StartAsync();
    }

    public async Task<ToolResult> AskAsync<TArguments>(string tool, TArguments arguments, string query = "", params CallResult[] inputs) =>
        await Services.GetServices<ITool>().Single(known => known.Descriptor.Name == tool).RunAsync(
            new(Guid.CreateVersion7(), WireJson.ToElement(arguments), query, "local", Today, inputs),
            TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PostAsync(string kind, string file, byte[] content) => client.PostAsync(
        new Uri($"/api/import/{kind}?file={Uri.EscapeDataString(file)}", UriKind.Relative), new ByteArrayContent(content), TestContext.Current.CancellationToken);

    public async Task<ImportReport> ImportAsync(string kind, string file, byte[] content)
    {
        using var response = await PostAsync(kind, file, content);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<ImportReport>(WireJson.Options, TestContext.Current.CancellationToken))!;
    }

    public Task<ImportReport> ImportAsync(string kind, string file, string content) =>
        ImportAsync(kind, file, Encoding.UTF8.GetBytes(content));

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        await server.DisposeAsync();
    }

    private async Task StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["ConnectionStrings:Postgres"] = connectionString;
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders();
        builder.AddServiceDefaults("test");
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(Today.Year, Today.Month, Today.Day, 3, 0, 0, TimeSpan.Zero)));
        builder.AddMarket();
        builder.AddLoans();
        app = builder.Build();
        app.MapMarket();
        app.MapLoans();
        await app.StartAsync();
        client.BaseAddress ??= new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }
}

internal static class Results
{
    public static T Read<T>(this ToolResult result) => WireJson.Read<T>(result.Result ?? throw new InvalidOperationException($"{result.Outcome}: {result.Note}"));
}
