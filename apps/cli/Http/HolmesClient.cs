using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Holmes.Cli.Http;

/// <summary>A running Holmes, over its HTTP interface. What goes wrong is told in words a person can act on.</summary>
internal sealed class HolmesClient : IDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HttpClient http;

    public HolmesClient(Uri server, string? user = null)
    {
        Server = server;
        http = new HttpClient { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
        if (user is not null)
        {
            http.DefaultRequestHeaders.Add("X-Holmes-User", user);
        }
    }

    public Uri Server { get; }

    public Task<JsonElement> GetAsync(string path, CancellationToken cancellation) =>
        ReadAsync(() => new HttpRequestMessage(HttpMethod.Get, path), cancellation);

    public Task<JsonElement> PostAsync(string path, object body, CancellationToken cancellation) =>
        ReadAsync(() => new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: JsonSerializerOptions.Web) }, cancellation);

    /// <returns>What the server says of it; nothing where it says nothing.</returns>
    public Task<JsonElement> DeleteAsync(string path, CancellationToken cancellation) =>
        ReadAsync(() => new HttpRequestMessage(HttpMethod.Delete, path), cancellation);

    public Task<JsonElement> UploadAsync(string path, Stream content, CancellationToken cancellation) =>
        ReadAsync(
            () =>
            {
                var body = new StreamContent(content);
                body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
                return new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
            },
            cancellation);

    /// <summary>An answer whose body is read as it comes.</summary>
    public async Task<HttpResponseMessage> OpenAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var answer = await SendAsync(request, cancellation);
        await RequireSuccessAsync(answer, cancellation);
        return answer;
    }

    public static string Pretty(JsonElement json) => JsonSerializer.Serialize(json, Readable);

    public void Dispose() => http.Dispose();

    private async Task<JsonElement> ReadAsync(Func<HttpRequestMessage> request, CancellationToken cancellation)
    {
        using var answer = await SendAsync(request(), cancellation);
        await RequireSuccessAsync(answer, cancellation);
        if (answer.StatusCode is HttpStatusCode.NoContent)
        {
            return default;
        }

        try
        {
            return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        }
        catch (JsonException)
        {
            throw new CannotContinueException($"{Server} answers, but not as Holmes does.", ExitCode.Usage);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (HttpRequestException problem)
        {
            throw new CannotContinueException(
                $"Holmes does not answer at {Server} ({problem.Message}). Start it with ./holmes up, or name another address with --server.",
                ExitCode.Usage);
        }
    }

    private static async Task RequireSuccessAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.IsSuccessStatusCode)
        {
            return;
        }

        var body = await answer.Content.ReadAsStringAsync(cancellation);
        var reason = ProblemText.Of(body) ?? $"{(int)answer.StatusCode} {answer.ReasonPhrase}";
        answer.Dispose();
        throw new RefusedException(answer.StatusCode, $"Holmes refuses: {reason}");
    }
}
