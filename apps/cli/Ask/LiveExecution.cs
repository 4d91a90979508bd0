using System.Collections.Immutable;
using System.Text.Json;
using Holmes.Cli.Http;

namespace Holmes.Cli.Ask;

/// <summary>What is shown of an execution while it runs, folded from its events.</summary>
internal sealed record LiveExecution(string Query)
{
    public string Intent { get; init; } = "";

    public string Strategy { get; init; } = "";

    public string StrategyReason { get; init; } = "";

    public ImmutableList<LiveStep> Steps { get; init; } = [];

    /// <summary>Changes of plan, questions to the person, how it ended.</summary>
    public ImmutableList<string> Notes { get; init; } = [];

    public LiveExecution After(ExecutionEvent happened)
    {
        var data = happened.Data;
        return happened.Name switch
        {
            "ExecutionPlanned" => this with
            {
                Intent = $"{data.Get("intent")?.Text("type")} ({data.Get("intent")?.Number("confidence"):P0})",
                Steps = [.. data.Items("steps").Select(LiveStep.Of)],
            },
            "StrategyDecided" when data.Get("decision") is { } decision => this with
            {
                Strategy = decision.Text("name"),
                StrategyReason = decision.Text("reasoning"),
            },
            "ToolSelected" when data.Get("decision") is { } decision =>
                Change(decision.Text("stepId"), step => step.WithTool(decision.Text("tool"), tool => tool with
                {
                    Reason = decision.Text("reasoning"),
                    Propensity = decision.Number("propensity"),
                })),
            "StepOrchestrated" when data.Get("step") is { } planned =>
                Steps.Any(step => step.Id == planned.Text("stepId")) ? this : this with { Steps = Steps.Add(LiveStep.Of(planned)) },
            "StepStarted" => Change(data.Text("stepId"), step => step with { Status = LiveStatus.Running, Error = "" }),
            "StepProgressed" => Change(data.Text("stepId"), step => step with { Percent = data.Whole("progressPercentage") }),
            "ToolCompleted" or "ToolFailed" when data.Get("call") is { } call =>
                Change(data.Text("stepId"), step => step.WithTool(call.Text("tool"), tool => tool.After(call))),
            "StepCompleted" => Change(data.Text("stepId"), step => step with
            {
                Status = LiveStatus.Done,
                Percent = 100,
                Outcome = data.Text("outcome"),
            }),
            "StepFailed" => Change(data.Text("stepId"), step => step with
            {
                Status = data.Get("retryAt") is null ? LiveStatus.Failed : LiveStatus.Waiting,
                Error = data.Get("failure")?.Text("message") ?? "",
            }),
            "StepSkipped" => Change(data.Text("stepId"), step => step with { Status = LiveStatus.Skipped, Error = data.Text("reason") }),
            "StrategyAdjusted" => Note($"계획을 고칩니다: {data.Text("reason")}"),
            "InputRequested" when AskedValues.In(happened) is { } asked => Note($"값을 기다립니다: {asked.Prompt}"),
            "InputRequested" => Note($"승인을 기다립니다: {data.Text("prompt")} (웹 페이지에서 답할 수 있습니다)"),
            "ExecutionPaused" => Note("멈추었습니다."),
            "ExecutionResumed" => Note("다시 시작합니다."),
            "ExecutionFailed" => Note($"실패했습니다: {data.Get("failure")?.Text("message")}"),
            "ExecutionCancelled" => Note($"취소되었습니다. {data.Text("reason")}"),
            _ => this,
        };
    }

    private LiveExecution Note(string note) => this with { Notes = Notes.Add(note.Trim()) };

    private LiveExecution Change(string stepId, Func<LiveStep, LiveStep> change) =>
        this with { Steps = [.. Steps.Select(step => step.Id == stepId ? change(step) : step)] };
}

internal enum LiveStatus
{
    Waiting,
    Running,
    Done,
    Failed,
    Skipped,
}

internal sealed record LiveStep(string Id, string Team, string Task)
{
    public LiveStatus Status { get; init; }

    public int Percent { get; init; }

    public string Outcome { get; init; } = "";

    public string Error { get; init; } = "";

    public ImmutableList<LiveTool> Tools { get; init; } = [];

    public static LiveStep Of(JsonElement planned) => new(planned.Text("stepId"), planned.Text("team"), planned.Text("task"));

    public LiveStep WithTool(string name, Func<LiveTool, LiveTool> change)
    {
        var at = Tools.FindIndex(tool => tool.Name == name);
        return this with { Tools = at < 0 ? Tools.Add(change(new LiveTool(name))) : Tools.SetItem(at, change(Tools[at])) };
    }
}

internal sealed record LiveTool(string Name)
{
    public string Reason { get; init; } = "";

    public double? Propensity { get; init; }

    public string Outcome { get; init; } = "";

    public int Milliseconds { get; init; }

    public string Note { get; init; } = "";

    public LiveTool After(JsonElement call) => this with
    {
        Outcome = call.Text("outcome"),
        Milliseconds = call.Whole("milliseconds"),
        Note = call.Get("failure")?.Text("message") ?? call.Text("note"),
    };
}
