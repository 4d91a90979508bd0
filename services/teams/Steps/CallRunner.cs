using System.Diagnostics;
using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.ServiceDefaults;
using Holmes.Teams.Effects;
using Holmes.Teams.Judging;
using Holmes.Teams.Sharing;
using Holmes.Teams.Tools;
using Npgsql;

namespace Holmes.Teams.Steps;

/// <summary>Makes one call: shares what only reads, claims what has an effect, and says how it ended whatever happens.</summary>
public sealed partial class CallRunner(
    ToolCatalogue tools, ToolLimits limits, SharedResults shared, EffectRunner effects, TimeProvider clock, ILogger<CallRunner> logger)
{
    /// <summary>How long a tool that was told to stop may take to say how it ended.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <param name="data">The state of the data; without it nothing is shared.</param>
    public async Task<CallResult> CallAsync(
        ToolCall call, ExecuteStep step, DataVersion? data, IProgress<ToolProgress> progress, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        using var activity = Telemetry.Source.StartActivity($"execute_tool {call.Tool}");
        activity?.SetTag("gen_ai.operation.name", "execute_tool").SetTag("gen_ai.tool.name", call.Tool)
            .SetTag("gen_ai.tool.call.id", call.ToolCallId);
        var (result, ranAs) = await TryAsync(call, step, data, progress, cancellation);
        Guid? reusedFrom = ranAs == call.ToolCallId ? null : ranAs;
        activity?.SetTag("holmes.outcome", result.Outcome.ToString()).SetTag("holmes.reused_from", reusedFrom);
        if (result.Failure is { } failure)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.Message).SetTag("error.type", failure.Class.ToString());
        }

        return new CallResult(
            call.ToolCallId, call.DecisionId, call.Tool, call.Arguments, result.Outcome, result.Quality,
            (int)clock.GetElapsedTime(started).TotalMilliseconds, tools.Describe(call.Tool)?.Gives,
            result.Result, result.Sources, result.Assumptions, result.Note, result.Failure, reusedFrom, result.Missing);
    }

    private async Task<(ToolResult Result, Guid RanAs)> TryAsync(
        ToolCall call, ExecuteStep step, DataVersion? data, IProgress<ToolProgress> progress, CancellationToken cancellation)
    {
        if (tools.Find(call.Tool) is not { } tool)
        {
            return (ToolResult.Failed(Missing(call.Tool, step)), call.ToolCallId);
        }

        var invocation = new ToolInvocation(
            call.ToolCallId, call.Arguments, step.Query, step.UserId, KoreanDay.Of(step.AskedAt), step.Inputs, call.KeyOfEffect(), progress);
        try
        {
            if (data is not null && SharingKey.CanShare(tool.Descriptor))
            {
                return await ShareAsync(tool, invocation, step, data, cancellation);
            }

            await using var turn = await limits.EnterAsync(tool.Descriptor, cancellation);
            return tool.Descriptor.Effect is EffectClass.ReadOnly
                ? (await RunAsync(tool, invocation, cancellation), call.ToolCallId)
                : await effects.RunAsync(tool, Effect.Of(call, step), stop => RunAsync(tool, invocation, stop), cancellation);
        }
        catch (Exception e)
        {
            return (Failed(e, tool, step), call.ToolCallId);
        }
    }

    private async Task<(ToolResult Result, Guid RanAs)> ShareAsync(
        ITool tool, ToolInvocation invocation, ExecuteStep step, DataVersion data, CancellationToken cancellation)
    {
        var narrowed = SharingKey.Narrow(tool, invocation);
        var found = await shared.GetAsync(
            SharingKey.Of(tool, narrowed, data), TimeSpan.FromSeconds(tool.Descriptor.FreshnessSeconds), invocation.ToolCallId,
            async stop =>
            {
                try
                {
                    await using var turn = await limits.EnterAsync(tool.Descriptor, stop);
                    return await RunAsync(tool, narrowed, stop);
                }
                catch (Exception e)
                {
                    return Failed(e, tool, step);
                }
            },
            cancellation);
        return (found.Result, found.RanAs);
    }

    /// <summary>A tool that does not stop when it is told to is left behind; what it still does, nobody reads.</summary>
    private async Task<ToolResult> RunAsync(ITool tool, ToolInvocation invocation, CancellationToken cancellation)
    {
        var run = tool.RunAsync(invocation, cancellation);
        try
        {
            return Judgement.Of(tool.Descriptor, invocation, await run.WaitAsync(cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await ((Task)run).WaitAsync(Grace, clock, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return run.IsCompleted ? Judgement.Of(tool.Descriptor, invocation, await run) : throw new OperationCanceledException(cancellation);
        }
    }

    private ToolResult Failed(Exception e, ITool tool, ExecuteStep step)
    {
        LogToolFailed(logger, e, tool.Descriptor.Name, step.ExecutionId, step.StepId);
        return ToolResult.Failed(Classify(e));
    }

    private Failure Missing(string tool, ExecuteStep step) => tools.MayCome(tool)
        ? new(FailureClass.Transient, $"The provider of '{tool}' is not connected.", Retryable: true)
        : new(FailureClass.UnknownTool, $"Team {step.Team} has no tool '{tool}'.");

    private static Failure Classify(Exception e) => e switch
    {
        OperationCanceledException => new(FailureClass.Timeout, "The tool did not end in time.", Retryable: true),
        TimeoutException => new(FailureClass.Timeout, e.Message, Retryable: true),
        BadArgumentsException => new(FailureClass.BadArguments, e.Message),
        JsonException => new(FailureClass.MalformedOutput, e.Message, Retryable: true),
        RateLimitedException limited => new(FailureClass.RateLimited, e.Message, Retryable: true, limited.RetryAfter?.TotalSeconds),
        HttpRequestException { StatusCode: { } status } => OfStatus((int)status, e.Message),
        NpgsqlException or HttpRequestException or IOException => new(FailureClass.Transient, e.Message, Retryable: true),
        _ => new(FailureClass.Crash, $"{e.GetType().Name}: {e.Message}"),
    };

    private static Failure OfStatus(int status, string message) => status switch
    {
        429 => new(FailureClass.RateLimited, message, Retryable: true),
        408 or 425 or >= 500 => new(FailureClass.Transient, message, Retryable: true),
        _ => new(FailureClass.Permanent, message),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tool {Tool} failed in execution {ExecutionId}, step {StepId}.")]
    private static partial void LogToolFailed(ILogger logger, Exception exception, string tool, Guid executionId, string stepId);
}
