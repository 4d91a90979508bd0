using Holmes.Contracts.Executions;
using Holmes.Memory.Plans;
using Xunit;
using ExecutionCompleted = Holmes.Memory.Log.ExecutionCompleted;

namespace Holmes.Memory.Tests.Plans;

/// <summary>Which plans are remembered.</summary>
public sealed class PlanTests
{
    private static readonly Guid Id = Guid.Parse("0198f3c2-7d1e-7000-8000-000000000001");
    private static readonly Arbitration ByModel = new("a-model", "because", "sig");

    [Fact]
    public void A_plan_of_a_model_is_kept_with_its_tools_and_its_lowest_quality()
    {
        var trace = Fold(
            Given.Planned(IntentType.LegalConsult), Strategy(Contracts.Executions.Strategy.Parallel), new Log.ToolSelected(Given.Selected("d", IntentType.LegalConsult, "legal_search").Decision),
            new Log.OrchestrationCompleted(1, ByModel), new Log.StepCompleted(0.9), new Log.StepCompleted(0.7), new ExecutionCompleted(Outcome.Ok))!;

        Assert.Equal(("sig", 0.7, true, Contracts.Executions.Strategy.Parallel), (trace.Signature, trace.Quality, trace.IsOver, trace.Strategy));
        Assert.Equal(("legal_search", "1"), (Assert.Single(trace.Tools).Tool, trace.Tools[0].Version));
    }

    [Theory]
    [InlineData("rules")]
    [InlineData("cache")]
    public void A_plan_no_model_made_is_not_kept(string decidedBy) =>
        Assert.Null(Fold(Given.Planned(IntentType.LegalConsult), new Log.OrchestrationCompleted(1, ByModel with { DecidedBy = decidedBy }), new Log.StepCompleted(1)));

    [Fact]
    public void A_plan_of_before_there_were_arbitrations_is_not_kept() =>
        Assert.Null(Fold(Given.Planned(IntentType.LegalConsult), new Log.OrchestrationCompleted(1)));

    [Fact]
    public void A_step_that_failed_makes_the_plan_worthless() => Assert.Equal(
        0, Fold(Given.Planned(IntentType.LegalConsult), new Log.OrchestrationCompleted(1, ByModel), new Log.StepCompleted(0.9), new Log.StepFailed())!.Quality);

    [Fact]
    public void A_repair_adds_no_tools_to_the_plan() => Assert.Empty(Fold(
        Given.Planned(IntentType.LegalConsult), new Log.OrchestrationCompleted(1, ByModel), new Log.ToolSelected(Given.Selected("d", IntentType.LegalConsult, "other").Decision))!.Tools);

    private static PlanTrace? Fold(params object[] events) => events.Aggregate((PlanTrace?)null, (trace, e) => PlanProjection.Evolve(trace, Id, e));

    private static Log.StrategyDecided Strategy(Strategy name) => new(new StrategyDecision(name, 1, "because", [], new PolicyStamp("p", "1", "", 0, 0)));
}
