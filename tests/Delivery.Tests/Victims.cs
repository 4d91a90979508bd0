using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Holmes.LocalServers;
using Holmes.Victim;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Holmes.Delivery;

/// <summary>A service under test in this process, and its dead letters over HTTP.</summary>
internal sealed class Victims : IAsyncDisposable
{
    public const int DeliveryLimit = 5;

    private readonly WebApplication app;
    private readonly HttpClient http;
    private readonly string done;

    private Victims(WebApplication app, Uri address, string done)
    {
        this.app = app;
        this.done = done;
        http = new HttpClient { BaseAddress = address };
    }

    public IServiceProvider Services => app.Services;

    public IReadOnlyList<string> Done => File.Exists(done) ? File.ReadAllLines(done) : [];

    public static async Task<Victims> StartAsync(string postgres, string? rabbitMq, string folder)
    {
        var (address, done) = (new Uri($"http://127.0.0.1:{FreePort.Next()}/"), Path.Combine(folder, "done"));
        var app = VictimHost.Create(Arguments(address, postgres, rabbitMq, folder));
        await app.StartAsync(TestContext.Current.CancellationToken);
        var victims = new Victims(app, address, done);
        await Eventually.TrueAsync(
            async () => (await victims.http.GetAsync("health/ready", TestContext.Current.CancellationToken)).IsSuccessStatusCode,
            () => "It is not ready.");
        return victims;
    }

    /// <summary>As a process of its own, which may die.</summary>
    public static Process Process(IReadOnlyList<string> arguments)
    {
        var process = System.Diagnostics.Process.Start(new ProcessStartInfo("dotnet", [typeof(VictimHost).Assembly.Location, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_DbgEnableMiniDump"] = "0" },
        })!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    public static string[] Arguments(Uri address, string postgres, string? rabbitMq, string folder) =>
    [
        "--urls", address.ToString().TrimEnd('/'), "--ConnectionStrings:Postgres", postgres, "--ConnectionStrings:RabbitMq", rabbitMq ?? "",
        "--Victim:Done", Path.Combine(folder, "done"), "--Holmes:Data", folder, "--Logging:LogLevel:Default", "Warning", "--Bus:DeliveryLimit", $"{DeliveryLimit}",
    ];

    public void Mend() => File.WriteAllText(done + ".mended", "");

    public async Task<IReadOnlyList<JsonNode>> DeadAsync(string state = "dead") =>
        [.. (await http.GetFromJsonAsync<JsonNode>($"api/dead-letters?state={state}", TestContext.Current.CancellationToken))!["deadLetters"]!
            .AsArray().OfType<JsonNode>()];

    public async Task<IReadOnlyList<JsonNode>> WhenDeadAsync(int count)
    {
        IReadOnlyList<JsonNode> dead = [];
        await Eventually.TrueAsync(
            async () => (dead = await DeadAsync()).Count >= count, () => $"{dead.Count} of {count} are dead letters.");
        return dead;
    }

    public Task WhenDoneAsync(params IReadOnlyList<string> inputs) => Eventually.TrueAsync(
        () => Task.FromResult(inputs.All(Done.Contains)), () => $"Done is only {string.Join(',', Done)}.");

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? user = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (user is not null)
        {
            request.Headers.Add("X-Holmes-User", user);
        }

        return http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<JsonNode> JsonAsync(string path) =>
        (await http.GetFromJsonAsync<JsonNode>(path, TestContext.Current.CancellationToken))!;

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }
}
