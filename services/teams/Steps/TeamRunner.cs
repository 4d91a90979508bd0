using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.ServiceDefaults;
using Holmes.Teams.Tools;
using Npgsql;

namespace Holmes.Teams.Steps;

/// <summary>Does a step: calls its tools, at once, and reports each as it ends.</summary>
public sealed partial class TeamRunner(ToolCatalogue tools, ToolLimits limits, TimeProvider clock, ILogger<TeamRunner> logger)
{
    private readonly ConcurrentDictionary<(Guid, string, int), bool> underWay = new();

    /// <param name="report">Takes partial reports and, at the end, the final one.</param>
    public async Task RunAsync(ExecuteStep step, Func<ReportStep, Task> report, CancellationToken cancellation)
    {
        var key = (step.ExecutionId, step.StepId, step.Attempt);
        if (step.Deadline <= clock.GetUtcNow() || !underWay.TryAdd(key, true))
        {
            return; // nobody waits for it any more, or this process is at it already
        }

        try
        {
            using var limit = new CancellationTokenSource(step.Deadline - clock.GetUtcNow(), clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
            var open = step.Calls.Select(call => CallAsync(call, step, either.Token)).ToList();
            var ended = new List<CallResult>();
            await foreach (var call in Task.WhenEach(open).WithCancellation(CancellationToken.None))
            {
                ended.Add(await call);
                var isFinal = ended.Count == open.Count;
                await report(new ReportStep(
                    step.ExecutionId, step.StepId, step.Attempt, isFinal,
                    isFinal ? [.. ended] : [ended[^1]], // reports may overtake each other, so the last one says it all
                    100 * ended.Count / open.Count));
            }
        }
        finally
        {
            underWay.TryRemove(key, out _);
        }
    }

    private async Task<CallResult> CallAsync(ToolCall call, ExecuteStep step, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        using var activity = Telemetry.Source.StartActivity($"execute_tool {call.Tool}");
        activity?.SetTag("gen_ai.operation.name", "execute_tool").SetTag("gen_ai.tool.name", call.Tool)
            .SetTag("gen_ai.tool.call.id", call.ToolCallId);
        var result = await InvokeAsync(call, step, cancellation);
        activity?.SetTag("holmes.outcome", result.Outcome.ToString());
        if (result.Failure is { } failure)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.Message).SetTag("error.type", failure.Class.ToString());
        }

        return new CallResult(
            call.ToolCallId, call.DecisionId, call.Tool, call.Arguments, result.Outcome, result.Quality,
            (int)clock.GetElapsedTime(started).TotalMilliseconds, tools.Describe(call.Tool)?.Gives,
            result.Result, result.Sources, result.Assumptions, result.Note, result.Failure);
    }

    private async Task<ToolResult> InvokeAsync(ToolCall call, ExecuteStep step, CancellationToken cancellation)
    {
        if (tools.Find(call.Tool) is not { } tool)
        {
            return ToolResult.Failed(tools.MayCome(call.Tool)
                ? new Failure(FailureClass.Transient, $"The provider of '{call.Tool}' is not connected.", Retryable: true)
                : new Failure(FailureClass.UnknownTool, $"Team {step.Team} has no tool '{call.Tool}'."));
        }

        try
        {
            using var turn = await limits.EnterAsync(tool.Descriptor, cancellation);
            return await tool.RunAsync(
                new ToolInvocation(call.ToolCallId, call.Arguments, step.Query, step.UserId, KoreanDay.Of(step.AskedAt), step.Inputs),
                cancellation);
        }
        catch (Exception e)
        {
            LogToolFailed(logger, e, call.Tool, step.ExecutionId, step.StepId);
            return ToolResult.Failed(Classify(e));
        }
    }

    private static Failure Classify(Exception e) => e switch
    {
        OperationCanceledException => new(FailureClass.Timeout, "The tool did not end in time.", Retryable: true),
        JsonException => new(FailureClass.BadArguments, e.Message),
        NpgsqlException or TimeoutException or HttpRequestException or IOException =>
            new(FailureClass.Transient, e.Message, Retryable: true),
        _ => new(FailureClass.Crash, $"{e.GetType().Name}: {e.Message}"),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tool {Tool} failed in execution {ExecutionId}, step {StepId}.")]
    private static partial void LogToolFailed(ILogger logger, Exception exception, string tool, Guid executionId, string stepId);
}
