using System.Text.Json.Nodes;

namespace Holmes.Notifier.Agui;

/// <summary>A question to the person, with the shape of the reply it takes.</summary>
public static class AguiInterrupt
{
    public static JsonObject Of(InterruptId id, bool isApproval, string? prompt, string? expiresAt)
    {
        var interrupt = new JsonObject
        {
            ["id"] = id.ToString(),
            ["reason"] = isApproval ? "confirmation" : "input_required",
            ["responseSchema"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    ["decision"] = new JsonObject { ["enum"] = new JsonArray("approve", "reject", "edit") },
                    ["value"] = new JsonObject { ["description"] = "With edit: what to take instead." },
                },
                ["required"] = new JsonArray("decision"),
            },
        };
        if (prompt is not null)
        {
            interrupt["message"] = prompt;
        }

        if (expiresAt is not null)
        {
            interrupt["expiresAt"] = expiresAt;
        }

        return interrupt;
    }
}
