using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Models.Proposals;
using Holmes.Orchestrator.Planning.Work;
using Holmes.Orchestrator.Tests.Planning;
using Xunit;

namespace Holmes.Orchestrator.Tests.Models;

/// <summary>Who decides a plan, with a real process in the model's place.</summary>
public sealed class PlanProposals(ScriptedModel model)
{
    /// <summary>About a lease, in words the rules do not know.</summary>
    private const string Odd = "세 들어 사는 곳 천장에서 물이 떨어지는데 누가 고쳐 줘야 하나";
    private const string Compound = "강남구 아파트 시세 확인하고 대출 가능 금액 계산해줘";

    [Fact]
    public async Task Without_a_model_the_rules_decide_and_say_so()
    {
        await using var brain = Brain.Without();
        var plan = await brain.PlanAsync(Compound);

        Assert.Equal(("rules", "no language model is configured: the rules decide alone"), (plan.Arbitration!.DecidedBy, plan.Arbitration.Reason));
        Assert.Null(plan.Consulted);
        Assert.Equal(Questions.Plan(Compound).Tools(), plan.Tools());
        Assert.All(plan.Decisions, decision => Assert.Equal(new ModelUse(false), decision.Model));
    }

    [Theory]
    [InlineData("안녕하세요")]
    [InlineData("오늘 날씨 어때?")]
    [InlineData("ㅋㅋ")]
    [InlineData("강남구 아파트 시세 알려줘")]
    [InlineData("전세금 5% 인상 가능한가요?")]
    public async Task A_plain_question_costs_no_call(string query)
    {
        var stage = await model.StageAsync();
        await using var brain = Brain.Before(stage);
        var plan = await brain.PlanAsync(query);

        Assert.Equal("rules", plan.Arbitration!.DecidedBy);
        Assert.Empty(await stage.RequestsAsync());
    }

    [Fact]
    public async Task What_the_rules_do_not_understand_the_model_plans_and_its_words_are_the_evidence()
    {
        var stage = await model.StageAsync(Say.Plan("LEGAL_CONSULT", (Capabilities.LawSearch, "천장에서 물이 떨어지는데")));
        await using var brain = Brain.Before(stage);
        var plan = await brain.PlanAsync(Odd);

        Assert.Equal("first", plan.Arbitration!.DecidedBy);
        Assert.Equal([ToolNames.LegalSearch], plan.Tools());
        Assert.Equal((IntentType.LegalConsult, "천장에서 물이 떨어지는데"), (plan.Intent.Type, Assert.Single(plan.Intent.Evidence)));
        var consulted = Assert.Single(plan.Consulted!);
        Assert.Equal(("plan", "first", "plan/2.ko", 1000, 100, 0.0014m, ModelVerdict.Accepted), (consulted.Purpose, consulted.Model, consulted.Prompt, consulted.InputTokens, consulted.OutputTokens, consulted.Cost, consulted.Verdict));
        Assert.Equal(new ModelUse(true, "first", null, 1000, 100), Assert.Single(plan.Decisions).Model);
    }

    [Fact]
    public async Task A_compound_question_is_arranged_for_all_teams_in_one_call()
    {
        var stage = await model.StageAsync(Say.Tools(
            "parallel",
            ("c1", ToolNames.MarketData, new { }, []), ("c3", ToolNames.LoanSimulator, new { }, ["c1"]), ("c2", ToolNames.LoanData, new { }, [])));
        await using var brain = Brain.Before(stage);
        var plan = await brain.PlanAsync(Compound);
        var rules = Questions.Plan(Compound);

        Assert.Equal(("first", Strategy.Parallel), (plan.Arbitration!.DecidedBy, plan.Strategy.Name));
        Assert.Single(await stage.RequestsAsync());
        Assert.Equal(rules.Tools(), plan.Tools());
        Assert.Equal("language-model", plan.Strategy.Policy.Id);
        Assert.All(plan.Decisions, decision => Assert.Equal(decision.Tool, decision.Model.Proposed));
    }

    [Fact]
    public async Task The_policy_draws_the_tool_whatever_the_model_wishes_so_that_the_log_can_be_judged()
    {
        var stage = await model.StageAsync(Say.Plan("LEGAL_CONSULT", (Capabilities.LawSearch, "천장에서 물이")));
        await using var brain = Brain.Before(stage);
        IReadOnlyList<ToolDescriptor> tools = [.. KnownTools.All, KnownTools.Tool("other_law", TeamNames.Search, Capabilities.LawSearch, Gives.LawArticles)];
        var plan = await brain.PlanAsync(Odd, tools);

        Assert.Equal(2, plan.Decisions[0].Candidates.Count);
        Assert.Equal(0.5, plan.Decisions[0].Propensity);
    }

    public static TheoryData<string, string> BadPlans => new()
    {
        { "not JSON", "제 생각에는 법령을 찾아야 합니다." },
        { "not JSON", """{"intent":"LEGAL_CONSULT","confidence":0.9,"work":[{"capab""" },
        { "at #/intent", """{"intent":"HACK","confidence":0.9,"work":[],"reason":"x"}""" },
        { "PropertyRequired", """{"intent":"LEGAL_CONSULT"}""" },
        { "unknown capability law.invent", """{"intent":"LEGAL_CONSULT","confidence":0.9,"work":[{"capability":"law.invent","evidence":"천장에서"}],"reason":"x"}""" },
        { "is not in the question", """{"intent":"LEGAL_CONSULT","confidence":0.9,"work":[{"capability":"law.search","evidence":"집주인이 도망쳤다"}],"reason":"x"}""" },
        { "this intent needs work", """{"intent":"LEGAL_CONSULT","confidence":0.9,"work":[],"reason":"x"}""" },
        { "NoAdditionalPropertiesAllowed", """{"intent":"UNCLEAR","confidence":0.9,"work":[],"reason":"x","shell":"rm"}""" },
    };

    [Theory]
    [MemberData(nameof(BadPlans))]
    public async Task A_reply_that_does_not_pass_goes_back_once_with_what_is_wrong(string error, string bad)
    {
        var stage = await model.StageAsync(new Reply(bad, Purpose: "plan"), Say.Plan("LEGAL_CONSULT", (Capabilities.LawSearch, "천장에서")));
        await using var brain = Brain.Before(stage);
        var plan = await brain.PlanAsync(Odd);

        Assert.Equal([ModelVerdict.Refused, ModelVerdict.Accepted], plan.Consulted!.Select(consulted => consulted.Verdict));
        Assert.Contains(error, plan.Consulted![0].Reason, StringComparison.Ordinal);
        Assert.Equal([ToolNames.LegalSearch], plan.Tools());
        var correction = (await stage.RequestsAsync())[1].GetProperty("messages");
        Assert.Contains("errors", correction[correction.GetArrayLength() - 1].GetProperty("content").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BadPlans))]
    public async Task A_reply_that_is_wrong_twice_leaves_the_rules_to_decide(string error, string bad)
    {
        var stage = await model.StageAsync(new Reply(bad, Purpose: "plan", Times: 5));
        await using var brain = Brain.Before(stage);
        var plan = await brain.PlanAsync(Odd);

        Assert.Equal(2, (await stage.RequestsAsync()).Count);
        Assert.Equal("rules", plan.Arbitration!.DecidedBy);
        Assert.Contains(error, plan.Consulted![1].Reason, StringComparison.Ordinal);
        Assert.Equal(FailureClass.MalformedOutput, plan.Consulted![1].Failure!.Class);
        Assert.Equal(Questions.Plan(Odd).Tools(), plan.Tools());
    }

    public static TheoryData<string, Reply> BadArrangements => new()
    {
        { "there is no tool shell", Say.Tools("parallel", ("c1", "shell", new { }, []), ("c3", ToolNames.LoanSimulator, new { }, []), ("c2", ToolNames.LoanData, new { }, [])) },
        { "does not do", Say.Tools("parallel", ("c1", ToolNames.LoanData, new { }, []), ("c3", ToolNames.LoanSimulator, new { }, []), ("c2", ToolNames.LoanData, new { }, [])) },
        { "950000000 is not in the question", Say.Tools("parallel", ("c1", ToolNames.MarketData, new { }, []), ("c3", ToolNames.LoanSimulator, new { priceWon = 950_000_000 }, []), ("c2", ToolNames.LoanData, new { }, [])) },
        { "this text is not in the question", Say.Tools("parallel", ("c1", ToolNames.MarketData, new { regions = new[] { new { city = "부산", gu = "해운대구" } } }, []), ("c3", ToolNames.LoanSimulator, new { }, []), ("c2", ToolNames.LoanData, new { }, [])) },
        { "nobody said so", Say.Tools("parallel", ("c1", ToolNames.MarketData, new { }, []), ("c3", ToolNames.LoanSimulator, new { isFirstHome = true }, []), ("c2", ToolNames.LoanData, new { }, [])) },
        { "circle", Say.Tools("parallel", ("c1", ToolNames.MarketData, new { }, ["c3"]), ("c3", ToolNames.LoanSimulator, new { }, ["c1"]), ("c2", ToolNames.LoanData, new { }, [])) },
        { "exactly once", Say.Tools("parallel", ("c1", ToolNames.MarketData, new { }, [])) },
        { "unknown call c9", Say.Tools("parallel", ("c9", ToolNames.MarketData, new { }, [])) },
        { "TooManyItems", Say.Tools("parallel", [.. Enumerable.Range(1, 13).Select(n => ($"c{n}", ToolNames.MarketData, (object)new { }, Array.Empty<string>()))]) },
    };

    [Theory]
    [MemberData(nameof(BadArrangements))]
    public async Task A_bad_arrangement_is_refused_and_the_plan_stays_that_of_the_rules(string error, Reply reply)
    {
        var stage = await model.StageAsync(reply with { Times = 5 });
        await using var brain = Brain.Before(stage);
        var plan = await brain.PlanAsync(Compound);
        var rules = Questions.Plan(Compound);

        Assert.Equal("rules", plan.Arbitration!.DecidedBy);
        Assert.Contains(error, plan.Consulted![0].Reason, StringComparison.Ordinal);
        Assert.Equal(rules.Decisions.Select(decision => decision.Arguments.GetRawText()), plan.Decisions.Select(decision => decision.Arguments.GetRawText()));
        Assert.Equal(rules.Strategy.Name, plan.Strategy.Name);
    }

    [Fact]
    public async Task Wrong_arguments_of_a_described_tool_are_refused_by_its_schema()
    {
        IReadOnlyList<ToolDescriptor> tools = [.. KnownTools.All.Select(tool => tool.Name == ToolNames.LoanData
            ? tool with { ArgumentsSchema = Answers.Given.Json("""{"type":"object","properties":{"query":{"type":"string"},"purpose":{"type":["string","null"]},"bank":{"type":["string","null"]},"topics":{"type":["array","null"]},"limit":{"type":"integer"}},"required":["query"]}""") }
            : tool)];
        var stage = await model.StageAsync(Say.Tools("parallel", ("c1", ToolNames.MarketData, new { }, []), ("c3", ToolNames.LoanSimulator, new { }, []), ("c2", ToolNames.LoanData, new { limit = "many", colour = "red" }, [])) with { Times = 2 });
        await using var brain = Brain.Before(stage);
        var plan = await brain.PlanAsync(Compound, tools);

        Assert.Contains("IntegerExpected at #/limit", plan.Consulted![0].Reason, StringComparison.Ordinal);
        Assert.Contains("NoAdditionalPropertiesAllowed at #/colour", plan.Consulted![0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_with_effects_is_never_the_models_own_idea()
    {
        IReadOnlyList<ToolDescriptor> tools = [.. KnownTools.All.Select(tool => tool.Name == ToolNames.LeaseContractGenerator ? tool with { Effect = EffectClass.Idempotent } : tool)];
        var stage = await model.StageAsync(Say.Plan("CONTRACT_CREATION", (Capabilities.ContractDraft, "세 들어 사는 곳")));
        await using var brain = Brain.Before(stage);
        var plan = await brain.PlanAsync(Odd, tools);

        Assert.Equal("rules", plan.Arbitration!.DecidedBy);
        Assert.Contains("has effects", plan.Arbitration.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(ToolNames.LeaseContractGenerator, plan.Tools());
    }

    [Fact]
    public async Task A_capability_only_a_foreign_team_has_can_be_asked_for()
    {
        var stage = await model.StageAsync(Say.Plan("LEGAL_CONSULT", ("repair.duty", "천장에서 물이 떨어지는데")));
        await using var brain = Brain.Before(stage);
        var plan = await brain.PlanAsync(Odd, [.. KnownTools.All, KnownTools.Tool("repair_duty", "repairs", "repair.duty", "repair.duty")]);

        Assert.Equal(["repairs"], plan.Steps.Select(step => step.Team));
    }

    [Fact]
    public async Task A_plan_that_was_made_before_for_such_a_question_costs_no_call_and_names_where_it_comes_from()
    {
        var stage = await model.StageAsync(Say.Plan("LEGAL_CONSULT", (Capabilities.LawSearch, "집주인이")));
        await using var brain = Brain.Before(stage);
        const string first = "집주인이 전세 보일러 고장을 모른 척해요", second = "집주인이 월세 보일러 고장을 못 들은 척해요";
        var planned = await brain.PlanAsync(first);
        Assert.SkipWhen(planned.Arbitration!.Signature is null || planned.Consulted is null, "The rules understand this question by now.");
        var from = Guid.CreateVersion7();
        brain.Cache.Learn(new(10, [new(planned.Arbitration.Signature!, from, IntentType.LegalConsult, Strategy.Sequential, [new(Capabilities.LawSearch, ToolNames.LegalSearch, "1.0")], 0.9)]));

        var again = await brain.PlanAsync(second);
        var changed = await brain.PlanAsync(second, [.. KnownTools.All.Select(tool => tool with { Version = "2.0" })]);

        Assert.Equal(("cache", from), (again.Arbitration!.DecidedBy, again.Arbitration.LearnedFrom!.Value));
        Assert.Equal([ToolNames.LegalSearch], again.Tools());
        Assert.NotEqual("cache", changed.Arbitration!.DecidedBy); // the tool is not what it was
    }

    [Theory]
    [InlineData(0.9, true)]
    [InlineData(0.39, false)]
    public void A_plan_is_not_taken_up_again_while_one_of_its_tools_is_out(double health, bool isTaken)
    {
        var cache = new PlanCache();
        cache.Learn(new(10, [new("kind", Guid.CreateVersion7(), IntentType.LegalConsult, Strategy.Sequential, [new(Capabilities.LawSearch, ToolNames.LegalSearch, "1.0")], 0.9)]));
        var learned = new PreferencesLearned(
            10, [new ToolPreference(IntentType.LegalConsult, Capabilities.LawSearch, ToolNames.LegalSearch, 5, 3, 0, 0, 2, 0.5, 100, health)], DateTimeOffset.UnixEpoch);

        Assert.Equal(isTaken, cache.Find("kind", KnownTools.All, learned) is not null);
    }
}
