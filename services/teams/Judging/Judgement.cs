using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Judging;

/// <summary>
/// Looks at what a tool that only reads calls a success: its shape, whether there is anything in it, whether it fits what was
/// asked and can be true, and how old it is. A tool's own quality is never raised. What has an effect is left as it is, since
/// a result that is refused would not undo it.
/// </summary>
public static class Judgement
{
    /// <summary>Below what the supervisor calls poor, so that a stale result starts a repair.</summary>
    public const double Stale = 0.2;

    /// <summary>Names the assumption that a stale result carries into the answer.</summary>
    public const string StaleField = "stale";

    public static ToolResult Of(ToolDescriptor tool, ToolInvocation invocation, ToolResult result)
    {
        if (tool.Effect is not EffectClass.ReadOnly || result.Outcome is not (Outcome.Ok or Outcome.Degraded))
        {
            return result;
        }

        if (result.Result is not { } said)
        {
            return Refused(FailureClass.MalformedOutput, $"{tool.Name} says that it worked, and gave no result.");
        }

        if (ResultShapes.Problem(tool, said) is { } drift)
        {
            return Refused(FailureClass.MalformedOutput, drift);
        }

        if (Completeness.Problem(said) is { } nothing)
        {
            return Refused(FailureClass.PoorResult, $"{tool.Name}: {nothing}");
        }

        if (Plausibility.Problem(tool.Gives, invocation.Arguments, said) is { } impossible)
        {
            return Refused(FailureClass.PoorResult, $"{tool.Name}: {impossible}");
        }

        return Freshness.StaleSince(result, invocation) is { } day
            ? result with
            {
                Outcome = Outcome.Degraded,
                Quality = Math.Min(result.Quality, Stale),
                Assumptions =
                [
                    .. result.Assumptions ?? [],
                    new(StaleField, $"{day:yyyy-MM-dd} 기준", $"가장 새로운 자료가 {day:yyyy-MM-dd} 기준이어서 지금과 다를 수 있습니다."),
                ],
            }
            : result;
    }

    private static ToolResult Refused(FailureClass problem, string message) => ToolResult.Failed(new(problem, message, Retryable: true));
}
