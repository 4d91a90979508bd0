using System.Globalization;

namespace Holmes.Learning.Beliefs;

/// <summary>In which plans strategies can be compared: memory learns under this name, the orchestrator looks under it.</summary>
public static class StrategyContext
{
    private const int Many = 4;

    public static string Of(string queryType, int steps, int teams) =>
        string.Create(CultureInfo.InvariantCulture, $"{queryType}|{Math.Min(steps, Many)} steps|{teams} teams");
}
