using System.Text.Json.Nodes;
using Holmes.Notifier.Tests.Edge;

namespace Holmes.Notifier.Tests.Catalogue;

public sealed class DescriptionTests(SupervisorLog log) : IClassFixture<SupervisorLog>, IAsyncLifetime
{
    private EdgeServer edge = null!;

    public async ValueTask InitializeAsync() => edge = await EdgeServer.StartAsync(log.ConnectionString);

    public ValueTask DisposeAsync() => edge.DisposeAsync();

    [Fact]
    public async Task The_addresses_are_described()
    {
        var document = JsonNode.Parse(await edge.Http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!;

        Assert.Subset(
            document["paths"]!.AsObject().Select(path => path.Key).ToHashSet(),
            new HashSet<string> { "/agui", "/api/executions/{id}/stream", "/asyncapi.json" });
    }

    [Fact]
    public async Task The_messages_are_described()
    {
        var document = JsonNode.Parse(await edge.Http.GetStringAsync("/asyncapi.json", TestContext.Current.CancellationToken))!;

        Assert.Equal("holmes.start-execution.v1", (string?)document["channels"]!["StartExecution"]!["address"]);
    }

    [Fact]
    public async Task The_browsable_description_needs_nothing_from_elsewhere()
    {
        var page = await edge.Http.GetStringAsync("/docs", TestContext.Current.CancellationToken);

        Assert.DoesNotContain("//fonts.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("//proxy.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("//cdn.", page, StringComparison.Ordinal);
    }
}
