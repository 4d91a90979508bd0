using System.Text.Json.Nodes;

namespace Holmes.Notifier.Catalogue;

/// <summary>The bus as an AsyncAPI 3 document: commands Holmes receives, events it sends.</summary>
public static class AsyncApi
{
    /// <summary>Commands anybody may send; the others travel between the services.</summary>
    private static readonly HashSet<string> Public =
    [
        "StartExecution", "CancelExecution", "PauseExecution", "ResumeExecution", "ProvideInput", "SkipStep", "EditStep", "EditPlan", "ForkExecution", "ReportStep", "RegisterTools",
    ];

    public static JsonObject Document()
    {
        var (channels, operations, messages, schemas) = (new JsonObject(), new JsonObject(), new JsonObject(), new JsonObject());
        foreach (var message in MessageCatalogue.All)
        {
            var name = message.Type.Name;
            channels[name] = Channel(message);
            operations[(message.IsEvent ? "send" : "receive") + name] = Operation(message);
            messages[name] = Message(message);
            schemas[name] = MessageSchemas.Of(message.Type, $"#/components/schemas/{name}");
        }

        return new JsonObject
        {
            ["asyncapi"] = "3.0.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Holmes",
                ["version"] = typeof(AsyncApi).Assembly.GetName().Version!.ToString(3),
                ["description"] = "Messages are accepted in MassTransit's envelope (application/vnd.masstransit+json) or as bare JSON.",
            },
            ["defaultContentType"] = "application/json",
            ["channels"] = channels,
            ["operations"] = operations,
            ["components"] = new JsonObject { ["messages"] = messages, ["schemas"] = schemas },
        };
    }

    private static JsonObject Channel(BusMessage message) => new()
    {
        ["address"] = message.Exchange,
        ["messages"] = new JsonObject { [message.Type.Name] = Reference($"#/components/messages/{message.Type.Name}") },
        ["bindings"] = new JsonObject
        {
            ["amqp"] = new JsonObject
            {
                ["is"] = "routingKey",
                ["exchange"] = new JsonObject
                {
                    ["name"] = message.Exchange,
                    ["type"] = message.Type.Name == "ExecuteStep" ? "direct" : "fanout", // steps go to the team they are for
                    ["durable"] = true,
                    ["autoDelete"] = false,
                },
                ["bindingVersion"] = "0.3.0",
            },
        },
    };

    private static JsonObject Operation(BusMessage message) => new()
    {
        ["action"] = message.IsEvent ? "send" : "receive",
        ["channel"] = Reference($"#/channels/{message.Type.Name}"),
        ["messages"] = new JsonArray(Reference($"#/channels/{message.Type.Name}/messages/{message.Type.Name}")),
        ["tags"] = new JsonArray(new JsonObject
        {
            ["name"] = message.IsEvent ? "event" : Public.Contains(message.Type.Name) ? "command" : "internal command",
        }),
    };

    private static JsonObject Message(BusMessage message)
    {
        var described = new JsonObject
        {
            ["name"] = message.Urn,
            ["title"] = message.Type.Name,
            ["contentType"] = "application/json",
            ["payload"] = Reference($"#/components/schemas/{message.Type.Name}"),
            ["bindings"] = new JsonObject { ["amqp"] = new JsonObject { ["messageType"] = message.Urn, ["bindingVersion"] = "0.3.0" } },
        };
        if (message.Summary.Length > 0)
        {
            described["summary"] = message.Summary;
        }

        return described;
    }

    private static JsonObject Reference(string to) => new() { ["$ref"] = to };
}
