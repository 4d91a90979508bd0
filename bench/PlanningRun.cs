using System.CommandLine;
using System.Globalization;
using Holmes.Orchestrator.Planning;

namespace Holmes.Bench;

/// <summary>bench planning FILE: intent, teams and tools of questions whose plan is known.</summary>
internal static class PlanningRun
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "JSON: [{query, intent, teams, tools, basis}]" };
        file.AcceptExistingOnly();
        var json = new Option<string?>("--json") { Description = "Writes the results to this file." };
        var command = new Command("planning", "Measures the planner on questions whose plan is known.") { file, json };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(file)!, parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, string? json, CancellationToken cancellation)
    {
        await using var questions = file.OpenRead();
        var score = PlanningBenchmark.Score(PlanningBenchmark.Read(questions), BuiltInTools.Descriptors());
        if (json is not null)
        {
            await BenchReport<PlanningScore>.Of($"holmes bench planning {file.Name}", score).WriteAsync(json, cancellation);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            questions       {score.Questions}
            intent          {score.Intent:P1}
            teams exactly   {score.Teams:P1}
            unneeded team   {score.UnneededTeam:P1}
            tool recall     {score.ToolRecall:P1}
            tool precision  {score.ToolPrecision:P1}
            """));
        foreach (var confused in score.Confusion)
        {
            Console.WriteLine($"{confused.Expected} taken for {confused.Planned}: {confused.Count}");
        }

        return 0;
    }
}
