using System.Text.Json;
using System.Text.Json.Nodes;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Supervisor.Executions;
using Holmes.Supervisor.Executions.Audit;
using Holmes.Supervisor.Tests.Audit;
using Xunit;
using static Holmes.Supervisor.Tests.Executions.Given;

namespace Holmes.Supervisor.Tests.Releases;

/// <summary>
/// What released versions stored, under today's code. The files were captured from real runs and are never written anew;
/// the views beside them are: with UPDATE_GOLDEN=1, and only to grow.
/// </summary>
public sealed class ReleasedStreamsTests
{
    private static readonly JsonSerializerOptions Indented = new(WireJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static TheoryData<string> Names => [.. SavedStreams.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_folds_into_a_legal_execution_at_every_version(string name)
    {
        var state = Execution.NotStarted(Id);
        foreach (var saved in SavedStreams.Read(name))
        {
            Assert.Null(Legality.Violation(state, saved.Event));
            state = ExecutionFold.Evolve(state, saved.Event);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_shows_what_it_showed_then(string name)
    {
        var view = JsonSerializer.SerializeToNode(ExecutionView.Of(Id, [.. SavedStreams.Read(name).Select(saved => saved.ToFact(Id))]), WireJson.Options)!;
        var file = SavedStreams.PathOf(name, ".view.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(file, view.ToJsonString(Indented) + "\n");
        }

        AssertHolds(JsonNode.Parse(File.ReadAllText(file))!, view, "$");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Cut_off_anywhere_it_runs_to_its_end(string name)
    {
        var saved = SavedStreams.Read(name);
        foreach (var cut in saved.Where((one, i) => i + 1 == saved.Count || saved[i + 1].At != one.At)) // what was saved together is not torn
        {
            var state = saved.TakeWhile(one => one.Version <= cut.Version).Select(one => one.Event).Aggregate(Execution.NotStarted(Id), ExecutionFold.Evolve);

            var ended = RunToItsEnd(state, cut.At.AddSeconds(1));

            Assert.True(ended.IsOver, $"{name} cut at {cut.Version}: {ended.Status}");
        }
    }

    /// <summary>A person resumes and approves, teams succeed, the orchestrator plans and answers, and time passes.</summary>
    private static Execution RunToItsEnd(Execution state, DateTimeOffset now)
    {
        for (var turn = 0; state.IsOpen && turn < 200; turn++)
        {
            var decided = Next(state, now);
            if (decided.Count == 0)
            {
                now = now.AddSeconds(20);
                decided = StepDecider.Decide(state, new CheckExecution(state.Id), now);
            }

            foreach (var happened in decided)
            {
                Assert.Null(Legality.Violation(state, happened));
                state = ExecutionFold.Evolve(state, happened);
            }
        }

        return state;
    }

    private static IReadOnlyList<IStoredEvent> Next(Execution state, DateTimeOffset now) => state.Status switch
    {
        ExecutionStatus.Paused => ExecutionDecider.Decide(state, new ResumeExecution(state.Id), now),
        ExecutionStatus.AwaitingInput => InputDecider.Decide(state, new ProvideInput(state.Id, state.Inputs[0].InputId, InputDecision.Approve), now),
        _ => Outstanding.Of(state).Select(outgoing => Answer(state, outgoing.Message, now)).FirstOrDefault() ?? [],
    };

    private static IReadOnlyList<IStoredEvent> Answer(Execution state, object message, DateTimeOffset now) => message switch
    {
        OrchestrateExecution { Round: 1 } asked => OrchestrationDecider.Decide(state, Orchestration(Strategy.Parallel, AStep("s1")) with { Round = asked.Round }, now),
        OrchestrateExecution asked => OrchestrationDecider.Decide(state, Repair(asked.Round), now),
        ExecuteStep step => StepDecider.Decide(
            state,
            new ReportStep(state.Id, step.StepId, step.Attempt, IsFinal: true, [.. step.Calls.Select(call => new CallResult(
                call.ToolCallId, call.DecisionId, call.Tool, call.Arguments, Outcome.Ok, 0.9, 5, "shape", Json("{}")))]),
            now),
        ComposeAnswer => ExecutionDecider.Decide(state, new RecordAnswer(state.Id, AnAnswer)),
        _ => throw new InvalidOperationException($"{message}"),
    };

    /// <summary>Everything that was there is there and the same; more may be there.</summary>
    private static void AssertHolds(JsonNode? then, JsonNode? today, string path)
    {
        switch (then)
        {
            case JsonObject fields:
                Assert.True(today is JsonObject, path);
                foreach (var (name, value) in fields)
                {
                    AssertHolds(value, today![name], $"{path}.{name}");
                }

                break;
            case JsonArray items:
                Assert.True(today is JsonArray array && array.Count == items.Count, path);
                for (var i = 0; i < items.Count; i++)
                {
                    AssertHolds(items[i], today![i], $"{path}[{i}]");
                }

                break;
            default:
                Assert.True(JsonNode.DeepEquals(then, today), $"{path} was {then?.ToJsonString()} and is {today?.ToJsonString()}");
                break;
        }
    }
}
