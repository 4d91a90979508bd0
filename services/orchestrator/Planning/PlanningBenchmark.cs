using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;

namespace Holmes.Orchestrator.Planning;

/// <summary>A question with what should be made of it.</summary>
/// <param name="Teams">search, analysis, document; or search_team, …</param>
/// <param name="Basis">How sure the expectation is: test is ground truth.</param>
public sealed record PlanningQuestion(string Query, IntentType Intent, IReadOnlyList<string> Teams, IReadOnlyList<string> Tools, string Basis = "test");

/// <summary>How well questions were planned; all shares are 0 to 1.</summary>
/// <param name="Teams">Share with exactly the expected set of teams.</param>
/// <param name="UnneededTeam">Share with a team that was not expected.</param>
/// <param name="ToolRecall">Of the expected tools, over all questions.</param>
/// <param name="ToolPrecision">Of the planned tools, over all questions.</param>
public sealed record PlanningScore(
    int Questions,
    double Intent,
    double Teams,
    double UnneededTeam,
    double ToolRecall,
    double ToolPrecision,
    IReadOnlyList<IntentConfusion> Confusion,
    IReadOnlyList<PlanningMiss> Misses);

public sealed record IntentConfusion(IntentType Expected, IntentType Planned, int Count);

public sealed record PlanningMiss(PlanningQuestion Question, Intent Intent, IReadOnlyList<string> Teams, IReadOnlyList<string> Tools);

/// <summary>Measures the planner on questions whose plan is known.</summary>
public static class PlanningBenchmark
{
    // Any fixed moment: what is measured does not depend on it.
    private static readonly DateTimeOffset Moment = new(2026, 1, 5, 3, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<PlanningQuestion> Read(Stream json) =>
        JsonSerializer.Deserialize<IReadOnlyList<PlanningQuestion>>(json, WireJson.Options) ?? [];

    public static PlanningScore Score(IReadOnlyList<PlanningQuestion> questions, IReadOnlyList<ToolDescriptor> tools)
    {
        var planned = questions.Select(question => (Question: Plain(question), Plan: Plan(question.Query, tools))).Select(entry => new PlanningMiss(
            entry.Question,
            entry.Plan.Intent,
            [.. entry.Plan.Steps.Select(step => step.Team).Distinct().Order(StringComparer.Ordinal)],
            [.. entry.Plan.Steps.SelectMany(step => step.Calls).Select(call => call.Tool).Distinct().Order(StringComparer.Ordinal)])).ToList();
        var hits = planned.Sum(plan => plan.Tools.Intersect(plan.Question.Tools).Count());
        return new(
            planned.Count,
            Share(planned, plan => plan.Intent.Type == plan.Question.Intent),
            Share(planned, HasItsTeams),
            Share(planned, plan => plan.Teams.Except(plan.Question.Teams).Any()),
            Ratio(hits, planned.Sum(plan => plan.Question.Tools.Count)),
            Ratio(hits, planned.Sum(plan => plan.Tools.Count)),
            [.. planned.Where(plan => plan.Intent.Type != plan.Question.Intent).CountBy(plan => (plan.Question.Intent, plan.Intent.Type)).OrderBy(pair => pair.Key).Select(pair => new IntentConfusion(pair.Key.Intent, pair.Key.Type, pair.Value))],
            [.. planned.Where(plan => plan.Intent.Type != plan.Question.Intent || !HasItsTeams(plan))]);
    }

    private static RecordOrchestration Plan(string query, IReadOnlyList<ToolDescriptor> tools) =>
        Planner.Plan(new(DerivedId.From("benchmark", query), 1, query, "benchmark", Guid.Empty, Moment, new(), []), new(tools, null));

    private static PlanningQuestion Plain(PlanningQuestion question) => question with { Teams = [.. question.Teams.Select(team => team.Replace("_team", "", StringComparison.Ordinal))] };

    private static bool HasItsTeams(PlanningMiss plan) => plan.Teams.ToHashSet().SetEquals(plan.Question.Teams);

    private static double Share(List<PlanningMiss> planned, Func<PlanningMiss, bool> holds) => Ratio(planned.Count(holds), planned.Count);

    private static double Ratio(int part, int whole) => whole == 0 ? 1 : Math.Round((double)part / whole, 4);
}
