using System.Text.Json.Nodes;

namespace Holmes.Notifier.Agui;

/// <summary>The messages as the client has them after what was sent: it takes them over whole at an interrupt.</summary>
internal sealed class AguiMessages(JsonArray? before)
{
    private readonly List<JsonObject> added = [];

    public void Activity(string id, string type, JsonObject content) => Put(new JsonObject
    {
        ["id"] = id,
        ["role"] = "activity",
        ["activityType"] = type,
        ["content"] = content.DeepClone(),
    });

    public bool Has(string id) => added.Exists(message => (string?)message["id"] == id);

    /// <returns>Whether the list of steps became longer.</returns>
    public bool SetStep(string activity, int at, JsonNode step)
    {
        var steps = (JsonArray)added.First(message => (string?)message["id"] == activity)["content"]!["steps"]!;
        if (at < steps.Count)
        {
            steps[at] = step;
            return false;
        }

        steps.Add(step);
        return true;
    }

    public void Call(string id, string tool, string arguments) => Put(new JsonObject
    {
        ["id"] = id,
        ["role"] = "assistant",
        ["toolCalls"] = new JsonArray(new JsonObject
        {
            ["id"] = id,
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = tool, ["arguments"] = arguments },
        }),
    });

    /// <returns>False when it was given before.</returns>
    public bool Result(string id, string call, string content) => Put(new JsonObject
    {
        ["id"] = id,
        ["role"] = "tool",
        ["toolCallId"] = call,
        ["content"] = content,
    });

    public void Text(string id, string content) =>
        Put(new JsonObject { ["id"] = id, ["role"] = "assistant", ["content"] = content });

    public JsonArray ToJson() =>
        [.. (before ?? []).Concat(added).DistinctBy(message => (string?)message!["id"]).Select(message => message!.DeepClone())];

    private bool Put(JsonObject message)
    {
        var at = added.FindIndex(known => (string?)known["id"] == (string?)message["id"]);
        if (at >= 0)
        {
            added[at] = message;
            return false;
        }

        added.Add(message);
        return true;
    }
}
