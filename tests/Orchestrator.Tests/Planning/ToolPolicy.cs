using FsCheck.Xunit;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning;
using Holmes.Orchestrator.Planning.Tools;
using Holmes.Orchestrator.Planning.Work;
using Xunit;

namespace Holmes.Orchestrator.Tests.Planning;

public sealed class ToolPolicy
{
    private static readonly ToolDescriptor Other = KnownTools.Tool("other_market", TeamNames.Search, Capabilities.MarketPrice, Gives.MarketSummary);
    private static readonly PlanningKnowledge Two = new([.. KnownTools.All, Other], null);

    [Fact]
    public void One_candidate_is_certain()
    {
        var decision = Questions.Plan("강남구 아파트 시세 알려줘").Decisions.Single();

        Assert.Equal((1.0, 1.0), (decision.Propensity, Assert.Single(decision.Candidates).Probability));
        Assert.Equal(("counted-preference", "1", 0L), (decision.Policy.Id, decision.Policy.Version, decision.Policy.BeliefPosition));
        Assert.StartsWith("sha256:", decision.Policy.ParametersHash, StringComparison.Ordinal);
    }

    [Property]
    public void Probabilities_sum_to_one_and_nobody_is_below_the_floor(long seed, byte quality)
    {
        var choice = Choose(seed, Learned(ToolNames.MarketData, quality / 255.0, 500));

        Assert.Equal(1, choice.Candidates.Sum(candidate => candidate.Probability), 5);
        Assert.All(choice.Candidates, candidate => Assert.True(candidate.Probability >= 0.01));
        Assert.Equal(choice.Propensity, choice.Candidates.Single(candidate => candidate.Tool == choice.Tool.Name).Probability);
    }

    [Fact]
    public void The_better_tool_is_drawn_as_often_as_its_probability_says()
    {
        var learned = Learned(ToolNames.MarketData, 0.9, 50);
        var choices = Enumerable.Range(0, 2000).Select(i => Choose(Draws.Seed(Guid.Empty, i, Capabilities.MarketPrice), learned)).ToList();

        var share = choices.Count(choice => choice.Tool.Name == ToolNames.MarketData) / 2000.0;

        var told = choices[0].Candidates.Single(candidate => candidate.Tool == ToolNames.MarketData).Probability;
        Assert.InRange(share, told - 0.03, told + 0.03);
        Assert.True(told > 0.9);
    }

    [Fact]
    public void A_tool_that_fails_all_the_time_is_left_out_and_it_shows()
    {
        var choice = Choose(1, new ToolPreference(IntentType.MarketInquiry, Capabilities.MarketPrice, ToolNames.MarketData, 40, 30, 0, 0, 10, 0.9, 50, 0.2));

        Assert.Equal("other_market", choice.Tool.Name);
        Assert.Equal("breakerOpen", choice.Candidates.Single(candidate => candidate.Tool == ToolNames.MarketData).Skipped);
    }

    [Fact]
    public void What_was_learned_for_another_kind_of_question_counts_for_nothing_here()
    {
        var choice = Choose(1, Learned(ToolNames.MarketData, 1, 100) with { QueryType = IntentType.LoanConsult });

        Assert.All(choice.Candidates, candidate => Assert.Equal(0.5, candidate.Mean));
    }

    [Fact]
    public void A_plan_draws_from_its_own_execution()
    {
        var chosen = Enumerable.Range(0, 40).Select(i => Planner.Plan(Questions.Command($"강남구 아파트 시세 알려줘{new string(' ', i)}?"), Two).Decisions.Single().Tool).Distinct();

        Assert.Equal(2, chosen.Count());
    }

    private static ToolChoice Choose(long seed, params ToolPreference[] learned) => new CountedPreference().Choose(new(
        Capabilities.MarketPrice,
        [.. Two.Tools.Where(tool => tool.Capability == Capabilities.MarketPrice)],
        new(IntentType.MarketInquiry, "general", ["search"]),
        new(7, learned, Questions.Asked),
        seed));

    private static ToolPreference Learned(string tool, double quality, int tries) =>
        new(IntentType.MarketInquiry, Capabilities.MarketPrice, tool, tries, tries, 0, 0, 0, quality, 50, 1);
}
