using System.Globalization;
using Holmes.Cli.Http;

namespace Holmes.Cli.Ask;

/// <summary>An execution's progress line by line, where there is no terminal to draw on.</summary>
internal static class PlainProgress
{
    public static string? Line(ExecutionEvent happened)
    {
        var data = happened.Data;
        return happened.Name switch
        {
            "ExecutionPlanned" => $"계획: {data.Get("intent")?.Text("type")}, {data.Items("steps").Count()}단계",
            "StrategyDecided" => $"전략: {data.Get("decision")?.Text("name")}",
            "ToolSelected" => $"도구 선택: {data.Get("decision")?.Text("stepId")} {data.Get("decision")?.Text("tool")}",
            "StepStarted" => $"시작: {data.Text("stepId")}",
            "ToolCompleted" or "ToolFailed" => string.Create(
                CultureInfo.InvariantCulture,
                $"도구: {data.Get("call")?.Text("tool")} {data.Get("call")?.Text("outcome")} ({data.Get("call")?.Whole("milliseconds")} ms)"),
            "StepCompleted" => $"끝: {data.Text("stepId")} {data.Text("outcome")}",
            "StepFailed" => $"실패: {data.Text("stepId")} {data.Get("failure")?.Text("message")}",
            "StepSkipped" => $"건너뜀: {data.Text("stepId")} {data.Text("reason")}",
            "StrategyAdjusted" => $"계획 수정: {data.Text("reason")}",
            "InputRequested" when AskedValues.In(happened) is { } asked => $"값 대기: {asked.Prompt}",
            "InputRequested" => $"승인 대기: {data.Text("prompt")}",
            _ => null,
        };
    }
}
