using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Notifier.Tests.Edge;
using Holmes.ServiceDefaults;

namespace Holmes.Notifier.Tests.Agui;

public sealed class AguiEndpointTests(SupervisorLog log) : IClassFixture<SupervisorLog>, IAsyncLifetime
{
    private readonly Guid thread = Guid.CreateVersion7();
    private EdgeServer edge = null!;

    public async ValueTask InitializeAsync() => edge = await EdgeServer.StartAsync(log.ConnectionString);

    public ValueTask DisposeAsync() => edge.DisposeAsync();

    [Fact]
    public async Task A_run_is_an_execution_told_in_the_order_the_protocol_wants()
    {
        var running = RunAsync(Ask("r1"));
        var start = await edge.Commands.NextAsync<StartExecution>();
        Assert.Equal(("강남구 전세 시세", thread, "local"), (start.Query, start.SessionId, start.UserId));
        var version = 0;
        foreach (var one in Story.Whole(thread))
        {
            await edge.HintAsync(await log.AppendAsync(start.ExecutionId, version++, one));
        }

        var events = await running;
        AguiRules.Hold(events);
        Assert.Equal("RUN_FINISHED", events[^1].Text("type"));
        Assert.Equal("success", events[^1].GetProperty("outcome").Text("type"));
        Assert.Equal(
            "중위 전세가는 5억원입니다.\n\n## 시세\n\n표",
            string.Concat(events.Where(one => one.Text("type") == "TEXT_MESSAGE_CONTENT").Select(one => one.Text("delta"))));
        Assert.Equal(2, events.Count(one => one.Text("type") == "TOOL_CALL_RESULT")); // the retry called again
        Assert.Equal(["plan", "s1", "s1"], events.Where(one => one.Text("type") == "STEP_STARTED").Select(one => one.Text("stepName")));
        var last = events.Last(one => one.Text("type") == "ACTIVITY_DELTA").GetProperty("patch")[0];
        Assert.Equal(("replace", "/steps/1", "skipped"), (last.Text("op"), last.Text("path"), last.GetProperty("value").Text("status")));
    }

    [Fact]
    public async Task The_same_run_posted_again_is_shown_again_and_starts_nothing()
    {
        var running = RunAsync(Ask("r2"));
        var start = await edge.Commands.NextAsync<StartExecution>();
        await log.AppendAsync(start.ExecutionId, 0, Story.Whole(thread));
        var first = await running;

        var again = await RunAsync(Ask("r2"));

        Assert.Equal(first.Select(one => one.GetRawText()), again.Select(one => one.GetRawText()));
        using var other = Post(Ask("r2"), "somebody-else");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var response = await edge.Http.SendAsync(other, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        Assert.NotEqual(start.ExecutionId, (await edge.Commands.NextAsync<StartExecution>()).ExecutionId);
    }

    [Fact]
    public async Task A_question_to_the_person_ends_the_run_and_the_reply_goes_on()
    {
        var running = RunAsync(Ask("r3"));
        var start = await edge.Commands.NextAsync<StartExecution>();
        await log.AppendAsync(start.ExecutionId, 0, [Story.Started(thread), .. Story.Planned, .. Story.Asked("i1")]);
        var asked = await running;
        AguiRules.Hold(asked);
        var interrupt = asked[^1].GetProperty("outcome").GetProperty("interrupts")[0];
        Assert.Equal(("interrupt", "confirmation"), (asked[^1].GetProperty("outcome").Text("type"), interrupt.Text("reason")));
        Assert.Equal(["STATE_SNAPSHOT", "MESSAGES_SNAPSHOT"], asked.SkipLast(1).TakeLast(2).Select(one => one.Text("type")));

        var resuming = RunAsync(new
        {
            threadId = thread,
            runId = "r4",
            messages = Array.Empty<object>(),
            resume = new[] { new { interruptId = interrupt.Text("id"), status = "resolved", payload = new { decision = "approve" } } },
        });
        var reply = await edge.Commands.NextAsync<ProvideInput>();
        Assert.Equal((start.ExecutionId, "i1", InputDecision.Approve, "local"), (reply.ExecutionId, reply.InputId, reply.Decision, reply.UserId));
        await log.AppendAsync(start.ExecutionId, 9, [.. Story.Replied("i1"), .. Story.Worked, .. Story.Answered]);

        var rest = await resuming;
        AguiRules.Hold(rest);
        Assert.Equal(["RUN_STARTED", "ACTIVITY_SNAPSHOT", "CUSTOM"], rest.Take(3).Select(one => one.Text("type")));
        Assert.Equal("interrupt_resolved", rest[2].Text("name"));
        Assert.Equal("RUN_FINISHED", rest[^1].Text("type"));
    }

    [Theory]
    [InlineData("""{"threadId":"t","messages":[{"role":"user","content":"x"}]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"threadId":"t","runId":"r","messages":[]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"threadId":"t","runId":"r","messages":[{"role":"user","content":5}]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"threadId":"t","runId":"r","messages":[{"role":"user","content":"x"}],"forwardedProps":{"strategy":"x"}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"threadId":"t","runId":"r","messages":[],"resume":[{"interruptId":"x","status":"resolved"}]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"threadId":"t","runId":"r","messages":[],"resume":[{"interruptId":"0198a000-0000-7000-8000-0000000000ff:i1","status":"resolved"}]}""", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_run_is_a_problem(string body, HttpStatusCode status)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await edge.Http.PostAsync(new Uri("/agui", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    private object Ask(string run) => new
    {
        threadId = thread,
        runId = run,
        protocolVersion = "1.0",
        state = new { },
        messages = new object[] { new { id = "m1", role = "user", content = new[] { new { type = "text", text = "강남구 전세 시세" } } } },
        tools = Array.Empty<object>(),
        context = Array.Empty<object>(),
        forwardedProps = new { },
    };

    private static HttpRequestMessage Post(object input, string user = Callers.LocalUser) => new(HttpMethod.Post, "/agui")
    {
        Content = JsonContent.Create(input),
        Headers = { { Callers.LocalUserHeader, user } },
    };

    private async Task<List<JsonElement>> RunAsync(object input)
    {
        using var request = Post(input);
        using var response = await edge.Http.SendAsync(request);
        var text = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        Assert.DoesNotContain('\r', text);
        return [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(block => block.StartsWith("data: ", StringComparison.Ordinal))
            .Select(block => JsonSerializer.Deserialize<JsonElement>(block["data: ".Length..]))];
    }
}
