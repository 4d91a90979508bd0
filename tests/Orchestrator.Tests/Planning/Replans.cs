using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning;
using Xunit;

namespace Holmes.Orchestrator.Tests.Planning;

/// <summary>What is left of a plan, planned without the step that is given up.</summary>
public sealed class Replans
{
    private static readonly Failure Gone = new(FailureClass.Permanent, "410");

    [Fact]
    public void Without_the_law_a_calculation_that_cites_it_answers_a_part_and_says_so()
    {
        var replan = Replan("전세금 5% 인상 가능한가요?", ToolNames.LegalSearch);

        var step = Assert.Single(replan.Steps);
        Assert.Equal(("s2", TeamNames.Analysis), (step.StepId, step.Team));
        Assert.Equal([ToolNames.RentIncreaseCheck], replan.Tools());
        Assert.Equal(5, replan.Arguments<RentIncreaseArguments>(ToolNames.RentIncreaseCheck).IncreasePercent);
        Assert.Equal("detour", Assert.Single(replan.Decisions).Tactic!.Name);
        Assert.Equal(step.Calls[0].DecisionId, replan.Decisions[0].DecisionId);
        Assert.Contains("일부만", replan.AdjustmentReason, StringComparison.Ordinal);
        Assert.Contains(replan.Assumptions, assumption => assumption.Field == "partial");
    }

    [Fact]
    public void Who_waits_for_a_shape_reads_it_from_another_tool_that_gives_it()
    {
        var index = KnownTools.Tool("price_index", "partners", "price.index", Gives.MarketSummary);

        var replan = Replan("강남구 아파트 시세 확인하고 대출 가능 금액 계산해줘", ToolNames.MarketData, index);

        var added = replan.Steps[0];
        Assert.Equal("partners", added.Team);
        Assert.Equal("otherRoute", Assert.Single(replan.Decisions).Tactic!.Name);
        var loan = Assert.Single(replan.Steps, step => step.Calls[0].Tool == ToolNames.LoanSimulator);
        Assert.Contains(added.StepId, loan.DependsOn);
        Assert.Contains(Gives.MarketSummary, loan.Needs!);
    }

    [Fact]
    public void A_step_that_has_nothing_left_to_read_is_left_out()
    {
        var plan = Questions.Plan("서초구 아파트 시세 분석해줘");
        var analysis = plan.Steps.First(step => step.RequiresInput);

        var replan = Replan("서초구 아파트 시세 분석해줘", ToolNames.MarketData);

        Assert.Equal([analysis.StepId], replan.LeftOut);
        Assert.Empty(replan.Steps);
        Assert.Contains("뺍니다", replan.AdjustmentReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("묵시적 갱신이 뭔가요?", ToolNames.LegalSearch)]
    [InlineData("전세계약서 초안 만들어줘", ToolNames.LeaseContractGenerator)]
    public void Where_there_is_no_other_way_nothing_changes_and_the_reason_is_told(string query, string tool)
    {
        var replan = Replan(query, tool);

        Assert.Empty(replan.Steps);
        Assert.Null(replan.LeftOut);
        Assert.Contains("다른 방법이 없어", replan.AdjustmentReason, StringComparison.Ordinal);
    }

    [Fact]
    public void No_tool_with_an_effect_or_an_approval_comes_in_place_of_another()
    {
        var sends = KnownTools.Tool("price_index", "partners", "price.index", Gives.MarketSummary);

        Assert.Empty(Replan("강남구 아파트 시세 알려줘", ToolNames.MarketData, sends with { Effect = EffectClass.Once }).Steps);
        Assert.Empty(Replan("강남구 아파트 시세 알려줘", ToolNames.MarketData, sends with { NeedsApproval = true }).Steps);
    }

    [Fact]
    public void What_was_called_already_is_not_called_in_place_of_another()
    {
        var (command, knowledge) = GivenUp("전세금 5% 인상 가능한가요?", ToolNames.LegalSearch);
        var begun = new PlanRemainder([], [new("s9", [ToolNames.RentIncreaseCheck], [Gives.RentIncrease])]);

        Assert.Empty(Planner.Revise(command with { Revise = command.Revise! with { Remainder = begun } }, knowledge).Steps);
    }

    [Fact]
    public void A_call_that_may_have_happened_has_nothing_in_its_place()
    {
        var (command, knowledge) = GivenUp("전세금 5% 인상 가능한가요?", ToolNames.LegalSearch);
        var doubtful = command.Revise!.Calls.Select(call => call with { Outcome = Outcome.Unknown }).ToList();

        Assert.Empty(Planner.Revise(command with { Revise = command.Revise with { Calls = doubtful } }, knowledge).Steps);
    }

    private static RecordOrchestration Replan(string query, string tool, params ToolDescriptor[] more)
    {
        var (command, knowledge) = GivenUp(query, tool, more);
        return Planner.Revise(command, knowledge);
    }

    /// <summary>The tool's step is over and its other calls are good; whatever waits for it has not started.</summary>
    private static (OrchestrateExecution Command, PlanningKnowledge Knowledge) GivenUp(string query, string tool, params ToolDescriptor[] more)
    {
        var plan = Questions.Plan(query);
        var step = plan.Steps.First(one => one.Calls.Any(call => call.Tool == tool));
        var others = plan.Steps.Where(one => one != step).ToLookup(one => one.DependsOn.Count > 0);
        var request = new RevisionRequest(
            plan.Intent, plan.Entities, step, Outcome.Failed, 0, Gone, [.. step.Calls.Select(call => Result(call, call.Tool == tool))],
            new PlanRemainder([.. others[true]], [.. others[false].Select(one => new BegunStep(one.StepId, [.. one.Calls.Select(call => call.Tool)], [.. one.Calls.Select(GivesOf)]))]));
        return (Questions.Command(query) with { Round = 3, Revise = request }, new([.. KnownTools.All, .. more], null));
    }

    private static string GivesOf(PlannedCall call) => KnownTools.All.First(tool => tool.Name == call.Tool).Gives;

    private static CallResult Result(PlannedCall call, bool failed) => new(
        DerivedId.From("call", call.Tool), call.DecisionId, call.Tool, call.Arguments, failed ? Outcome.Failed : Outcome.Ok, failed ? 0 : 0.9, 10,
        GivesOf(call), failed ? null : WireJson.ToElement(new { }), Failure: failed ? Gone : null);
}
