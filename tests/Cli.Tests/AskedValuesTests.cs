using System.Text.Json;
using Holmes.Cli.Ask;
using Xunit;

namespace Holmes.Cli.Tests;

public sealed class AskedValuesTests
{
    [Theory]
    [InlineData("5억", 500_000_000)]
    [InlineData("5억 3천", 530_000_000)]
    [InlineData("5억 3,000만 원", 530_000_000)]
    [InlineData("6천만원", 60_000_000)]
    [InlineData("천만", 10_000_000)]
    [InlineData("0.5억", 50_000_000)]
    [InlineData("500,000,000", 500_000_000)]
    [InlineData("", null)]
    [InlineData("많이", null)]
    [InlineData("-3", null)]
    public void An_amount_is_read_as_people_write_it(string text, int? won) => Assert.Equal(won, WonText.Read(text));

    [Fact]
    public void What_is_typed_is_sent_and_what_is_no_amount_is_asked_again()
    {
        var typed = new Queue<string>(["많이", "6억", ""]);

        var reply = JsonSerializer.Serialize(Asked().Reply(_ => typed.Dequeue()));

        Assert.Equal("""{"inputId":"value:s1","decision":"edit","value":{"priceWon":600000000}}""", reply);
    }

    [Fact]
    public void Without_a_value_it_goes_on_without() =>
        Assert.Equal("""{"inputId":"value:s1","decision":"approve"}""", JsonSerializer.Serialize(Asked().Reply(_ => "")));

    [Fact]
    public void An_approval_asks_for_no_value() =>
        Assert.Null(AskedValues.In(Requested(new { inputId = "plan", kind = "approval", prompt = "Approve the plan before it runs." })));

    private static AskedValues Asked() => AskedValues.In(Requested(new
    {
        inputId = "value:s1",
        kind = "missingValue",
        prompt = "가격을 알려 주세요.",
        values = new[] { new { argument = "priceWon", name = "주택 가격", kind = "won" }, new { argument = "annualIncomeWon", name = "연소득", kind = "won" } },
    }))!;

    private static ExecutionEvent Requested(object data) => new(1, "InputRequested", JsonSerializer.SerializeToElement(data));
}
