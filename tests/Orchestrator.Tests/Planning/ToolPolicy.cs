using System.Text.Json;
using FsCheck.Xunit;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Learning.Policies;
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
        Assert.Equal(("hdt", "1", 0L), (decision.Policy.Id, decision.Policy.Version, decision.Policy.BeliefPosition));
        Assert.StartsWith("sha256:", decision.Policy.ParametersHash, StringComparison.Ordinal);
    }

    [Property]
    public void Probabilities_sum_to_one_and_nobody_is_below_the_floor(long seed, byte quality)
    {
        var choice = Choose(seed, Known(ToolNames.MarketData, quality / 255.0, 30));

        Assert.Equal(1, choice.Candidates.Sum(candidate => candidate.Probability), 9);
        Assert.All(choice.Candidates, candidate => Assert.True(candidate.Probability >= 0.01));
        Assert.Equal(choice.Propensity, choice.Candidates.Single(candidate => candidate.Tool == choice.Tool.Name).Probability);
    }

    [Fact]
    public void The_better_tool_is_drawn_as_often_as_its_probability_says()
    {
        var choices = Enumerable.Range(0, 2000)
            .Select(i => Choose(Draws.Seed(Guid.Empty, i, Capabilities.MarketPrice), Known(ToolNames.MarketData, 0.9, 20), Known("other_market", 0.6, 20))).ToList();

        var share = choices.Count(choice => choice.Tool.Name == ToolNames.MarketData) / 2000.0;

        var told = choices[0].Candidates.Single(candidate => candidate.Tool == ToolNames.MarketData).Probability;
        Assert.InRange(share, told - 0.03, told + 0.03);
        Assert.True(told > 0.9, $"{told}");
    }

    [Fact]
    public void The_stamp_is_enough_to_choose_again()
    {
        var arms = new[] { Known(ToolNames.MarketData, 0.7, 9), Known("other_market", 0.6, 7) };
        var choice = Choose(77, arms);

        Assert.Equal(WireJson.ToElement(choice).GetRawText(), WireJson.ToElement(Choose(choice.Policy.Seed, arms)).GetRawText());
        Assert.Equal((7L, Policy.Hdt.ParametersHash()), (choice.Policy.BeliefPosition, choice.Policy.ParametersHash));
    }

    [Fact]
    public void A_tool_that_fails_all_the_time_is_left_to_a_probe_and_it_shows()
    {
        var choice = Choose(1, Known(ToolNames.MarketData, 0.9, 40) with { Health = 0.2, LastAt = Questions.Asked.ToUnixTimeMilliseconds() });

        var ill = choice.Candidates.Single(candidate => candidate.Tool == ToolNames.MarketData);
        Assert.Equal(("breakerOpen", 0.2, Policy.Hdt.Parameters.ProbeShare), (ill.Skipped, ill.Health, ill.Probability));
    }

    [Fact]
    public void What_was_learned_for_another_kind_of_question_is_only_where_one_starts_from()
    {
        var here = Mean(Choose(1, Known(ToolNames.MarketData, 0.9, 40)));
        var elsewhere = Choose(1, Known(ToolNames.MarketData, 0.9, 40, "LOAN_CONSULT"));

        Assert.InRange(Mean(elsewhere), 0.6, here);
        Assert.Equal(0, elsewhere.Candidates.Single(candidate => candidate.Tool == ToolNames.MarketData).Observations);
        Assert.Equal(0.5, elsewhere.Candidates.Single(candidate => candidate.Tool == "other_market").Mean);
    }

    [Fact]
    public void What_a_user_makes_of_a_tool_counts_for_that_user()
    {
        var arm = Known(ToolNames.MarketData, 0.5, 40) with { Users = [new("kim", 0.3)] };

        Assert.Equal(Mean(Choose(1, arm)) + 0.3, Mean(Choose(1, [arm], user: "kim")), 5);
    }

    [Fact]
    public void In_a_shadow_the_live_policy_decides_and_the_other_is_asked()
    {
        var choice = Choose(1, [Known(ToolNames.MarketData, 0.9, 40)], share: 0);

        Assert.Equal(("live", "hdt", "ema"), (choice.Mode, choice.Policy.Id, choice.Shadow!.Policy.Id));
        Assert.Equal(choice.Candidates.Select(candidate => candidate.Probability), choice.Shadow.Live);
        Assert.Equal(1, choice.Shadow.Probabilities.Sum(), 9);
    }

    [Fact]
    public void A_canary_decides_for_its_share_and_the_probability_is_that_of_the_mixture()
    {
        var choices = Enumerable.Range(0, 1000).Select(i => Choose(
            Draws.Seed(Guid.Empty, i, Capabilities.MarketPrice), [Known(ToolNames.MarketData, 0.9, 40)], share: 0.2, execution: Draws.Decision(Guid.Empty, i, "", "", 0))).ToList();

        Assert.InRange(choices.Count(choice => choice.Mode == "canary"), 150, 250);
        Assert.All(choices, choice => Assert.All(choice.Candidates.Index(), one => Assert.Equal(
            (0.8 * choice.Shadow!.Live[one.Index]) + (0.2 * choice.Shadow.Probabilities[one.Index]), one.Item.Probability, 6)));
        Assert.Equal(["ema"], choices.Where(choice => choice.Mode == "canary").Select(choice => choice.Policy.Id).Distinct());
        foreach (var tool in choices[0].Candidates)
        {
            Assert.InRange(choices.Count(choice => choice.Tool.Name == tool.Tool) / 1000.0, tool.Probability - 0.05, tool.Probability + 0.05);
        }
    }

    [Fact]
    public void A_plan_draws_from_its_own_execution()
    {
        var chosen = Enumerable.Range(0, 40).Select(i => Planner.Plan(Questions.Command($"강남구 아파트 시세 알려줘{new string(' ', i)}?"), Two).Decisions.Single().Tool).Distinct();

        Assert.Equal(2, chosen.Count());
    }

    internal static ArmBeliefs Known(string arm, double quality, double tries, string context = "MARKET_INQUIRY") => new(
        arm, quality * tries, (1 - quality) * tries, 1, quality, 50, 0,
        [new(context, quality * tries, (1 - quality) * tries, tries, quality * tries, tries, quality * tries, quality, 50)]);

    private static double Mean(ToolChoice choice) => choice.Candidates.Single(candidate => candidate.Tool == ToolNames.MarketData).Mean;

    private static ToolChoice Choose(long seed, params ArmBeliefs[] arms) => Choose(seed, arms, share: null);

    /// <param name="share">Of a trial of the moving average; null without a trial.</param>
    private static ToolChoice Choose(long seed, ArmBeliefs[] arms, double? share = null, string? user = null, Guid execution = default)
    {
        DomainBeliefs domain = new("tool", Capabilities.MarketPrice, UserLevel: false, arms);
        Learned Of(Policy policy) => new(new(policy.Id, policy.Version, JsonDocument.Parse(policy.ToJson()).RootElement.GetProperty("parameters")), [domain]);
        return new LearnedPolicy().Choose(new(
            Capabilities.MarketPrice,
            [.. Two.Tools.Where(tool => tool.Capability == Capabilities.MarketPrice)],
            new(IntentType.MarketInquiry, "general", ["search"]),
            new(7, [], Questions.Asked, Of(Policy.Hdt), share is { } given ? new(Of(Policy.Named("ema")), given) : null),
            seed, execution, user, Questions.Asked));
    }
}
