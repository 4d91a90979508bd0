using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts;

namespace Holmes.Chaos.Load;

/// <summary>Holmes as a stranger sees it over HTTP: what fails is asked again, with the same key.</summary>
internal sealed class HttpCaller(Func<Uri> address) : IDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(15) };

    /// <returns>The execution, or null when nobody took it.</returns>
    public async Task<Guid?> AskAsync(Scenario scenario, string user, string key, CancellationToken cancellation)
    {
        var body = JsonContent.Create(new { query = scenario.Query, options = new { scenario.Strategy, scenario.RequireApproval } }, options: WireJson.Options);
        using var response = await SendAsync(HttpMethod.Post, "api/executions", user, cancellation, body, key);
        return response is { StatusCode: HttpStatusCode.Accepted }
            ? (Guid?)(await response.Content.ReadFromJsonAsync<JsonNode>(cancellation))?["executionId"]
            : null;
    }

    public async Task ApproveAsync(Guid id, string user, CancellationToken cancellation)
    {
        using var state = await SendAsync(HttpMethod.Get, $"api/executions/{id}/events", user, cancellation);
        if (state is not { IsSuccessStatusCode: true })
        {
            return;
        }

        var events = (await state.Content.ReadFromJsonAsync<JsonNode>(cancellation))?["events"]?.AsArray() ?? [];
        if (events.LastOrDefault(e => (string?)e?["event"] == "InputRequested")?["data"]?["inputId"] is { } input)
        {
            using var _ = await SendAsync(
                HttpMethod.Post, $"api/executions/{id}/input", user, cancellation, JsonContent.Create(new { inputId = (string?)input, decision = "approve" }));
        }
    }

    public async Task<bool> IsKnownAsync(Guid id, string user, CancellationToken cancellation)
    {
        using var state = await SendAsync(HttpMethod.Get, $"api/executions/{id}", user, cancellation);
        return state is { IsSuccessStatusCode: true };
    }

    public async Task<bool> IsOverAsync(Guid id, string user, CancellationToken cancellation)
    {
        using var state = await SendAsync(HttpMethod.Get, $"api/executions/{id}", user, cancellation);
        return state is { IsSuccessStatusCode: true }
            && (string?)(await state.Content.ReadFromJsonAsync<JsonNode>(cancellation))?["status"] is "completed" or "failed" or "cancelled";
    }

    /// <param name="what">cancel, pause or resume.</param>
    public async Task ControlAsync(Guid id, string what, string user, CancellationToken cancellation)
    {
        using var _ = await SendAsync(HttpMethod.Post, $"api/executions/{id}/{what}", user, cancellation, JsonContent.Create(new { }));
    }

    public void Dispose() => http.Dispose();

    /// <returns>Null when nobody answered.</returns>
    private async Task<HttpResponseMessage?> SendAsync(
        HttpMethod method, string path, string user, CancellationToken cancellation, HttpContent? content = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address(), path)) { Content = content };
        request.Headers.Add("X-Holmes-User", user);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        try
        {
            return await http.SendAsync(request, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && e is HttpRequestException or OperationCanceledException or IOException or JsonException)
        {
            return null;
        }
    }
}
