using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Notifier.Tests.Edge;

namespace Holmes.Notifier.Tests.Live;

public sealed class SocketTests(SupervisorLog log) : IClassFixture<SupervisorLog>, IAsyncLifetime
{
    private readonly Guid session = Guid.CreateVersion7();
    private readonly Guid execution = Guid.CreateVersion7();
    private EdgeServer edge = null!;

    public async ValueTask InitializeAsync()
    {
        edge = await EdgeServer.StartAsync(log.ConnectionString, ("Feeds:HeartbeatAfter", "00:00:00.500"));
        await log.AppendAsync(execution, 0, Story.Whole(session));
    }

    public ValueTask DisposeAsync() => edge.DisposeAsync();

    [Fact]
    public async Task A_frame_has_the_names_and_the_data_that_were_promised()
    {
        using var client = await SocketClient.ConnectAsync(edge, $"/ws/executions/{execution}?after=4");
        var frame = (await client.NextAsync())!.Value;

        Assert.Equal(["type", "event", "execution_id", "sequence", "timestamp", "data"], frame.EnumerateObject().Select(property => property.Name));
        Assert.Equal("tool_decision_made", frame.Text("type"));
        Assert.Equal("ToolSelected", frame.Text("event"));
        Assert.Equal(execution.ToString(), frame.Text("execution_id"));
        Assert.Equal(5, frame.Sequence());
        Assert.Equal("2026-11-22T07:00:05.123Z", frame.Text("timestamp"));
        Assert.Equal("market_data", frame.GetProperty("data").GetProperty("decision").Text("tool"));
        Assert.True(JsonElement.DeepEquals(Contracts.WireJson.ToElement(Story.Planned[3].Data), frame.GetProperty("data")));
    }

    [Fact]
    public async Task Every_todo_update_shows_all_steps_as_they_stood_then()
    {
        using var client = await SocketClient.ConnectAsync(edge, $"/ws/executions/{execution}");
        var updates = (await client.UntilAsync(19)).Where(frame => frame.Text("type") == "todo_updated").ToList();

        Assert.Equal([6, 7, 17], updates.Select(Frames.Sequence));
        Assert.Equal(["orchestrated", "pending"], Steps(updates[0]).Select(step => step.Text("status")));
        Assert.Equal(["completed", "skipped"], Steps(updates[2]).Select(step => step.Text("status")));
        var done = Steps(updates[2])[0];
        Assert.Equal(
            ["step_id", "team", "task", "status", "progress_percentage", "started_at", "completed_at", "error", "outcome"],
            done.EnumerateObject().Select(property => property.Name));
        Assert.Equal((100, "ok", "2026-11-22T07:00:10.123Z"), (done.GetProperty("progress_percentage").GetInt32(), done.Text("outcome"), done.Text("started_at")));
        Assert.Equal("필요하지 않음", Steps(updates[2])[1].Text("reason"));
    }

    [Theory]
    [InlineData("/ws/executions/0198a000-0000-7000-8000-0000000000ff", 4004)]
    [InlineData("/ws/executions/no-id", 4000)]
    [InlineData("/ws/executions/{id}?after=-1", 4000)]
    [InlineData("/ws/executions/{id}?after=abc", 4000)]
    [InlineData("/ws/executions/{id}?after=20", 4000)]
    [InlineData("/ws/sessions/no-id", 4000)]
    [InlineData("/ws/sessions/{id}?after=3", 4000)]
    public async Task What_cannot_be_followed_is_refused_with_a_code(string path, int code)
    {
        using var client = await SocketClient.ConnectAsync(edge, path.Replace("{id}", execution.ToString(), StringComparison.Ordinal));

        Assert.Null(await client.NextAsync());
        Assert.Equal(code, client.CloseCode);
    }

    [Fact]
    public async Task Nobody_sees_the_executions_of_others()
    {
        foreach (var path in new[] { $"/ws/executions/{execution}", $"/ws/sessions/{session}" })
        {
            using var other = await SocketClient.ConnectAsync(edge, path, user: "somebody-else");

            Assert.Null(await other.NextAsync());
            Assert.Equal(4003, other.CloseCode);
        }
    }

    [Fact]
    public async Task A_page_from_elsewhere_cannot_connect()
    {
        await Assert.ThrowsAsync<WebSocketException>(() =>
            SocketClient.ConnectAsync(edge, $"/ws/executions/{execution}", origin: "https://elsewhere.example"));
        using var own = await SocketClient.ConnectAsync(edge, $"/ws/executions/{execution}", origin: "http://localhost:5173");
        Assert.Equal(1, (await own.NextAsync())!.Value.Sequence());
    }

    [Fact]
    public async Task Silence_is_broken_by_heartbeats()
    {
        using var client = await SocketClient.ConnectAsync(edge, $"/ws/executions/{execution}?after=19");

        Assert.Equal("""{"type":"ping"}""", (await client.NextAsync())!.Value.GetRawText());
    }

    [Fact]
    public async Task A_session_shows_its_executions_of_yesterday_and_of_tomorrow()
    {
        using var client = await SocketClient.ConnectAsync(edge, $"/ws/sessions/{session}?after={execution}:17");
        Frames.Are(18, 19, await client.UntilAsync(19));
        var (told, untold) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        await edge.HintAsync(await log.AppendAsync(told, 0, Story.Started(session)));
        Assert.Equal(told.ToString(), Assert.Single(await client.UntilAsync(1)).Text("execution_id"));
        await log.AppendAsync(untold, 0, Story.Started(session), Story.Note(2));
        await log.AppendAsync(Guid.CreateVersion7(), 0, Story.Started(Guid.CreateVersion7()));

        var frames = await client.UntilAsync(2);
        Frames.Are(1, 2, frames);
        Assert.All(frames, frame => Assert.Equal(untold.ToString(), frame.Text("execution_id")));
    }

    [Fact]
    public async Task What_a_client_says_becomes_a_command_in_its_name()
    {
        using var client = await SocketClient.ConnectAsync(edge, $"/ws/executions/{execution}?after=19");

        await client.SayAsync("""{"type":"query","query":"월세로 바꾸면?","options":{"require_approval":true}}""");
        var start = await edge.Commands.NextAsync<StartExecution>();
        Assert.Equal(("월세로 바꾸면?", session, "local", true), (start.Query, start.SessionId, start.UserId, start.Options!.RequireApproval));
        await edge.HintAsync(await log.AppendAsync(start.ExecutionId, 0, Story.Started(session)));
        Assert.Equal(start.ExecutionId.ToString(), Assert.Single(await client.UntilAsync(1)).Text("execution_id"));

        await client.SayAsync("""{"input_id":"i1","action":"modify","value":{"steps":["s1"]},"type":"interrupt_response"}""");
        var input = await edge.Commands.NextAsync<ProvideInput>();
        Assert.Equal((execution, "i1", InputDecision.Edit, "local"), (input.ExecutionId, input.InputId, input.Decision, input.UserId));
        Assert.Equal("s1", input.Value!.Value.GetProperty("steps")[0].GetString());

        await client.SayAsync("""{"type":"todo_skip","step_id":"s2"}""");
        Assert.Equal(new SkipStep(execution, "s2", "local"), await edge.Commands.NextAsync<SkipStep>());
        await client.SayAsync("""{"type":"ack","sequence":19}""");
        await client.SayAsync("""{"type":"pause"}""");
        Assert.Equal(new PauseExecution(execution, "local"), await edge.Commands.NextAsync<PauseExecution>());
        await client.SayAsync("""{"type":"resume"}""");
        Assert.Equal(new ResumeExecution(execution, "local"), await edge.Commands.NextAsync<ResumeExecution>());
        await client.SayAsync("""{"type":"edit_step","step_id":"s2","task":"다른 일","tools":["t"],"arguments":{"t":{"gu":"마포구"}}}""");
        var edit = await edge.Commands.NextAsync<EditStep>();
        Assert.Equal((execution, "s2", "다른 일", "t", "local"), (edit.ExecutionId, edit.StepId, edit.Edit.Task, Assert.Single(edit.Edit.Tools!), edit.UserId));
        Assert.Equal("마포구", edit.Edit.Arguments!["t"].GetProperty("gu").GetString());
        await client.SayAsync("""{"type":"edit_plan","skip_steps":["s2"],"order":["s3"]}""");
        var plan = await edge.Commands.NextAsync<EditPlan>();
        Assert.Equal(("s2", "s3"), (Assert.Single(plan.Edit.SkipSteps!), Assert.Single(plan.Edit.Order!)));
        var forkId = Guid.CreateVersion7();
        await client.SayAsync($$$$"""{"type":"fork","version":17,"fork_id":"{{{{forkId}}}}","changes":{"strategy":"parallel","tools":{"s1":["t"]}}}""");
        var fork = await edge.Commands.NextAsync<ForkExecution>();
        Assert.Equal((execution, forkId, 17, Strategy.Parallel, "local"), (fork.ExecutionId, fork.ForkId, fork.Version, fork.Changes!.Strategy, fork.UserId));
        Assert.Equal("t", Assert.Single(fork.Changes.Tools!["s1"]));
        await client.SayAsync($$"""{"type":"cancel","execution_id":"{{start.ExecutionId}}"}""");
        Assert.Equal(new CancelExecution(start.ExecutionId, null, "local"), await edge.Commands.NextAsync<CancelExecution>());
    }

    [Theory]
    [InlineData("not json", "malformed")]
    [InlineData("[]", "malformed")]
    [InlineData("""{"type":"shout"}""", "malformed")]
    [InlineData("""{"query":"no type"}""", "malformed")]
    [InlineData("""{"type":"query"}""", "malformed")]
    [InlineData("""{"type":"query","query":" "}""", "malformed")]
    [InlineData("""{"type":"query","query":"a\u0000b"}""", "malformed")]
    [InlineData("""{"type":"interrupt_response","input_id":"i1","action":"perhaps"}""", "malformed")]
    [InlineData("""{"type":"edit_step","step_id":"s1"}""", "malformed")]
    [InlineData("""{"type":"edit_plan"}""", "malformed")]
    [InlineData("""{"type":"fork","version":0}""", "malformed")]
    [InlineData("""{"type":"fork"}""", "malformed")]
    [InlineData("""{"type":"cancel","execution_id":"0198a000-0000-7000-8000-0000000000ff"}""", "unknown_execution")]
    public async Task What_is_not_understood_is_said_so_and_nothing_else_happens(string message, string code)
    {
        using var client = await SocketClient.ConnectAsync(edge, $"/ws/executions/{execution}?after=19");
        await client.SayAsync(message);

        var frame = (await client.NextAsync())!.Value;
        Assert.Equal(("error", code), (frame.Text("type"), frame.Text("code")));
        Assert.NotEmpty(frame.Text("message"));
        await client.SayAsync("""{"type":"pause"}""");
        await edge.Commands.NextAsync<PauseExecution>();
    }

    [Fact]
    public async Task Too_long_a_message_ends_the_connection()
    {
        using var client = await SocketClient.ConnectAsync(edge, $"/ws/executions/{execution}?after=19");
        await client.SayAsync(new string(' ', 20_000));

        Assert.Null(await client.NextAsync());
        Assert.Equal(1009, client.CloseCode);
    }

    [Fact]
    public async Task A_server_that_stops_says_so()
    {
        using var client = await SocketClient.ConnectAsync(edge, $"/ws/executions/{execution}");
        await client.UntilAsync(19);
        var stopping = edge.StopAsync();

        Assert.Null(await client.NextAsync());
        Assert.Equal(1001, client.CloseCode);
        await stopping;
    }

    [Fact]
    public async Task Without_a_websocket_the_address_explains_itself()
    {
        using var response = await edge.Http.GetAsync($"/ws/executions/{execution}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UpgradeRequired, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    private static List<JsonElement> Steps(JsonElement frame) =>
        [.. frame.GetProperty("data").GetProperty("execution_steps").EnumerateArray()];
}
