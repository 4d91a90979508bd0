using System.Net;
using System.Text.Json;
using Holmes.Notifier.Tests.Edge;
using Holmes.ServiceDefaults;

namespace Holmes.Notifier.Tests.Live;

public sealed class StreamTests(SupervisorLog log) : IClassFixture<SupervisorLog>, IAsyncLifetime
{
    private readonly Guid execution = Guid.CreateVersion7();
    private EdgeServer edge = null!;

    public async ValueTask InitializeAsync() => edge = await EdgeServer.StartAsync(log.ConnectionString);

    public ValueTask DisposeAsync() => edge.DisposeAsync();

    [Fact]
    public async Task The_stream_holds_the_log_goes_on_live_and_ends_with_the_execution()
    {
        var whole = Story.Whole(Guid.CreateVersion7());
        await log.AppendAsync(execution, 0, whole[..9]);
        var reading = edge.Http.GetStringAsync($"/api/executions/{execution}/stream", TestContext.Current.CancellationToken);
        for (var version = 9; version < whole.Length; version++)
        {
            await edge.HintAsync(await log.AppendAsync(execution, version, whole[version]));
        }

        var text = await reading.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.DoesNotContain('\r', text);
        var events = Events(text);
        Assert.Equal(Enumerable.Range(1, 19).Select(version => $"{version}"), events.Select(one => one.Id));
        Assert.Equal(["version", "event", "occurredAt", "causationId", "data"], events[0].Data.EnumerateObject().Select(property => property.Name));
        Assert.Equal("ExecutionStarted", events[0].Data.Text("event"));
        Assert.Equal("강남구 전세 시세를 알려 주세요", events[0].Data.GetProperty("data").Text("query"));
        Assert.DoesNotContain("execution_steps", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?after=17", null, 18)]
    [InlineData("", "15", 16)]
    [InlineData("?after=3", "18", 19)]
    [InlineData("?after=19", null, 20)]
    public async Task A_stream_goes_on_where_the_reader_was(string query, string? lastEventId, int first)
    {
        await log.AppendAsync(execution, 0, Story.Whole(Guid.CreateVersion7()));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/executions/{execution}/stream{query}");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        using var response = await edge.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            Enumerable.Range(first, 20 - first).Select(version => $"{version}"),
            Events(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Select(one => one.Id));
    }

    [Theory]
    [InlineData("?after=x", "local", HttpStatusCode.BadRequest)]
    [InlineData("?after=20", "local", HttpStatusCode.BadRequest)]
    [InlineData("", "somebody-else", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_streamed_is_a_problem(string query, string user, HttpStatusCode status)
    {
        await log.AppendAsync(execution, 0, Story.Whole(Guid.CreateVersion7()));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/executions/{execution}/stream{query}");
        request.Headers.Add(Callers.LocalUserHeader, user);
        using var response = await edge.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    private static List<(string Id, JsonElement Data)> Events(string text) => [.. text
        .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
        .Where(block => !block.StartsWith(':'))
        .Select(block => block.Split('\n'))
        .Select(lines => (lines[0]["id: ".Length..], JsonSerializer.Deserialize<JsonElement>(lines[1]["data: ".Length..])))];
}
