using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Planning;
using Xunit;

namespace Holmes.Orchestrator.Tests.Planning;

public sealed class DevQuestions(ITestOutputHelper output)
{
    [Fact]
    public void Questions_with_known_plans_are_planned_as_known()
    {
        var file = Find("planning-queries-dev.json");
        Assert.SkipWhen(file is null, "The development data is not on this machine.");
        using var json = File.OpenRead(file);
        var questions = PlanningBenchmark.Read(json);

        foreach (var basis in questions.GroupBy(question => question.Basis))
        {
            Report.Print(output, basis.Key, PlanningBenchmark.Score([.. basis], KnownTools.All));
        }

        var known = PlanningBenchmark.Score([.. questions.Where(question => question.Basis == "test")], KnownTools.All);
        Assert.True(known.Intent >= 0.9, $"intent {known.Intent}");
        Assert.True(known.Teams >= 0.85, $"teams {known.Teams}");
        Assert.True(known.UnneededTeam <= 0.05, $"unneeded {known.UnneededTeam}");
    }

    [Fact]
    public void Questions_about_the_law_are_searched_in_the_law_and_nothing_else()
    {
        var file = Find("legal-questions-dev.json");
        Assert.SkipWhen(file is null, "The development data is not on this machine.");
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var questions = json.RootElement.EnumerateArray()
            .Select(row => new PlanningQuestion(row.GetProperty("question").GetString()!, IntentType.LegalConsult, ["search"], ["legal_search"]))
            .ToList();

        var score = PlanningBenchmark.Score(questions, KnownTools.All);

        Report.Print(output, "legal", score);
        Assert.True(score.Intent >= 0.9, $"intent {score.Intent}");
        Assert.True(score.Teams >= 0.9, $"teams {score.Teams}");
    }

    internal static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}
