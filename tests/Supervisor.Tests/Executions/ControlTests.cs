using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Supervisor.Executions;
using Holmes.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Holmes.Supervisor.Tests.Executions.Given;
using static Holmes.Supervisor.Tests.Executions.SupervisorServer;

namespace Holmes.Supervisor.Tests.Executions;

/// <summary>What people can do to an execution, over HTTP and over the bus; the websocket says the same on the bus.</summary>
public sealed class ControlTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_execution_is_paused_resumed_and_cancelled(bool overHttp)
    {
        await using var server = await SupervisorServer.StartAsync(await postgres.NewDatabaseAsync());
        var id = await PlanAsync(server, requireApproval: false, AStep("s1"));

        await DoAsync(server, overHttp, $"/api/executions/{id}/pause", null, new PauseExecution(id));
        await server.UntilAsync(id, view => Is(view, "paused"));
        await DoAsync(server, overHttp, $"/api/executions/{id}/resume", null, new ResumeExecution(id));
        await server.UntilAsync(id, view => Is(view, "running"));
        await DoAsync(server, overHttp, $"/api/executions/{id}/cancel", null, new CancelExecution(id));
        await server.UntilAsync(id, view => Is(view, "cancelled"));

        using var late = await server.PostAsync($"/api/executions/{id}/pause");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task A_pause_that_is_delivered_again_after_its_end_is_not_another_one()
    {
        await using var server = await SupervisorServer.StartAsync(await postgres.NewDatabaseAsync());
        var id = await PlanAsync(server, requireApproval: false, AStep("s1"));
        var gate = server.Services.GetRequiredService<ExecutionGate>();
        Task<Committed> PauseAsync() => gate.PassOnceAsync(
            id, (state, now) => ExecutionDecider.Decide(state, new PauseExecution(id), now), "the same message", again: true, Cancellation);

        Assert.True((await PauseAsync()).After.IsPaused);
        await server.SayAsync(new ResumeExecution(id));
        await server.UntilAsync(id, view => Is(view, "running"));

        Assert.False((await PauseAsync()).After.IsPaused);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_plan_is_edited_approved_and_steered_step_by_step(bool overHttp)
    {
        await using var server = await SupervisorServer.StartAsync(await postgres.NewDatabaseAsync());
        var id = await PlanAsync(server, requireApproval: true, AStep("s1"), AStep("s2") with { NeedsApproval = true }, AStep("s3"), AStep("s4"));
        await server.UntilAsync(id, view => Is(view, "awaitingInput"));

        var order = new PlanEdit(Order: ["s4"]);
        await DoAsync(server, overHttp, $"/api/executions/{id}/plan", order, new EditPlan(id, order));
        await server.UntilAsync(id, view => (string?)view["steps"]![0]!["stepId"] == "s4");
        var task = new StepEdit("다른 일");
        await DoAsync(server, overHttp, $"/api/executions/{id}/steps/s3", task, new EditStep(id, "s3", task));
        await server.UntilAsync(id, view => view["steps"]!.AsArray().Any(step => (string?)step!["task"] == "다른 일"));
        await DoAsync(server, overHttp, $"/api/executions/{id}/steps/s3/skip", null, new SkipStep(id, "s3"));
        await server.UntilAsync(id, view => Step(view, "s3") == "skipped");
        await AnswerAsync(server, overHttp, id, "plan", InputDecision.Edit, """{"skipSteps":["s4"]}""");
        var running = await server.UntilAsync(id, view => Step(view, "s1") == "in_progress" && Step(view, "s4") == "skipped");

        Assert.Equal(("approve:s2:1", "s2"), ((string?)running["openInputs"]![0]!["inputId"], (string?)running["openInputs"]![0]!["stepId"]));
        await server.SayAsync(Reported(id, "s1", Outcome.Ok));
        await AnswerAsync(server, overHttp, id, "approve:s2:1", InputDecision.Approve);
        await server.UntilAsync(id, view => Step(view, "s2") == "in_progress");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_person_says_what_became_of_an_effect_nobody_knows(bool overHttp)
    {
        await using var server = await SupervisorServer.StartAsync(await postgres.NewDatabaseAsync());
        var id = await PlanAsync(server, requireApproval: false, AStep("s1"));
        await server.SayAsync(Reported(id, "s1", Outcome.Unknown));
        var asked = await server.UntilAsync(id, view => Is(view, "awaitingInput"));
        await AnswerAsync(server, overHttp, id, (string)asked["openInput"]!["inputId"]!, InputDecision.Approve);
        await server.UntilAsync(id, view => (int)view["steps"]![0]!["attempts"]! == 2);
        await server.SayAsync(Reported(id, "s1", Outcome.Unknown, attempt: 2));
        asked = await server.UntilAsync(id, view => Is(view, "awaitingInput"));

        await AnswerAsync(server, overHttp, id, (string)asked["openInput"]!["inputId"]!, InputDecision.Edit, """{"receipt":17}""");

        var told = await server.UntilAsync(id, view => Step(view, "s1") == "completed");
        Assert.Equal(["unknown", "ok"], told["steps"]![0]!["toolCalls"]!.AsArray().Select(call => (string?)call!["outcome"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_execution_is_forked_and_reuses_what_is_the_same(bool overHttp)
    {
        await using var server = await SupervisorServer.StartAsync(await postgres.NewDatabaseAsync());
        var second = AStep("s2");
        second = second with { Calls = [second.Calls[0] with { Arguments = JsonSerializer.SerializeToElement(new { other = true }) }] };
        var id = await PlanAsync(server, requireApproval: false, AStep("s1"), second);
        await server.SayAsync(Reported(id, "s1", Outcome.Ok));
        var source = await server.UntilAsync(id, view => Step(view, "s1") == "completed");
        var (version, changes) = ((long)source["version"]!, new ForkChanges(Strategy: Strategy.Sequential));

        var forkId = Guid.CreateVersion7();
        if (overHttp)
        {
            using var response = await server.PostAsync($"/api/executions/{id}/fork", new { version, changes });
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
            forkId = (Guid)(await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["executionId"]!;
        }
        else
        {
            await server.SayAsync(new ForkExecution(id, forkId, version, changes));
            await server.SayAsync(new ForkExecution(id, forkId, version, changes)); // delivered twice, it is one fork
        }

        var fork = await server.UntilAsync(forkId, view => Step(view, "s2") == "in_progress");
        Assert.Equal((id, version, "sequential"), ((Guid)fork["forkedFrom"]!["executionId"]!, (long)fork["forkedFrom"]!["version"]!, (string?)fork["strategy"]!["name"]));
        Assert.Equal((1, 1), ((int)fork["reused"]!["calls"]!, (int)fork["reused"]!["of"]!));
        Assert.Equal((Guid)source["steps"]![0]!["toolCalls"]![0]!["toolCallId"]!, (Guid)fork["steps"]![0]!["toolCalls"]![0]!["reusedFrom"]!);
        Assert.Equal(Guid.Empty, (await server.ViewAsync(id))["forkedFrom"] is null ? Guid.Empty : id);
    }

    [Fact]
    public async Task The_same_key_is_the_same_fork()
    {
        await using var server = await SupervisorServer.StartAsync(await postgres.NewDatabaseAsync());
        var id = await PlanAsync(server, requireApproval: false, AStep("s1"));

        var forks = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/executions/{id}/fork") { Content = JsonContent.Create(new { version = 2 }) };
            request.Headers.Add("Idempotency-Key", "once");
            using var response = await server.Http.SendAsync(request, Cancellation);
            return (Guid)(await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["executionId"]!;
        }));

        Assert.Equal(forks[0], forks[1]);
        Assert.NotEqual(id, forks[0]);
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        { "steps/s9", """{"task":"x"}""", "stepId" },
        { "steps/s2", "{}", "task" },
        { "steps/s2", """{"tools":["nope"]}""", "tools[0]" },
        { "steps/s2", """{"arguments":{"other":{}}}""", "arguments.other" },
        { "plan", """{"order":["s9"]}""", "order[0]" },
        { "fork", """{"version":0}""", "version" },
        { "fork", """{"version":999}""", "version" },
        { "fork", """{"version":9,"changes":{"query":" "}}""", "changes.query" },
        { "fork", """{"version":9,"changes":{"tools":{"s1":["nope"]}}}""", "changes.tools.s1[0]" },
        { "fork", """{"version":9,"changes":{"query":"새 질문","tools":{"s1":["tool1"]}}}""", "changes.tools" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_done_is_answered_with_the_fields_name(string path, string body, string field)
    {
        await using var server = await SupervisorServer.StartAsync(await postgres.NewDatabaseAsync());
        var id = await PlanAsync(server, requireApproval: false, AStep("s1"), AStep("s2", ["s1"]));

        using var response = await server.PostAsync($"/api/executions/{id}/{path}", JsonNode.Parse(body));

        var problem = await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal([field], problem!["errors"]!.AsObject().Select(error => error.Key));
        Assert.Contains(field, (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_the_callers_cannot_be_forked_or_found()
    {
        await using var server = await SupervisorServer.StartAsync(await postgres.NewDatabaseAsync());
        var (theirs, fork) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await server.SayAsync(new StartExecution(theirs, "내 질문", UserId: "lee"));
        var mine = await PlanAsync(server, requireApproval: false, AStep("s1")); // by then theirs was taken in too

        using var response = await server.PostAsync($"/api/executions/{theirs}/fork", new { version = 1 });
        await server.SayAsync(new ForkExecution(theirs, fork, 1, UserId: "kim"));
        await server.SayAsync(new CancelExecution(mine, UserId: "lee"));
        await server.SayAsync(new PauseExecution(mine));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        await server.UntilAsync(mine, view => Is(view, "paused"));
        using var found = await server.Http.GetAsync($"/api/executions/{fork}", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, found.StatusCode);
    }

    private static async Task<Guid> PlanAsync(SupervisorServer server, bool requireApproval, params PlannedStep[] steps)
    {
        using var response = await server.PostAsync("/api/executions", new { query = "강남구 시세?", options = new { requireApproval } });
        var id = (Guid)(await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["executionId"]!;
        await server.SayAsync(Orchestration(Strategy.Parallel, steps) with { ExecutionId = id });
        await server.UntilAsync(id, view => view["steps"]!.AsArray().Count == steps.Length);
        return id;
    }

    private static async Task DoAsync(SupervisorServer server, bool overHttp, string path, object? body, object message)
    {
        if (!overHttp)
        {
            await server.SayAsync(message);
            return;
        }

        using var response = await server.PostAsync(path, body);
        Assert.True(response.StatusCode is HttpStatusCode.Accepted, $"{path}: {await response.Content.ReadAsStringAsync(Cancellation)}");
    }

    private static Task AnswerAsync(SupervisorServer server, bool overHttp, Guid id, string inputId, InputDecision decision, string? value = null) =>
        DoAsync(
            server, overHttp, $"/api/executions/{id}/input",
            new { inputId, decision, value = value is null ? null : JsonNode.Parse(value) },
            new ProvideInput(id, inputId, decision, value is null ? null : Json(value)));

    private static ReportStep Reported(Guid id, string step, Outcome outcome, int attempt = 1) =>
        Report(step, outcome, attempt, failure: outcome is Outcome.Unknown ? new Failure(FailureClass.UnknownEffect, "lost") : null) with { ExecutionId = id };

    private static bool Is(JsonNode view, string status) => (string?)view["status"] == status;
}
