using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Supervisor.Tests.Executions;

namespace Holmes.Supervisor.Tests.Simulation;

/// <summary>What the orchestrator of a simulated world answers: plans and repairs that follow from the seed.</summary>
internal sealed class Script(int seed)
{
    public static bool HasEffect(string tool) => tool.StartsWith("send", StringComparison.Ordinal);

    public RecordOrchestration Answer(OrchestrateExecution asked)
    {
        var chance = new Random(HashCode.Combine(seed, asked.Round, 17));
        if (asked.Revise is { Remainder: { } remainder })
        {
            return Replan(asked, remainder, chance);
        }

        var steps = asked.Revise is { } revise
            ? chance.Next(3) == 0 ? [] : [Other(revise.Step, asked.Round)]
            : Plan(chance);
        var strategy = asked.Options.Strategy ?? (Strategy)chance.Next(4);
        return Given.Orchestration(strategy, [.. steps]) with { ExecutionId = asked.ExecutionId, Round = asked.Round, AdjustmentReason = "another tool" };
    }

    /// <summary>A step in place of the one given up, some that wait read it, and some are left out.</summary>
    private static RecordOrchestration Replan(OrchestrateExecution asked, PlanRemainder remainder, Random chance)
    {
        var added = new PlannedStep("n1", "search", "another way", [], [Call("read-n1")], MaxAttempts: 2, TimeoutSeconds: 10);
        var reading = remainder.Waiting.Where(_ => chance.Next(2) == 0).Select(step => step with { DependsOn = [.. step.DependsOn, "n1"] });
        IReadOnlyList<PlannedStep> steps = chance.Next(4) == 0 ? [] : [added, .. reading];
        return Given.Orchestration(Strategy.Sequential, [.. steps]) with
        {
            ExecutionId = asked.ExecutionId,
            Round = asked.Round,
            AdjustmentReason = "another way",
            LeftOut = [.. remainder.Waiting.Where(_ => chance.Next(4) == 0).Select(step => step.StepId).Except(steps.Select(step => step.StepId))],
        };
    }

    private static List<PlannedStep> Plan(Random chance)
    {
        var steps = new List<PlannedStep>();
        for (var n = 1; n <= 1 + chance.Next(5); n++)
        {
            var after = steps.Where(_ => chance.Next(3) == 0).Select(step => step.StepId).ToList();
            steps.Add(new PlannedStep(
                $"s{n}", "search", $"task {n}", after,
                [.. Enumerable.Range(1, 1 + chance.Next(2)).Select(call => Call($"{(chance.Next(4) == 0 ? "send" : "read")}{n}-{call}"))],
                Optional: chance.Next(5) == 0,
                RequiresInput: chance.Next(4) == 0,
                MaxAttempts: 1 + chance.Next(3),
                TimeoutSeconds: 5 + chance.Next(20),
                Needs: chance.Next(2) == 0 ? ["shape"] : null,
                NeedsApproval: chance.Next(4) == 0));
        }

        return steps;
    }

    private static PlannedStep Other(PlannedStep step, int round) =>
        step with { Calls = [.. step.Calls.Select(call => Call($"{call.Tool}-r{round}"))] };

    private static PlannedCall Call(string tool) => new(DerivedId.From("decision", tool), tool, JsonDocument.Parse("{}").RootElement);
}
