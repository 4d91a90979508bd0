using System.Text.Json.Nodes;
using Holmes.Contracts.Executions;
using Holmes.Notifier.Catalogue;
using Holmes.Notifier.Log;

namespace Holmes.Notifier.Tests.Catalogue;

public sealed class CatalogueTests
{
    private const string Write = "HOLMES_WRITE_DOCS";

    [Fact]
    public async Task The_list_of_messages_in_docs_is_the_one_the_contracts_give()
    {
        var file = Path.Combine(Root(), "docs", "messages.md");
        if (Environment.GetEnvironmentVariable(Write) == "1")
        {
            await File.WriteAllTextAsync(file, MessageCatalogue.Markdown(), TestContext.Current.CancellationToken);
        }

        Assert.True(
            MessageCatalogue.Markdown() == await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken),
            $"docs/messages.md is not what the contracts say now. Run this test with {Write}=1 to write it.");
    }

    [Fact]
    public void A_message_named_in_the_past_is_an_event_and_no_other_is()
    {
        Assert.All(MessageCatalogue.All.Where(message => message.Type.IsAssignableTo(typeof(IExecutionEvent))), message => Assert.True(message.IsEvent));
        Assert.Equal(
            ["AnswerDrafted", "EventsCommitted", "PersonErased", "PersonRemembered", "PlansLearned", "PreferencesLearned"],
            MessageCatalogue.All.Where(message => message.IsEvent && !message.Type.IsAssignableTo(typeof(IExecutionEvent))).Select(message => message.Type.Name).Order());
    }

    [Fact]
    public void Every_published_event_has_a_frame()
    {
        Assert.Subset(
            EventNames.Known.ToHashSet(),
            MessageCatalogue.All.Where(message => message.Type.IsAssignableTo(typeof(IExecutionEvent))).Select(message => message.Type.Name).ToHashSet());
        Assert.All(EventNames.Known, name => Assert.Equal(name, EventNames.OfStored(EventNames.Stored(name))));
        Assert.Equal("step_reopened", EventNames.FrameType("StepReopened"));
    }

    [Fact]
    public void Everything_the_document_refers_to_is_in_it()
    {
        var document = AsyncApi.Document();

        Assert.Equal("3.0.0", (string?)document["asyncapi"]);
        Assert.All(References(document), reference => Assert.NotNull(reference[2..].Split('/').Aggregate((JsonNode?)document, Child)));
    }

    [Fact]
    public void A_schema_says_what_must_be_there_and_which_values_there_are()
    {
        var schemas = AsyncApi.Document()["components"]!["schemas"]!;
        var start = schemas["StartExecution"]!;

        Assert.Equal(["executionId", "query"], start["required"]!.AsArray().Select(name => (string?)name));
        Assert.Equal("uuid", (string?)start["properties"]!["executionId"]!["format"]);
        Assert.Contains("LEGAL_CONSULT", schemas["ExecutionPlanned"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private static JsonNode? Child(JsonNode? node, string name) => node switch
    {
        JsonArray items => items[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)],
        _ => node?[name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)],
    };

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject properties => properties.SelectMany(property =>
            property is { Key: "$ref", Value: JsonValue reference } ? [(string)reference!] : References(property.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Holmes.slnx")))
        {
            at = at.Parent ?? throw new InvalidOperationException("The repository's root was not found above the tests.");
        }

        return at.FullName;
    }
}
