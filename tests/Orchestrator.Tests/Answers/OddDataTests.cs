using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Answers;
using Xunit;

namespace Holmes.Orchestrator.Tests.Answers;

public sealed class OddDataTests
{
    [Property(MaxTest = 600)]
    public Property It_answers_whatever_comes() => Prop.ForAll(Odd.Command.ToArbitrary(), command =>
    {
        var answer = AnswerComposer.Compose(command);

        Assert.False(string.IsNullOrWhiteSpace(answer.Text));
        Assert.All(answer.Sections, section => Assert.NotEmpty(section.ToolCallIds));
        Assert.NotNull(JsonSerializer.Serialize(answer, WireJson.Options));
    });

    [Property(MaxTest = 300)]
    public Property It_answers_a_known_shape_with_a_field_lost_or_broken() => Prop.ForAll(Odd.Broken.ToArbitrary(), call =>
    {
        var answer = AnswerComposer.Compose(Given.Question("질문", IntentType.Comprehensive, Given.Step("일", call)));

        Assert.False(string.IsNullOrWhiteSpace(answer.Text));
    });

    [Property(MaxTest = 200)]
    public void Every_amount_of_the_answer_is_one_of_the_result(PositiveInt sale, PositiveInt deposit)
    {
        var market = Results.Market(sale: sale.Get * 1_003m);
        market = market with { Regions = [market.Regions[0] with { Jeonse = Results.Prices(7, deposit.Get * 997m) }] };
        var allowed = Numbers(JsonSerializer.SerializeToElement(market, WireJson.Options)).ToList();

        var answer = AnswerComposer.Compose(Given.Question("시세", IntentType.MarketInquiry, Given.Step("시세", Given.Call(1, "market.summary", market))));

        var said = KoreanMoney.In(answer.Text + answer.Sections[0].Content);
        Assert.NotEmpty(said);
        Assert.All(said, amount => Assert.Contains(allowed, known => Math.Abs(known - amount) <= 5_000m));
    }

    [Theory]
    [InlineData("""{"a":"\ud800","summary":"\ud800"}""")]
    [InlineData("""{"\ud800":true}""")]
    [InlineData("""{"matches":[{"unknown":["\ud800",1,null]}]}""")]
    [InlineData("[[[[1]]],{}]")]
    [InlineData("1e400")]
    public void Half_a_character_or_an_endless_number_is_no_reason_to_fail(string json)
    {
        foreach (var gives in Results.All.Select(one => one.Gives).Append("foreign"))
        {
            var answer = AnswerComposer.Compose(Given.Question("질문", IntentType.Comprehensive, Given.Step("일", Given.Call(1, gives, Given.Json(json)))));
            Assert.NotNull(JsonSerializer.Serialize(answer, WireJson.Options));
        }
    }

    [Fact]
    public void Nothing_at_all_is_answered_honestly()
    {
        var answer = AnswerComposer.Compose(new ComposeAnswer(Guid.Empty, null!, null!, Guid.Empty, default, null!, null!, null!, null!));

        Assert.Contains("추측한 답은 드리지 않습니다", answer.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<decimal> Numbers(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => [value.GetDecimal()],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(field => Numbers(field.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Numbers),
        _ => [],
    };
}
