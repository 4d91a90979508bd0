using System.ComponentModel.DataAnnotations;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Supervisor.Executions;
using Xunit;
using static Holmes.Supervisor.Tests.Executions.Given;

namespace Holmes.Supervisor.Tests.Executions;

/// <summary>What a fork takes over, and what it does itself.</summary>
public sealed class ForkTests
{
    private static readonly Guid ForkId = Guid.Parse("0198f3c2-7d1e-7000-8000-00000000000f");

    [Fact]
    public void A_fork_of_a_finished_execution_is_answered_from_its_log_and_calls_nothing()
    {
        var source = Finished();
        var fork = Fork(source, version: source.Count);

        Assert.True(fork.AwaitsAnswer);
        Assert.All(fork.Steps, step => Assert.All(step.Calls, call => Assert.NotNull(call.ReusedFrom)));
        Assert.Equal(
            source.Select(fact => fact.Data).OfType<ToolCompleted>().Select(e => (Guid?)e.Call.ToolCallId),
            fork.Steps.SelectMany(step => step.Calls).Select(call => call.ReusedFrom));
    }

    [Fact]
    public void It_says_where_it_comes_from_before_anything_else()
    {
        var events = ForkDecider.Decide(Execution.NotStarted(ForkId), Accepted(Finished(), 9), Noon);

        Assert.Equal((Id, 9), (((ExecutionStarted)events[0]).ForkedFrom!.ExecutionId, ((ExecutionStarted)events[0]).ForkedFrom!.Version));
        Assert.Equal(
            [typeof(ExecutionStarted), typeof(ResultsInherited), typeof(OrchestrationStarted), typeof(ExecutionPlanned)],
            events.Take(4).Select(e => e.GetType()));
        Assert.Empty(ForkDecider.Decide(events.Aggregate(Execution.NotStarted(ForkId), ExecutionFold.Evolve), Accepted(Finished(), 9), Noon));
    }

    [Fact]
    public void Only_what_differs_runs_and_what_reads_of_it()
    {
        var source = Finished();
        var fork = Fork(source, source.Count, new ForkChanges(Tools: new Dictionary<string, IReadOnlyList<string>> { ["s1"] = ["other"] }));

        Assert.Equal((StepStatus.InProgress, StepStatus.Completed), (fork.Find("s1")!.Status, fork.Find("s3")!.Status));
        var report = new ReportStep(ForkId, "s1", 1, true, [Call("s1", 1, Outcome.Ok) with
        {
            ToolCallId = Assert.Single(Assert.IsType<ExecuteStep>(Outstanding.Of(fork).Single().Message).Calls).ToolCallId,
            Tool = "other",
            Result = Json("""{"rows":99}"""),
        }]);
        fork = After(fork, StepDecider.Decide(fork, report, Noon));

        Assert.Equal(StepStatus.InProgress, fork.Find("s2")!.Status); // it reads another result than the source's step did
    }

    [Fact]
    public void The_same_result_by_another_way_needs_no_new_reading()
    {
        var source = Finished();
        var fork = Fork(source, source.Count, new ForkChanges(Strategy: Strategy.Sequential));

        Assert.Equal((Strategy.Sequential, true), (fork.Strategy, fork.AwaitsAnswer));
    }

    [Fact]
    public void With_another_question_it_is_planned_anew_and_equal_calls_are_still_answered()
    {
        var source = Finished();
        var fork = Started(new AcceptFork(Accept() with { ExecutionId = ForkId, Query = "다른 질문" }, null, ForkSource.CallsOf(source)));
        Assert.Equal("orchestrate:1", Outstanding.Of(fork).Single().Key);

        fork = After(fork, OrchestrationDecider.Decide(
            fork, Orchestration(Strategy.Parallel, AStep("a"), AStep("b", calls: 2)) with { ExecutionId = ForkId }, Noon));

        Assert.Equal(StepStatus.Completed, fork.Find("a")!.Status);
        Assert.Equal(["tool2"], Assert.IsType<ExecuteStep>(Outstanding.Of(fork).Single().Message).Calls.Select(call => call.Tool));
    }

    [Fact]
    public void A_side_effect_that_came_after_the_version_is_not_repeated_and_not_asked_about()
    {
        var source = Facts([.. Planned(Strategy.Sequential, AStep("s1") with { NeedsApproval = true })]);
        var state = Fold(source.Select(fact => fact.Data));
        var approved = InputDecider.Decide(state, new ProvideInput(Id, "approve:s1:1", InputDecision.Approve), Noon);
        state = After(state, approved);
        var all = Facts([.. source.Select(fact => fact.Data), .. approved, .. StepDecider.Decide(state, Report("s1"), Noon)]);

        var fork = Fork(all, source.Count);

        Assert.Empty(fork.Inputs);
        Assert.True(fork.AwaitsAnswer);
    }

    [Fact]
    public void A_call_whose_end_the_source_does_not_know_keeps_the_key_of_its_effect()
    {
        var source = Facts(Planned(Strategy.Sequential, AStep("s1")));
        var there = Assert.Single(((ExecuteStep)Outstanding.Of(Fold(source.Select(fact => fact.Data))).Single().Message).Calls);

        var here = Assert.Single(((ExecuteStep)Outstanding.Of(Fork(source, source.Count)).Single().Message).Calls);

        Assert.Equal(there.EffectKey, here.EffectKey);
        Assert.NotEqual(there.ToolCallId, here.ToolCallId);
    }

    [Fact]
    public void What_failed_there_is_tried_here_as_a_call_of_its_own()
    {
        var plan = Planned(Strategy.Sequential, AStep("s1", attempts: 1));
        var source = Facts([.. plan, .. StepDecider.Decide(
            Fold(plan), Report("s1", Outcome.Failed, quality: 0, failure: new Failure(FailureClass.Permanent, "gone")), Noon)]);

        Assert.Empty(ForkSource.CallsOf(source));
        Assert.Equal(StepStatus.InProgress, Fork(source, source.Count).Find("s1")!.Status);
    }

    [Fact]
    public void A_fork_of_a_fork_is_answered_from_both_logs()
    {
        var source = Finished();
        var changed = new ForkChanges(Tools: new Dictionary<string, IReadOnlyList<string>> { ["s3"] = ["other"] });
        var events = ForkDecider.Decide(Execution.NotStarted(ForkId), Accepted(source, source.Count, changed), Noon);
        var first = events.Select((e, i) => new StoredFact(ForkId, i + 1, Noon, null, e)).ToList();

        var second = Started(new AcceptFork(Accept() with { ExecutionId = Guid.Parse("0198f3c2-7d1e-7000-8000-0000000000ff") }, ForkSource.PlanOf(source), ForkSource.CallsOf(first)));

        Assert.True(second.AwaitsAnswer);
    }

    [Fact]
    public void As_of_a_version_before_the_plan_it_is_planned_again() => Assert.Null(ForkSource.PlanOf(Finished()[..2]));

    [Fact]
    public void A_step_the_person_left_out_stays_out()
    {
        var plan = Planned(Strategy.Parallel, AStep("s1"), AStep("s2"));
        var source = Facts([.. plan, .. ExecutionDecider.Decide(Fold(plan), new SkipStep(Id, "s2"), Noon)]);

        Assert.Equal(StepStatus.Skipped, Fork(source, source.Count).Find("s2")!.Status);
        Assert.NotEqual(StepStatus.Skipped, Fork(source, plan.Count).Find("s2")!.Status);
    }

    [Theory]
    [InlineData("s9", "other", "changes.tools.s9")]
    [InlineData("s1", "nope", "changes.tools.s1[0]")]
    public void A_change_that_cannot_be_made_is_refused_by_the_fields_name(string step, string tool, string field)
    {
        var changes = new ForkChanges(Tools: new Dictionary<string, IReadOnlyList<string>> { [step] = [tool] });

        var refused = Assert.Throws<ValidationException>(() => ForkChoice.Apply(ForkSource.PlanOf(Finished()), changes, Tools));

        Assert.Equal([field], refused.ValidationResult.MemberNames);
    }

    [Fact]
    public void Tools_of_steps_cannot_be_chosen_for_a_plan_that_is_not_made_yet() => Assert.Throws<ValidationException>(
        () => ForkChoice.Apply(null, new ForkChanges(Tools: new Dictionary<string, IReadOnlyList<string>> { ["s1"] = ["other"] }), Tools));

    /// <summary>s2 reads s1; s3 stands alone. All three gave something, and the answer was written.</summary>
    private static List<StoredFact> Finished()
    {
        List<IStoredEvent> events = [.. Planned(Strategy.Parallel, AStep("s1"), AStep("s2", ["s1"]) with { Calls = AStep("s2", calls: 2).Calls.Skip(1).ToList() }, AStep("s3", calls: 3) with { Calls = AStep("s3", calls: 3).Calls.Skip(2).ToList() })];
        ReportStep[] reports =
        [
            Report("s1"),
            new(Id, "s2", 1, true, [Call("s2", 2, Outcome.Ok)]),
            new(Id, "s3", 1, true, [Call("s3", 3, Outcome.Ok)]),
        ];
        foreach (var report in reports)
        {
            events.AddRange(StepDecider.Decide(Fold(events), report, Noon));
        }

        events.AddRange(ExecutionDecider.Decide(Fold(events), new RecordAnswer(Id, AnAnswer)));
        return Facts(events);
    }

    private static List<StoredFact> Facts(IEnumerable<IStoredEvent> events) =>
        [.. events.Select((e, i) => new StoredFact(Id, i + 1, Noon, null, e))];

    private static AcceptFork Accepted(List<StoredFact> source, int version, ForkChanges? changes = null) => new(
        Accept() with { ExecutionId = ForkId, ForkedFrom = new(Id, version, changes) },
        ForkChoice.Apply(ForkSource.PlanOf(source[..version]), changes ?? new(), Tools),
        ForkSource.CallsOf(source));

    private static Execution Fork(List<StoredFact> source, int version, ForkChanges? changes = null) => Started(Accepted(source, version, changes));

    private static Execution Started(AcceptFork command)
    {
        var state = Execution.NotStarted(command.Start.ExecutionId);
        return After(state, ForkDecider.Decide(state, command, Noon));
    }

    private static ToolDescriptor? Tools(string name) => name == "other"
        ? new(name, "search", "capability", "", "1", [], "shape", CostClass.Free, LatencyClass.Instant, EffectClass.ReadOnly, 0, 0, Json("{}"))
        : null;
}
