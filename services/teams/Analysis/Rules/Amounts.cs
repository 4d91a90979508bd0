using Holmes.Contracts.Executions;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Analysis.Rules;

/// <summary>Refuses arguments with which no calculation makes sense, before anything is calculated.</summary>
public static class Amounts
{
    /// <summary>Below a hundredth, but not nothing, a divisor would overflow; no amount or rate is that small.</summary>
    private const decimal Smallest = 0.01m;

    /// <summary>Null when all are usable.</summary>
    public static ToolResult? Problem(params ReadOnlySpan<(string Name, decimal? Value, decimal Largest)> amounts)
    {
        foreach (var (name, value, largest) in amounts)
        {
            if (value < 0 || value > largest || value is > 0 and < Smallest)
            {
                return Bad($"{name} must be 0, or from {Smallest} to {largest:0}, not {value}.");
            }
        }

        return null;
    }

    public static ToolResult Bad(string message) => ToolResult.Failed(new Failure(FailureClass.BadArguments, message));
}
