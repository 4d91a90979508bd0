namespace Holmes.Supervisor.Executions.Audit;

/// <summary>Where a tool call's outcome stands.</summary>
internal readonly record struct CallMade(Guid ToolCallId, Guid ExecutionId, long Version)
{
    /// <summary>Every place but the first at which an id stands that must stand once.</summary>
    public static IEnumerable<Violation> Repeated(IEnumerable<CallMade> calls)
    {
        var sorted = calls.ToArray();
        Array.Sort(sorted, (one, other) =>
            one.ToolCallId.CompareTo(other.ToolCallId) is not 0 and var order ? order
            : one.ExecutionId.CompareTo(other.ExecutionId) is not 0 and var next ? next
            : one.Version.CompareTo(other.Version));
        for (var i = 1; i < sorted.Length; i++)
        {
            var (before, call) = (sorted[i - 1], sorted[i]);
            if (before.ToolCallId == call.ToolCallId)
            {
                yield return new(
                    "oneCallId", call.ExecutionId, call.Version, $"tool call {call.ToolCallId} stands at {before.ExecutionId} v{before.Version} as well");
            }
        }
    }
}
