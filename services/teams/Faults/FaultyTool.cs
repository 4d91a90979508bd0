using System.Diagnostics;
using System.Net;
using Holmes.Contracts.Teams;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Faults;

/// <summary>A tool some of whose calls go wrong. Its results are not shared, so that each call has its own luck.</summary>
public sealed partial class FaultyTool(
    ITool tool, IReadOnlyDictionary<FaultKind, double> probabilities, FaultOptions options, FaultLog log, TimeProvider clock, ILogger logger) : ITool
{
    private static readonly TimeSpan SlowestAtLeast = TimeSpan.FromSeconds(1);

    public ToolDescriptor Descriptor { get; } = tool.Descriptor with { FreshnessSeconds = 0 };

    public bool ReadsQuestion => tool.ReadsQuestion;

    public Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation)
    {
        var isRehearsal = invocation.ToolCallId == Guid.Empty;
        return isRehearsal || FaultDraw.Of(options.Seed, invocation.ToolCallId, probabilities) is not { } kind ? tool.RunAsync(invocation, cancellation)
            : FaultyBody.Spoils(kind) ? SpoilAsync(kind, invocation, cancellation)
            : Happens(kind, invocation) ? FailAsync(kind, invocation, cancellation)
            : tool.RunAsync(invocation, cancellation);
    }

    /// <summary>A result with an effect stands for something that has happened, and is left alone; so is one that has nothing to spoil.</summary>
    private async Task<ToolResult> SpoilAsync(FaultKind kind, ToolInvocation invocation, CancellationToken cancellation)
    {
        var result = await tool.RunAsync(invocation, cancellation);
        return Descriptor.Effect is EffectClass.ReadOnly && FaultyBody.Of(kind, result) is { } spoilt && Happens(kind, invocation)
            ? spoilt()
            : result;
    }

    private async Task<ToolResult> FailAsync(FaultKind kind, ToolInvocation invocation, CancellationToken cancellation)
    {
        switch (kind)
        {
            case FaultKind.Timeout:
                await Task.Delay(TimeSpan.FromSeconds(options.TimeoutSeconds), clock, cancellation);
                throw new TimeoutException($"No answer within {options.TimeoutSeconds} seconds.");
            case FaultKind.RateLimited:
                throw new RateLimitedException("429 Too Many Requests", TimeSpan.FromSeconds(options.RetryAfterSeconds));
            case FaultKind.ServerError:
                throw new HttpRequestException("503 Service Unavailable", null, HttpStatusCode.ServiceUnavailable);
            case FaultKind.Gone:
                throw new HttpRequestException("410 Gone", null, HttpStatusCode.Gone);
            case FaultKind.CrashBefore:
                return await DieAsync();
            case FaultKind.CrashAfter:
                await tool.RunAsync(invocation, cancellation);
                return await DieAsync();
            default:
                var began = clock.GetTimestamp();
                var result = await tool.RunAsync(invocation, cancellation);
                var more = clock.GetElapsedTime(began) * 9;
                await Task.Delay(more > SlowestAtLeast ? more : SlowestAtLeast, clock, cancellation);
                return result;
        }
    }

    private bool Happens(FaultKind kind, ToolInvocation invocation)
    {
        if (!log.Add(new(invocation.ToolCallId, Descriptor.Name, kind)))
        {
            return false;
        }

        LogFault(logger, kind, Descriptor.Name, invocation.ToolCallId);
        return true;
    }

    /// <summary>As <c>kill -9</c> does it.</summary>
    private static async Task<ToolResult> DieAsync()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        await Task.Delay(Timeout.Infinite); // what little is left of this process does nothing more
        throw new UnreachableException();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Fault {Kind} for {Tool}, call {ToolCallId}.")]
    private static partial void LogFault(ILogger logger, FaultKind kind, string tool, Guid toolCallId);
}
