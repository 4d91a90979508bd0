using System.Text.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Notifier.Live;
using Holmes.Notifier.Log;

namespace Holmes.Notifier.Agui;

/// <summary>
/// Translates an execution's events into one AG-UI run that keeps the protocol's order: what is opened is closed
/// before the run ends, nothing is opened twice, nothing follows the end.
/// </summary>
public sealed class AguiTranslation(RunAgentInput input, Guid execution)
{
    private const string Plan = "PLAN";
    private const string Planning = "plan";

    private readonly AguiMessages messages = new(input.Messages);
    private readonly Dictionary<string, string> openSteps = []; // step id to the id of its team's part of the run
    private readonly HashSet<string> calls = [];
    private readonly HashSet<string> results = [];
    private bool isPlanning;
    private readonly AguiDraft draft = new(execution);
    private JsonNode? answer;

    /// <summary>The run's last event was given.</summary>
    public bool IsOver { get; private set; }

    private string PlanId => $"plan-{execution}";

    /// <param name="todo">What earlier runs of the same execution have shown; empty for the first.</param>
    public IEnumerable<JsonObject> Start(TodoList todo)
    {
        yield return AguiEvent.Of(
            "RUN_STARTED",
            ("threadId", input.ThreadId),
            ("runId", input.RunId),
            ("parentRunId", input.ParentRunId),
            ("protocolVersion", "1.0"),
            ("metadata", new JsonObject { ["holmes"] = new JsonObject { ["executionId"] = execution.ToString() } }));
        if (todo.Items.Length > 0)
        {
            yield return PlanSnapshot(todo);
        }
    }

    /// <summary>An event of an earlier run: known, not shown again.</summary>
    public void Skip(Frame frame)
    {
        foreach (var _ in On(frame))
        {
        }

        openSteps.Clear();
        (isPlanning, IsOver) = (false, false);
    }

    public IEnumerable<JsonObject> On(Frame frame)
    {
        using var document = JsonDocument.Parse(frame.Entry.Data);
        foreach (var @event in Translate(frame, document.RootElement))
        {
            @event["timestamp"] = frame.Entry.OccurredAt.ToUnixTimeMilliseconds();
            @event["metadata"] = new JsonObject
            {
                ["holmes"] = new JsonObject { ["executionId"] = execution.ToString(), ["sequence"] = frame.Version },
            };
            yield return @event;
        }
    }

    /// <summary>A piece of the answer that is being written: no event, so it carries no sequence.</summary>
    public IEnumerable<JsonObject> On(AnswerDelta delta) => draft.On(delta);

    private IEnumerable<JsonObject> Translate(Frame frame, JsonElement data) => frame.Entry.Event switch
    {
        EventNames.ExecutionStarted => StartPlanning(),
        "ExecutionPlanned" => [PlanSnapshot(frame.Todo)],
        "ToolSelected" => Selected(frame, data.GetProperty("decision")),
        "StepsReordered" => [PlanSnapshot(frame.Todo)],
        "StepOrchestrated" or "StepEdited" or "StepSkipped" or "StepProgressed" => [PlanDelta(frame, data)],
        "OrchestrationCompleted" => [Custom(frame), .. EndPlanning()],
        "StepStarted" => [.. EndPlanning(), .. StartStep(frame, data)],
        "StepCompleted" or "StepFailed" => [.. EndStep(frame, data), PlanDelta(frame, data)],
        "ToolCompleted" or "ToolFailed" => Result(data.GetProperty("call")),
        "InputRequested" => Interrupt(frame, data),
        "AnswerComposed" => Answered(data.GetProperty("answer")),
        "ExecutionCompleted" => Finish(new JsonObject { ["type"] = "success" }, data),
        "ExecutionCancelled" => Finish(new JsonObject { ["type"] = "cancelled" }, data),
        "ExecutionFailed" => Fail(data.GetProperty("failure")),
        _ => [Custom(frame)],
    };

    private IEnumerable<JsonObject> StartPlanning()
    {
        isPlanning = true;
        yield return AguiEvent.Of("STEP_STARTED", ("stepName", Planning));
    }

    private IEnumerable<JsonObject> EndPlanning()
    {
        if (isPlanning)
        {
            isPlanning = false;
            yield return AguiEvent.Of("STEP_FINISHED", ("stepName", Planning));
        }
    }

    private JsonObject PlanSnapshot(TodoList todo)
    {
        var content = new JsonObject { ["steps"] = new JsonArray([.. todo.Items.Select(Step)]) };
        messages.Activity(PlanId, Plan, content);
        return AguiEvent.Of("ACTIVITY_SNAPSHOT", ("messageId", PlanId), ("activityType", Plan), ("content", content), ("replace", true));
    }

    private JsonObject PlanDelta(Frame frame, JsonElement data)
    {
        var stepId = (data.TryGetProperty("stepId", out var named) ? named : data.GetProperty("step").GetProperty("stepId")).GetString();
        var at = frame.Todo.Items.TakeWhile(item => item.StepId != stepId).Count();
        if (at == frame.Todo.Items.Length || !messages.Has(PlanId))
        {
            return PlanSnapshot(frame.Todo);
        }

        var isNew = messages.SetStep(PlanId, at, Step(frame.Todo.Items[at]));
        return AguiEvent.Of("ACTIVITY_DELTA", ("messageId", PlanId), ("activityType", Plan), ("patch", new JsonArray(new JsonObject
        {
            ["op"] = isNew ? "add" : "replace",
            ["path"] = $"/steps/{at}",
            ["value"] = Step(frame.Todo.Items[at]),
        })));
    }

    private IEnumerable<JsonObject> Selected(Frame frame, JsonElement decision)
    {
        yield return Custom(frame);
        foreach (var @event in Call(decision.GetProperty("decisionId").GetString()!, decision))
        {
            yield return @event;
        }
    }

    private IEnumerable<JsonObject> Call(string id, JsonElement call)
    {
        if (!calls.Add(id))
        {
            yield break;
        }

        var (tool, arguments) = (call.GetProperty("tool").GetString()!, call.GetProperty("arguments").GetRawText());
        messages.Call(id, tool, arguments);
        yield return AguiEvent.Of("TOOL_CALL_START", ("toolCallId", id), ("toolCallName", tool));
        yield return AguiEvent.Of("TOOL_CALL_ARGS", ("toolCallId", id), ("delta", arguments));
        yield return AguiEvent.Of("TOOL_CALL_END", ("toolCallId", id));
    }

    /// <summary>A decision is one call with one result; what a retry calls again is a call of its own.</summary>
    private IEnumerable<JsonObject> Result(JsonElement call)
    {
        var decision = call.GetProperty("decisionId").GetString()!;
        var id = results.Add(decision) ? decision : call.GetProperty("toolCallId").GetString()!;
        foreach (var @event in Call(id, call))
        {
            yield return @event;
        }

        var messageId = $"result-{id}";
        var content = call.GetRawText();
        if (messages.Result(messageId, id, content))
        {
            yield return AguiEvent.Of(
                "TOOL_CALL_RESULT", ("messageId", messageId), ("toolCallId", id), ("content", content), ("role", "tool"));
        }
    }

    private IEnumerable<JsonObject> StartStep(Frame frame, JsonElement data)
    {
        var stepId = data.GetProperty("stepId").GetString()!;
        foreach (var @event in CloseStep(stepId))
        {
            yield return @event;
        }

        var item = frame.Todo.Items.FirstOrDefault(item => item.StepId == stepId);
        var part = $"{execution}/{stepId}/{frame.Version}";
        openSteps.Add(stepId, part);
        yield return AguiEvent.Of("STEP_STARTED", ("stepName", stepId));
        yield return AguiEvent.Of("SUBAGENT_STARTED", ("subagentRunId", part), ("name", item?.Team ?? stepId), ("description", item?.Task));
        yield return PlanDelta(frame, data);
    }

    private IEnumerable<JsonObject> EndStep(Frame frame, JsonElement data)
    {
        var stepId = data.GetProperty("stepId").GetString()!;
        var failure = frame.Entry.Event == "StepFailed" ? data.GetProperty("failure").GetProperty("message").GetString() : null;
        return CloseStep(stepId, failure);
    }

    private IEnumerable<JsonObject> CloseStep(string stepId, string? failure = null, JsonObject? outcome = null)
    {
        if (openSteps.Remove(stepId, out var part))
        {
            yield return failure is null
                ? AguiEvent.Of("SUBAGENT_FINISHED", ("subagentRunId", part), ("outcome", outcome))
                : AguiEvent.Of("SUBAGENT_ERROR", ("subagentRunId", part), ("message", failure));
            yield return AguiEvent.Of("STEP_FINISHED", ("stepName", stepId));
        }
    }

    private List<JsonObject> Answered(JsonElement composed)
    {
        answer = Node(composed);
        var pieces = AnswerText.Pieces(WireJson.Read<Answer>(composed));
        var events = draft.Complete(pieces).ToList();
        messages.Text(draft.MessageId, string.Concat(pieces));
        return events;
    }

    private IEnumerable<JsonObject> Interrupt(Frame frame, JsonElement data)
    {
        var id = new InterruptId(execution, data.GetProperty("inputId").GetString()!);
        var isApproval = data.GetProperty("kind").GetString() == "approval";
        var interrupt = AguiInterrupt.Of(
            id, isApproval, data.GetProperty("prompt").GetString(),
            data.TryGetProperty("expiresAt", out var expires) ? expires.GetString() : null);
        foreach (var @event in CloseAll(new JsonObject { ["type"] = "suspended", ["interruptIds"] = new JsonArray(id.ToString()) }))
        {
            yield return @event;
        }

        yield return AguiEvent.Of("STATE_SNAPSHOT", ("snapshot", new JsonObject
        {
            ["executionId"] = execution.ToString(),
            ["status"] = "awaitingInput",
            ["version"] = frame.Version,
        }));
        yield return AguiEvent.Of("MESSAGES_SNAPSHOT", ("messages", messages.ToJson()));
        yield return End(AguiEvent.Of(
            "RUN_FINISHED",
            ("threadId", input.ThreadId),
            ("runId", input.RunId),
            ("outcome", new JsonObject { ["type"] = "interrupt", ["interrupts"] = new JsonArray(interrupt) })));
    }

    private IEnumerable<JsonObject> Finish(JsonObject outcome, JsonElement data)
    {
        foreach (var @event in CloseAll(null))
        {
            yield return @event;
        }

        var result = new JsonObject { ["executionId"] = execution.ToString(), ["event"] = Node(data) };
        if (answer is not null)
        {
            result["answer"] = answer.DeepClone();
        }

        yield return End(AguiEvent.Of(
            "RUN_FINISHED", ("threadId", input.ThreadId), ("runId", input.RunId), ("result", result), ("outcome", outcome)));
    }

    private IEnumerable<JsonObject> Fail(JsonElement failure)
    {
        yield return End(AguiEvent.RunError(failure.GetProperty("message").GetString()!, failure.GetProperty("class").GetString()!));
    }

    private IEnumerable<JsonObject> CloseAll(JsonObject? outcome) =>
        [.. openSteps.Keys.ToList().SelectMany(stepId => CloseStep(stepId, outcome: (JsonObject?)outcome?.DeepClone())), .. EndPlanning()];

    private JsonObject End(JsonObject last)
    {
        IsOver = true;
        return last;
    }

    private static JsonObject Custom(Frame frame) =>
        AguiEvent.Custom(EventNames.FrameType(frame.Entry.Event), JsonNode.Parse(frame.Entry.Data));

    private static JsonNode Step(TodoItem item) => JsonSerializer.SerializeToNode(item, WireJson.Options)!;

    private static JsonNode? Node(JsonElement element) => JsonNode.Parse(element.GetRawText());
}
