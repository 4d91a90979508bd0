using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts;
using Holmes.LocalServers;
using Holmes.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Holmes.Supervisor.Tests.Executions;

/// <summary>The supervisor as a host runs it, on a real port and a real database, with the in-process bus; the others are the test.</summary>
internal sealed class SupervisorServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private SupervisorServer(WebApplication app, Uri address)
    {
        this.app = app;
        Http = new HttpClient { BaseAddress = address };
    }

    public HttpClient Http { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<SupervisorServer> StartAsync(string postgres, params IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var builder = WebApplication.CreateBuilder();
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = address,
            ["ConnectionStrings:Postgres"] = postgres,
            ["Logging:LogLevel:Default"] = "Error",
        });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddServiceDefaults("holmes-supervisor");
        builder.AddSupervisor();
        builder.AddBus(SupervisorModule.AddSupervisor);
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapSupervisor();
        await app.StartAsync(Cancellation);
        await app.Services.GetRequiredService<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(60));
        return new SupervisorServer(app, new Uri(address));
    }

    public IServiceProvider Services => app.Services;

    public Task SayAsync(object message) => app.Services.GetRequiredService<IBus>().Publish(message, message.GetType(), Cancellation);

    public Task<HttpResponseMessage> PostAsync(string path, object? body = null) =>
        Http.PostAsJsonAsync(path, body ?? new object(), WireJson.Options, Cancellation);

    public async Task<JsonNode> ViewAsync(Guid id, string query = "") =>
        (await Http.GetFromJsonAsync<JsonNode>($"/api/executions/{id}{query}", Cancellation))!;

    /// <summary>The execution as soon as it is as wanted.</summary>
    public async Task<JsonNode> UntilAsync(Guid id, Func<JsonNode, bool> wanted)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(30));
        JsonNode? view = null;
        try
        {
            do
            {
                using var response = await Http.GetAsync($"/api/executions/{id}", limit.Token);
                view = JsonNode.Parse(await response.Content.ReadAsStringAsync(limit.Token));
                if (response.IsSuccessStatusCode && wanted(view!))
                {
                    return view!;
                }
            }
            while (await timer.WaitForNextTickAsync(limit.Token));
        }
        catch (OperationCanceledException) when (!Cancellation.IsCancellationRequested)
        {
        }

        throw new TimeoutException($"It never came to that: {view?.ToJsonString()}");
    }

    public static string Step(JsonNode view, string stepId) =>
        (string)view["steps"]!.AsArray().Single(step => (string?)step!["stepId"] == stepId)!["status"]!;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
