using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Holmes.ScriptedModel;

/// <summary>Says a reply in the form of the chat completions API.</summary>
internal static class Speaker
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static async Task SpeakAsync(HttpContext http, Stage stage)
    {
        var request = await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body, cancellationToken: http.RequestAborted);
        var reply = stage.Next(request);
        if (reply is null || reply.Status != 200)
        {
            await RefuseAsync(http, reply);
            return;
        }

        if (reply.FirstDelayMs > 0)
        {
            await Task.Delay(reply.FirstDelayMs, http.RequestAborted);
        }

        if (reply.Raw is not null)
        {
            http.Response.ContentType = "text/event-stream";
            await http.Response.WriteAsync(reply.Raw);
            return;
        }

        await StreamAsync(http, request, reply);
    }

    private static async Task RefuseAsync(HttpContext http, ScriptedReply? reply)
    {
        http.Response.StatusCode = reply?.Status ?? StatusCodes.Status501NotImplemented;
        if (reply?.RetryAfter is { } pause)
        {
            http.Response.Headers.RetryAfter = pause;
        }

        await http.Response.WriteAsJsonAsync(new { error = new { message = reply is null ? "the script has no reply for this" : "scripted", type = "scripted" } });
    }

    private static async Task StreamAsync(HttpContext http, JsonElement request, ScriptedReply reply)
    {
        http.Response.ContentType = "text/event-stream";
        var text = Sees(request, reply.Needle) ? reply.Obeyed ?? "" : reply.Content;
        var chunks = text.Chunk(Math.Max(1, reply.ChunkLength)).Select(letters => new string(letters)).ToList();
        for (var at = 0; at < chunks.Count; at++)
        {
            if (at == reply.CutAfter)
            {
                await http.Response.Body.FlushAsync();
                http.Abort();
                return;
            }

            if (at == reply.EndAfter)
            {
                return;
            }

            await SayAsync(http, Chunk(request, new { role = "assistant", content = chunks[at] }, null));
            if (reply.ChunkDelayMs > 0)
            {
                await Task.Delay(reply.ChunkDelayMs, http.RequestAborted);
            }
        }

        await SayAsync(http, Chunk(request, new { }, reply.Finish));
        if (reply.Usage)
        {
            await SayAsync(http, new { id = "scripted", @object = "chat.completion.chunk", created = 1, model = request.GetProperty("model").GetString(), choices = Array.Empty<object>(), usage = new { prompt_tokens = 1000, completion_tokens = 100, total_tokens = 1100 } });
        }

        await http.Response.WriteAsync("data: [DONE]\n\n");
    }

    private static object Chunk(JsonElement request, object delta, string? finish) => new
    {
        id = "scripted",
        @object = "chat.completion.chunk",
        created = 1,
        model = request.GetProperty("model").GetString(),
        choices = new[] { new { index = 0, delta, finish_reason = finish } },
    };

    /// <summary>As gullible as can be: seen anywhere, data or not, is believed.</summary>
    private static bool Sees(JsonElement request, string? needle) => needle is not null && request.GetProperty("messages").EnumerateArray()
        .Any(message => Plain(message.GetProperty("content").ToString()).Contains(Plain(needle), StringComparison.Ordinal));

    private static string Plain(string text) => string.Concat(text.Replace("\\n", " ", StringComparison.Ordinal).Where(char.IsLetterOrDigit));

    private static async Task SayAsync(HttpContext http, object chunk)
    {
        await http.Response.WriteAsync($"data: {JsonSerializer.Serialize(chunk, Json)}\n\n");
        await http.Response.Body.FlushAsync();
    }
}
