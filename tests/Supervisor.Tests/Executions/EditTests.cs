using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Supervisor.Executions;
using Xunit;
using static Holmes.Supervisor.Tests.Executions.Given;

namespace Holmes.Supervisor.Tests.Executions;

/// <summary>A person's changes to a plan, before and while it runs.</summary>
public sealed class EditTests
{
    private static readonly ExecutionOptions Approval = new(RequireApproval: true);

    [Fact]
    public void A_plan_is_reordered_reduced_and_changed_in_one_go()
    {
        var state = Fold(Planned(Approval, Strategy.Sequential, AStep("s1"), AStep("s2"), AStep("s3")));
        state = After(state, InputDecider.Decide(state, new ProvideInput(Id, "plan", InputDecision.Edit, Json("""
            {"skipSteps":["s2"],"order":["s3"],"steps":{"s1":{"task":"새 일"}}}
            """)), Noon));

        Assert.Equal(["s3", "s1", "s2"], state.Steps.Select(step => step.Plan.StepId));
        Assert.Equal((StepStatus.InProgress, StepStatus.Skipped), (state.Find("s3")!.Status, state.Find("s2")!.Status));
        Assert.Equal("새 일", state.Find("s1")!.Plan.Task);
    }

    [Fact]
    public void A_step_that_waits_can_be_changed_while_others_run()
    {
        var state = Fold(Planned(Strategy.Sequential, AStep("s1"), AStep("s2", ["s1"])));
        state = After(state, ExecutionDecider.Decide(
            state, new EditStep(Id, "s2", new StepEdit(Tools: ["tool2"])), Noon, Tools));

        Assert.Equal(("tool2", "analysis"), (state.Find("s2")!.Plan.Calls.Single().Tool, state.Find("s2")!.Plan.Team));
    }

    [Fact]
    public void A_plan_that_runs_can_be_changed_as_far_as_it_has_not_run()
    {
        var state = Fold(Planned(Strategy.Sequential, AStep("s1"), AStep("s2"), AStep("s3")));
        state = After(state, ExecutionDecider.Decide(state, new EditPlan(Id, new PlanEdit(SkipSteps: ["s2"], Order: ["s3", "s2"])), Noon));

        Assert.Equal(["s3", "s2", "s1"], state.Steps.Select(step => step.Plan.StepId));
        Assert.Equal(StepStatus.Skipped, state.Find("s2")!.Status);
    }

    [Fact]
    public void A_step_that_has_started_stays_as_it_is() => AnExecution()
        .Given(Planned(Strategy.Sequential, AStep("s1")))
        .When(state => ExecutionDecider.Decide(state, new EditStep(Id, "s1", new StepEdit("새 일")), Noon))
        .Then();

    [Fact]
    public void A_tool_that_needs_approval_is_asked_about_however_it_came_in()
    {
        var state = Fold(Planned(Strategy.Sequential, AStep("s1"), AStep("s2", ["s1"])));
        state = After(state, ExecutionDecider.Decide(state, new EditStep(Id, "s2", new StepEdit(Tools: ["send"])), Noon, Tools));
        state = After(state, StepDecider.Decide(state, Report("s1"), Noon));

        Assert.Equal("s2", Assert.Single(state.Inputs).StepId);
    }

    public static TheoryData<string, string, string> Wrong => new()
    {
        { """{"steps":{"s9":{"task":"x"}}}""", "value.steps.s9", "s1, s2" },
        { """{"steps":{"s1":{}}}""", "value.steps.s1.task", "Say what to change" },
        { """{"steps":{"s1":{"task":" "}}}""", "value.steps.s1.task", "is empty" },
        { """{"steps":{"s1":{"tools":[]}}}""", "value.steps.s1.tools", "is empty" },
        { """{"steps":{"s1":{"tools":["tool1","nope"]}}}""", "value.steps.s1.tools[1]", "no team has announced" },
        { """{"steps":{"s1":{"tools":["tool1","tool2"]}}}""", "value.steps.s1.tools[1]", "of the team analysis" },
        { """{"steps":{"s1":{"tools":["strict"]}}}""", "value.steps.s1.tools[0]", "region is missing" },
        { """{"steps":{"s1":{"arguments":{"other":{}}}}}""", "value.steps.s1.arguments.other", "calls tool1" },
        { """{"steps":{"s1":{"arguments":{"tool1":3}}}}""", "value.steps.s1.arguments.tool1", "not an object" },
        { """{"steps":{"s1":{"arguments":{"tool1":{"months":"all"}}}}}""", "value.steps.s1.arguments.tool1.months", "Expected integer" },
        { """{"steps":{"s1":{"arguments":{"tool1":{"monhts":3}}}}}""", "value.steps.s1.arguments.tool1.monhts", "months" },
        { """{"skipSteps":["s9"]}""", "value.skipSteps[0]", "not a step" },
        { """{"order":["s1","s1"]}""", "value.order[1]", "second time" },
        { """{"order":["s9"]}""", "value.order[0]", "not a step" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_done_is_refused_by_the_fields_name_with_what_was_expected(string edit, string field, string expected)
    {
        var state = Fold(Planned(Approval, Strategy.Sequential, AStep("s1"), AStep("s2")));

        var refused = Assert.Throws<ValidationException>(
            () => InputDecider.Decide(state, new ProvideInput(Id, "plan", InputDecision.Edit, Json(edit)), Noon, Tools));

        Assert.Equal([field], refused.ValidationResult.MemberNames);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_nobody_knows_is_refused()
    {
        var state = Fold(Planned(Approval, Strategy.Sequential, AStep("s1")));

        Assert.Throws<JsonException>(
            () => InputDecider.Decide(state, new ProvideInput(Id, "plan", InputDecision.Edit, Json("""{"skipStep":["s1"]}""")), Noon));
    }

    [Fact]
    public void One_of_two_calls_of_the_same_tool_is_named_by_its_number()
    {
        var twice = AStep("s1") with { Calls = [.. AStep("s1").Calls, .. AStep("s1").Calls] };
        var state = Fold(Planned(Approval, Strategy.Sequential, twice));

        Assert.Throws<ValidationException>(() => Edit(state, """{"steps":{"s1":{"arguments":{"tool1":{"months":3}}}}}"""));
        var edited = Edit(state, """{"steps":{"s1":{"arguments":{"tool1#2":{"months":3}}}}}""");

        Assert.Equal(["{}", """{"months":3}"""], edited.Find("s1")!.Plan.Calls.Select(call => call.Arguments.GetRawText()));
    }

    private static Execution Edit(Execution state, string edit) =>
        After(state, InputDecider.Decide(state, new ProvideInput(Id, "plan", InputDecision.Edit, Json(edit)), Noon, Tools));

    private static ToolDescriptor? Tools(string name) => name switch
    {
        "tool1" => Tool(name, "search", """{"type":"object","properties":{"months":{"type":"integer"},"region":{"type":["string","null"]}}}"""),
        "tool2" => Tool(name, "analysis", "{}"),
        "strict" => Tool(name, "search", """{"type":"object","properties":{"region":{"type":"string"}},"required":["region"]}"""),
        "send" => Tool(name, "document", "{}") with { NeedsApproval = true },
        _ => null,
    };

    private static ToolDescriptor Tool(string name, string team, string schema) =>
        new(name, team, "capability", "", "1", [], "shape", CostClass.Free, LatencyClass.Instant, EffectClass.ReadOnly, 0, 0, Json(schema));
}
