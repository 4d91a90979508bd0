using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning;
using Holmes.Orchestrator.Planning.Tools;
using Holmes.Orchestrator.Planning.Work;
using Holmes.Orchestrator.Registry;
using Microsoft.Extensions.Options;
using Xunit;

namespace Holmes.Orchestrator.Tests.Planning;

/// <summary>Tools that others provide: found by their words, given what they take, and not believed blindly.</summary>
public sealed class ForeignTools
{
    private static readonly ToolDescriptor AirQuality = Foreign("air_quality", "search", "air.quality", """{"type":"object","properties":{"region":{"type":"string"}},"required":["region"]}""", "미세먼지", "air quality");

    [Fact]
    public void A_question_with_a_tools_words_calls_for_it_and_fills_its_arguments()
    {
        var plan = Plan("강남구 미세먼지 어때?", AirQuality);

        Assert.Equal("air_quality", Assert.Single(plan.Tools()));
        Assert.Equal("강남구", plan.Steps[0].Calls[0].Arguments.GetProperty("region").GetString());
        Assert.Contains("미세먼지", plan.Intent.Evidence);
    }

    [Fact]
    public void It_takes_its_place_beside_what_else_the_question_asks_for()
    {
        var plan = Plan("강남구 아파트 시세랑 미세먼지 알려줘", AirQuality);

        Assert.Equal(["air_quality", ToolNames.MarketData], plan.Tools().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(LatencyClass.Seconds, 30)]
    [InlineData(LatencyClass.Minutes, 300)]
    public void A_step_has_the_time_that_its_slowest_tool_needs(LatencyClass latency, int seconds)
    {
        var plan = Plan("강남구 미세먼지 어때?", AirQuality with { Latency = latency });

        Assert.Equal(seconds, Assert.Single(plan.Steps).TimeoutSeconds);
    }

    [Fact]
    public void A_tool_that_needs_what_nobody_said_is_not_called()
    {
        var plan = Plan("미세먼지 어때?", AirQuality);

        Assert.Empty(plan.Tools());
        Assert.NotNull(plan.Answer);
    }

    [Fact]
    public void Without_its_words_a_foreign_tool_is_left_alone()
    {
        var plan = Plan("강남구 아파트 시세 알려줘", AirQuality);

        Assert.DoesNotContain("air_quality", plan.Tools());
    }

    [Fact]
    public void An_alternative_that_needs_other_arguments_is_no_candidate()
    {
        var stranger = Foreign("other_prices", "search", Capabilities.MarketPrice, """{"type":"object","properties":{"code":{"type":"string"}},"required":["code"]}""") with { Gives = Gives.MarketSummary };

        var plan = Plan("강남구 아파트 시세 알려줘", stranger);

        Assert.Equal(ToolNames.MarketData, Assert.Single(plan.Tools()));
        Assert.DoesNotContain("other_prices", plan.Decisions.SelectMany(decision => decision.Candidates).Select(candidate => candidate.Tool));
    }

    [Theory]
    [InlineData("""{"properties":{"a":{}},"required":["a"]}""", """{"a":1,"b":2}""", """{"a":1}""")]
    [InlineData("""{"properties":{"a":{}},"required":["a"]}""", """{"b":2}""", null)]
    [InlineData("""{"properties":{"a":{"type":["string","null"]}},"required":["a"]}""", """{"b":2}""", "{}")]
    [InlineData("{}", """{"b":2}""", """{"b":2}""")]
    public void A_tool_is_given_the_arguments_it_knows_and_refused_when_one_is_missing(string schema, string arguments, string? expected)
    {
        var fitted = ArgumentFit.Of(Json(schema), Json(arguments));

        Assert.Equal(expected is null ? null : CanonicalJson.Of(Json(expected)), fitted is { } some ? CanonicalJson.Of(some) : null);
    }

    [Fact]
    public void A_team_cannot_take_the_name_of_another_teams_tool()
    {
        var registry = new ToolRegistry(Options.Create(new RegistryOptions()), TimeProvider.System);
        registry.Register(new RegisterTools("search", [.. KnownTools.All.Where(tool => tool.Team == "search")]));

        var refused = Assert.Throws<ArgumentException>(() => registry.Register(new RegisterTools("intruder", [Foreign(ToolNames.MarketData, "intruder", "market.price", "{}")])));

        Assert.Contains("tools[0].name", refused.Message, StringComparison.Ordinal);
        Assert.All(registry.Tools, tool => Assert.Equal("search", tool.Team));
    }

    [Theory]
    [InlineData("bad team!", "tool", "team:")]
    [InlineData("team", "bad tool!", "tools[0].name:")]
    [InlineData("team", "", "tools[0].name:")]
    public void An_announcement_that_cannot_be_used_says_which_field_and_why(string team, string tool, string problem)
    {
        var registry = new ToolRegistry(Options.Create(new RegistryOptions()), TimeProvider.System);

        var refused = Assert.Throws<ArgumentException>(() => registry.Register(new RegisterTools(team, [Foreign(tool, team, "x", "{}")])));

        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    private static RecordOrchestration Plan(string query, ToolDescriptor foreign) =>
        Planner.Plan(Questions.Command(query), new PlanningKnowledge([.. KnownTools.All, foreign], null));

    private static ToolDescriptor Foreign(string name, string team, string capability, string schema, params string[] keywords) =>
        KnownTools.Tool(name, team, capability, $"{name}.result") with { ArgumentsSchema = Json(schema), Keywords = keywords };

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
