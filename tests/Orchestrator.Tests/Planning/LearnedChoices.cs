using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.Learning.Policies;
using Holmes.Orchestrator.Planning.Revision;
using Holmes.Orchestrator.Planning.Strategies;
using Xunit;

namespace Holmes.Orchestrator.Tests.Planning;

/// <summary>Strategies and tactics, learned with the same machinery as tools.</summary>
public sealed class LearnedChoices
{
    private const string Question = "보증금 3억인데 3억 2천으로 올려달라고 하는데 합법인가요?";

    [Fact]
    public void Until_enough_is_known_the_shape_of_the_plan_chooses()
    {
        var steps = Questions.Plan(Question).Steps;

        Assert.All(Seeds, seed => Assert.Equal(Strategy.Parallel, StrategyChoice.Choose(steps, null, Told(steps, 9, 1, 0), IntentType.LegalConsult, seed, Questions.Asked).Name));
    }

    [Fact]
    public void A_strategy_that_keeps_failing_gives_way_to_one_that_works()
    {
        var steps = Questions.Plan(Question).Steps;

        var decisions = Seeds.Select(seed => StrategyChoice.Choose(steps, null, Told(steps, 30, 0.05, 0.95), IntentType.LegalConsult, seed, Questions.Asked)).ToList();

        Assert.True(decisions.Count(decision => decision.Name == Strategy.Sequential) > 0.9 * decisions.Count);
        Assert.All(decisions, decision => Assert.Equal(1, decision.Candidates.Sum(candidate => candidate.Probability), 6));
        Assert.All(decisions, decision => Assert.Equal("hdt", decision.Policy.Id));
    }

    [Fact]
    public void What_the_person_wants_is_not_drawn()
    {
        var steps = Questions.Plan(Question).Steps;

        Assert.Equal(Strategy.Parallel, StrategyChoice.Choose(steps, Strategy.Parallel, Told(steps, 30, 0.05, 0.95), IntentType.LegalConsult, 1, Questions.Asked).Name);
    }

    [Fact]
    public void Tactics_go_down_the_ladder_until_their_outcomes_say_otherwise()
    {
        Assert.All(Seeds, seed => Assert.Equal("anotherTool", Tactic(seed, tries: 3)));
        Assert.True(Seeds.Count(seed => Tactic(seed, tries: 30) == "substitute") > 0.9 * Seeds.Length);
    }

    [Fact]
    public void A_tactic_that_cannot_be_used_is_not_among_those_chosen_from()
    {
        var (repaired, tactic) = TacticChooser.Choose<string>(
            [(Tactics.Relaxed, () => null), (Tactics.Substitute, () => "other")], Case(FailureClass.PoorResult), null, 1, Questions.Asked)!.Value;

        Assert.Equal(("other", "substitute", 1.0), (repaired, tactic.Name, tactic.Propensity));
        Assert.Null(TacticChooser.Choose<string>([(Tactics.Relaxed, () => null)], Case(FailureClass.PoorResult), null, 1, Questions.Asked));
    }

    [Fact]
    public void While_little_is_known_the_failure_most_like_this_one_says_which_tactic_works()
    {
        var (repaired, tactic) = Cold(
            Exemplar("timeout", "other_tool", "anotherTool", 0.9),
            Exemplar("timeout", "market_prices", "substitute", 0.5),
            Exemplar("permanent", "market_prices", "anotherTool", 1));

        Assert.Equal(("b", "substitute", 1.0), (repaired, tactic.Name, tactic.Propensity));
        Assert.Equal(("market_prices", 0.5), (tactic.Exemplar!.Tool, tactic.Exemplar.Quality)); // one, and on record
    }

    [Fact]
    public void A_repair_that_came_to_little_is_no_example()
    {
        var (repaired, tactic) = Cold(Exemplar("timeout", "market_prices", "substitute", 0.1));

        Assert.Equal(("a", null), (repaired, tactic.Exemplar));
    }

    private static (string Repaired, TacticChoice Tactic) Cold(params RepairExemplar[] exemplars) => TacticChooser.Choose<string>(
        [(Tactics.AnotherTool, () => "a"), (Tactics.Substitute, () => "b")], Case(FailureClass.Timeout),
        new(7, [], Questions.Asked, Exemplars: exemplars), 1, Questions.Asked)!.Value;

    private static FailedCase Case(FailureClass problem) =>
        FailedCase.Of(problem, "market.price", "market_prices", JsonElement.Parse("""{"regions":[],"months":12}"""), IntentType.MarketInquiry);

    private static RepairExemplar Exemplar(string problem, string tool, string tactic, double quality) =>
        new(problem, "market.price", tool, "months,regions", "MARKET_INQUIRY", tactic, "x", quality, 1, Guid.Empty, 5);

    private static string Tactic(long seed, int tries) => TacticChooser.Choose<string>(
        [(Tactics.AnotherTool, () => "a"), (Tactics.Substitute, () => "b")], Case(FailureClass.Timeout),
        Told("tactic", ToolPolicy.Known("anotherTool", 0.05, tries, "timeout"), ToolPolicy.Known("substitute", 0.9, tries, "timeout")), seed, Questions.Asked)!.Value.Tactic.Name;

    private static PreferencesLearned Told(IReadOnlyList<PlannedStep> steps, int tries, double parallel, double sequential)
    {
        var context = Holmes.Learning.Beliefs.StrategyContext.Of("LEGAL_CONSULT", steps.Count, steps.Select(step => step.Team).Distinct().Count());
        return Told("strategy", ToolPolicy.Known("parallel", parallel, tries, context), ToolPolicy.Known("sequential", sequential, tries, context));
    }

    private static PreferencesLearned Told(string kind, params ArmBeliefs[] arms) => new(
        7, [], Questions.Asked,
        new(new("hdt", "1", JsonDocument.Parse(Policy.Hdt.ToJson()).RootElement.GetProperty("parameters")), [new(kind, "", UserLevel: false, arms)]));

    private static long[] Seeds { get; } = [.. Enumerable.Range(0, 60).Select(i => Holmes.Orchestrator.Planning.Tools.Draws.Seed(Guid.Empty, i, "test"))];
}
