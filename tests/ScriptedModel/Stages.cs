using System.Collections.Concurrent;
using System.Text.Json;

namespace Holmes.ScriptedModel;

internal sealed class Stages
{
    private readonly ConcurrentDictionary<string, Stage> stages = new();

    public Stage Of(string name) => stages.GetOrAdd(name, _ => new());
}

/// <summary>One test's script, and what was asked of it.</summary>
internal sealed class Stage
{
    private readonly Lock gate = new();
    private readonly List<JsonElement> requests = [];
    private List<ScriptedReply> left = [];

    public IReadOnlyList<JsonElement> Requests
    {
        get
        {
            lock (gate)
            {
                return [.. requests];
            }
        }
    }

    public void Write(IReadOnlyList<ScriptedReply> replies)
    {
        lock (gate)
        {
            left = [.. replies];
        }
    }

    /// <summary>The next reply that fits; null when the script has none.</summary>
    public ScriptedReply? Next(JsonElement request)
    {
        var model = request.GetProperty("model").GetString();
        var purpose = request.TryGetProperty("response_format", out var format) ? format.GetProperty("json_schema").GetProperty("name").GetString() : "answer";
        lock (gate)
        {
            requests.Add(request);
            var at = left.FindIndex(reply => (reply.Purpose ?? purpose) == purpose && (reply.Model ?? model) == model);
            if (at < 0)
            {
                return null;
            }

            var next = left[at];
            if (next.Times > 1)
            {
                left[at] = next with { Times = next.Times - 1 };
            }
            else
            {
                left.RemoveAt(at);
            }

            return next;
        }
    }
}
