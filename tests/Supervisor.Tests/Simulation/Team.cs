using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Supervisor.Tests.Simulation;

/// <summary>
/// A team as it promises to behave: an effect is claimed before and recorded after, and a claim without a record, met
/// again, is reported as unknown. It can die between any two of these.
/// </summary>
internal sealed class Team(Random chance)
{
    private readonly Dictionary<Guid, Claim> claims = [];

    /// <summary>How often each effect happened: what only the world outside knows.</summary>
    public Dictionary<Guid, int> Happened { get; } = [];

    /// <returns>Partial and final reports, in order; none where it died on the way.</returns>
    public IEnumerable<ReportStep> Do(ExecuteStep step, bool faults)
    {
        var results = new List<CallResult>();
        foreach (var call in step.Calls)
        {
            if ((Script.HasEffect(call.Tool) ? Effect(call, faults) : Read(call, faults)) is not { } result)
            {
                yield break;
            }

            results.Add(result);
            if (chance.Next(3) == 0)
            {
                yield return new(step.ExecutionId, step.StepId, step.Attempt, IsFinal: false, [.. results], 50);
            }
        }

        yield return new(step.ExecutionId, step.StepId, step.Attempt, IsFinal: true, results);
    }

    private CallResult? Effect(ToolCall call, bool faults)
    {
        if (claims.TryGetValue(call.EffectKey, out var claim) && !(call.Repeat && claim.ToolCallId != call.ToolCallId))
        {
            return claim.Result is { } known
                ? known with { ToolCallId = call.ToolCallId, ReusedFrom = claim.ToolCallId }
                : Ended(call, Outcome.Unknown, new Failure(FailureClass.UnknownEffect, "claimed, and nothing more is known"));
        }

        claims[call.EffectKey] = new(call.ToolCallId, null);
        if (Dies(faults))
        {
            return null;
        }

        Happened[call.EffectKey] = Happened.GetValueOrDefault(call.EffectKey) + 1;
        if (Dies(faults))
        {
            return null;
        }

        var result = Ended(call, Outcome.Ok);
        claims[call.EffectKey] = new(call.ToolCallId, result);
        return Dies(faults) ? null : result;
    }

    private CallResult? Read(ToolCall call, bool faults) => faults ? chance.Next(12) switch
    {
        0 => null,
        1 => Ended(call, Outcome.Failed, new Failure(FailureClass.Transient, "gone", Retryable: true)),
        2 => Ended(call, Outcome.Failed, new Failure(FailureClass.Permanent, "gone for good")),
        3 => Ended(call, Outcome.Empty),
        4 => Ended(call, Outcome.Skipped) with { Missing = [new("priceWon", "가격")] },
        5 => Ended(call, Outcome.Degraded),
        _ => Ended(call, Outcome.Ok),
    } : Ended(call, Outcome.Ok);

    private bool Dies(bool faults) => faults && chance.Next(10) == 0;

    private static CallResult Ended(ToolCall call, Outcome outcome, Failure? failure = null) => new(
        call.ToolCallId, call.DecisionId, call.Tool, call.Arguments, outcome, outcome is Outcome.Ok ? 0.9 : 0, 10, "shape",
        outcome is Outcome.Ok or Outcome.Degraded ? JsonDocument.Parse($$"""{"by":"{{call.Tool}}"}""").RootElement : null, Failure: failure);

    private sealed record Claim(Guid ToolCallId, CallResult? Result);
}
