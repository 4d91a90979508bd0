using Holmes.Orchestrator.Planning;
using Xunit;

namespace Holmes.Orchestrator.Tests.Planning;

internal static class Report
{
    public static void Print(ITestOutputHelper output, string name, PlanningScore score)
    {
        output.WriteLine($"{name}: {score.Questions} questions, intent {score.Intent}, teams {score.Teams}, unneeded {score.UnneededTeam}, recall {score.ToolRecall}, precision {score.ToolPrecision}");
        foreach (var miss in score.Misses)
        {
            output.WriteLine($"  {miss.Question.Query} | {miss.Question.Intent} -> {miss.Intent.Type} {miss.Intent.Confidence} | {string.Join(',', miss.Question.Teams)} -> {string.Join(',', miss.Teams)} | {string.Join(',', miss.Tools)}");
        }
    }
}
