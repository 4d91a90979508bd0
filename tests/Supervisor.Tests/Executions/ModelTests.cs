using Holmes.Contracts.Executions;
using Holmes.Supervisor.Executions;
using Xunit;
using static Holmes.Supervisor.Tests.Executions.Given;

namespace Holmes.Supervisor.Tests.Executions;

/// <summary>What language models did and cost is part of the execution, and goes back with each further request.</summary>
public sealed class ModelTests
{
    private static readonly ModelConsultation Asked = new("plan", "a-model", "plan/1.ko", 900, 100, 0.002m, 800, ModelVerdict.Accepted, "it passed");
    private static readonly ModelConsultation NotAsked = Asked with { Verdict = ModelVerdict.Skipped, InputTokens = 0, OutputTokens = 0, Cost = 0 };
    private static readonly Arbitration ByModel = new("a-model", "the rules did not understand", "sig");

    [Fact]
    public void A_consultation_stands_before_what_was_decided_with_it() => AnExecution()
        .Given(Started(), new OrchestrationStarted(1))
        .When(state => OrchestrationDecider.Decide(
            state, Orchestration(Strategy.Sequential, AStep("s1")) with { Consulted = [Asked], Arbitration = ByModel }, Noon))
        .ThenTypes(
            typeof(ModelConsulted), typeof(ExecutionPlanned), typeof(StrategyDecided), typeof(StepOrchestrated),
            typeof(OrchestrationCompleted), typeof(ExecutionDispatched), typeof(StepStarted));

    [Fact]
    public void A_round_says_whose_proposal_it_follows() => Assert.Equal(
        ByModel,
        OrchestrationDecider.Decide(
            Fold([Started(), new OrchestrationStarted(1)]),
            Orchestration(Strategy.Sequential, AStep("s1")) with { Arbitration = ByModel }, Noon)
            .OfType<OrchestrationCompleted>().Single().Arbitration);

    [Fact]
    public void What_models_cost_is_summed_and_goes_with_the_request_for_the_answer()
    {
        var execution = AnExecution()
            .Given(Started(), new OrchestrationStarted(1))
            .When(state => OrchestrationDecider.Decide(
                state, Orchestration(Strategy.Sequential, AStep("s1")) with { Consulted = [Asked, NotAsked, Asked] }, Noon))
            .When(state => StepDecider.Decide(state, Report("s1"), Noon));

        var compose = Assert.IsType<ComposeAnswer>(Assert.Single(Outstanding.Of(execution.State)).Message);

        Assert.Equal(new ModelSpending(2, 1800, 200, 0.004m), compose.Spent);
        Assert.Equal(execution.State.Deadline, compose.Deadline);
    }

    [Fact]
    public void The_answer_comes_with_its_consultation() => AnExecution()
        .Given(Planned(Strategy.Sequential, AStep("s1")))
        .When(state => StepDecider.Decide(state, Report("s1"), Noon))
        .When(state => ExecutionDecider.Decide(state, new RecordAnswer(Id, AnAnswer, [Asked with { Purpose = "answer" }], ByModel)))
        .ThenTypes(typeof(ModelConsulted), typeof(AnswerComposed), typeof(ExecutionCompleted));

    [Fact]
    public void A_repair_that_changed_nothing_records_who_was_asked()
    {
        IReadOnlyList<IStoredEvent> broken = [.. Planned(Strategy.Sequential, AStep("s1", attempts: 1))];
        var failed = AnExecution().Given(broken).When(state => StepDecider.Decide(
            state, Report("s1", Outcome.Failed, failure: new Failure(FailureClass.Permanent, "gone")), Noon));

        failed.When(state => OrchestrationDecider.Decide(state, Repair(state.Round) with { Consulted = [Asked with { Purpose = "revise" }], Arbitration = ByModel }, Noon));

        Assert.Equal(1, failed.State.Spent?.Calls);
    }
}
