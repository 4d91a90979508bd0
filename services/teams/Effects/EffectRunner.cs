using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.ServiceDefaults.Crashes;
using Holmes.Teams.Leases;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Effects;

/// <summary>
/// Calls tools that change something: claims the effect before, records its result after. Who finds the claim of one who
/// died goes by the tool's effect class: again under the same key, ask first, or leave it to a person.
/// </summary>
/// <param name="point">Passed with a claim, after the effect, and with its record; only where somebody wants to know what a death there leaves.</param>
public sealed partial class EffectRunner(
    EffectClaims claims, LeaseTimes times, TimeProvider clock, ILogger<EffectRunner> logger, ICrashPoint? point = null)
{
    private const int RecordTries = 3;

    private static readonly ToolResult Doubt = new(
        Outcome.Unknown, 0,
        Failure: new(FailureClass.UnknownEffect, "The call broke off, and whether its effect happened is not known."));

    /// <param name="run">Calls the tool.</param>
    /// <returns>The result, and the call that ran for it.</returns>
    public async Task<(ToolResult Result, Guid RanAs)> RunAsync(
        ITool tool, Effect effect, Func<CancellationToken, Task<ToolResult>> run, CancellationToken cancellation)
    {
        while (true)
        {
            var claim = await ClaimAsync(effect, cancellation);
            if (claim.IsOurs)
            {
                await PassAsync("effect.claimed", effect);
                return (await RunClaimedAsync(tool, effect, run, cancellation), effect.ToolCallId);
            }

            if (claim.State is ClaimState.Done)
            {
                return (claim.Result!, claim.ToolCallId);
            }

            if (!claim.IsOver)
            {
                await Task.Delay(times.LookEvery, clock, cancellation); // its owner is at it: the result will be ours as well
            }
            else if (effect.Repeat && claim.ToolCallId != effect.ToolCallId) // of this very call's own claim a person has said nothing
            {
                await claims.DropAsync(effect, claim, cancellation);
            }
            else if (claim.State is ClaimState.Unknown)
            {
                return (Doubt, claim.ToolCallId);
            }
            else if (ClassOf(tool) is EffectClass.Once)
            {
                await claims.GiveUpAsync(effect, claim, cancellation);
            }
            else if (await claims.TakeOverAsync(effect, claim, cancellation))
            {
                LogTakenOver(logger, effect.Tool, effect.ExecutionId, effect.StepId);
                return (await FindOrRunAsync(tool, effect, run, cancellation), effect.ToolCallId);
            }
        }
    }

    /// <summary>Not broken off half-way: a claim nobody knows he has would look like an effect nobody can tell of.</summary>
    private async Task<Claim> ClaimAsync(Effect effect, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var limit = new CancellationTokenSource(times.Length, clock);
        return await claims.ClaimAsync(effect, limit.Token);
    }

    /// <summary>A tool that says it can be asked, and cannot, has to be left to a person.</summary>
    private static EffectClass ClassOf(ITool tool) =>
        tool.Descriptor.Effect is EffectClass.Queryable && tool is not IQueryableEffect ? EffectClass.Once : tool.Descriptor.Effect;

    private async Task<ToolResult> FindOrRunAsync(
        ITool tool, Effect effect, Func<CancellationToken, Task<ToolResult>> run, CancellationToken cancellation)
    {
        if (tool is not IQueryableEffect asked || ClassOf(tool) is not EffectClass.Queryable)
        {
            return await RunClaimedAsync(tool, effect, run, cancellation);
        }

        ToolResult? found;
        try
        {
            found = await asked.FindAsync(effect.Key, cancellation);
        }
        catch
        {
            await EndAsync(claims.LeaveAsync, effect);
            throw;
        }

        if (found is null)
        {
            return await RunClaimedAsync(tool, effect, run, cancellation);
        }

        await EndAsync((one, stop) => claims.RecordAsync(one, found, stop), effect);
        return found;
    }

    private async Task<ToolResult> RunClaimedAsync(
        ITool tool, Effect effect, Func<CancellationToken, Task<ToolResult>> run, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            await EndAsync(claims.FreeAsync, effect);
            cancellation.ThrowIfCancellationRequested();
        }

        ToolResult result;
        try
        {
            await PassAsync("effect.claimed", effect);
            result = await KeepAliveAsync(effect, run, cancellation);
        }
        catch (BadArgumentsException)
        {
            await EndAsync(claims.FreeAsync, effect);
            throw;
        }
        catch (Exception e) when (ClassOf(tool) is EffectClass.Once)
        {
            LogInDoubt(logger, e, effect.Tool, effect.ExecutionId, effect.StepId);
            await EndAsync(claims.DoubtAsync, effect);
            return Doubt;
        }
        catch (OperationCanceledException) when (ClassOf(tool) is EffectClass.Queryable)
        {
            throw; // it may be on its way still: nobody asks for it before the claim has run out by itself
        }
        catch
        {
            await EndAsync(claims.LeaveAsync, effect);
            throw;
        }

        await PassAsync("effect.happened", effect);
        var ended = await EndAsync(tool, effect, result);
        await PassAsync("effect.recorded", effect);
        return ended;
    }

    private Task PassAsync(string name, Effect effect) => point?.PassAsync(name, effect.ExecutionId) ?? Task.CompletedTask;

    private async Task<ToolResult> KeepAliveAsync(
        Effect effect, Func<CancellationToken, Task<ToolResult>> run, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var alive = Heartbeat.Start(
            times.RenewEvery, times.RenewEvery, clock, beat => claims.RenewAsync(effect, beat), () => _ = stop.CancelAsync(),
            e => LogNotWritten(logger, e, effect.Tool, effect.Key));
        return await run(stop.Token);
    }

    private async Task<ToolResult> EndAsync(ITool tool, Effect effect, ToolResult result)
    {
        switch (result.Outcome)
        {
            case Outcome.Failed or Outcome.Skipped:
                await EndAsync(claims.FreeAsync, effect);
                return result;
            case Outcome.Unknown when ClassOf(tool) is EffectClass.Once:
                await EndAsync(claims.DoubtAsync, effect);
                return Doubt with { Note = result.Note };
            case Outcome.Unknown: // the next attempt has the same key, or asks first
                await EndAsync(claims.LeaveAsync, effect);
                return ToolResult.Failed(new Failure(FailureClass.Transient, result.Failure?.Message ?? "The tool could not tell how it ended.", Retryable: true));
            default:
                await EndAsync((one, stop) => claims.RecordAsync(one, result, stop), effect);
                return result;
        }
    }

    /// <summary>
    /// Writes how it ended, also when nobody waits any more. Where that fails the lease runs out, and the next one finds
    /// a claim of which nothing is known: true as well.
    /// </summary>
    private async Task EndAsync(Func<Effect, CancellationToken, Task<bool>> write, Effect effect)
    {
        for (var attempt = 1; attempt <= RecordTries; attempt++)
        {
            try
            {
                using var limit = new CancellationTokenSource(times.RenewEvery, clock);
                if (!await write(effect, limit.Token))
                {
                    LogTakenAway(logger, effect.Tool, effect.Key);
                }

                return;
            }
            catch (Exception e)
            {
                LogNotWritten(logger, e, effect.Tool, effect.Key);
                await Task.Delay(times.LookEvery, clock);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An instance died over {Tool} in execution {ExecutionId}, step {StepId}; its effect is taken over.")]
    private static partial void LogTakenOver(ILogger logger, string tool, Guid executionId, string stepId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Tool} broke off in execution {ExecutionId}, step {StepId}; whether its effect happened is not known.")]
    private static partial void LogInDoubt(ILogger logger, Exception exception, string tool, Guid executionId, string stepId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The claim {EffectKey} of {Tool} was not written.")]
    private static partial void LogNotWritten(ILogger logger, Exception exception, string tool, Guid effectKey);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The claim {EffectKey} of {Tool} is somebody else's by now.")]
    private static partial void LogTakenAway(ILogger logger, string tool, Guid effectKey);
}
