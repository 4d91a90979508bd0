using System.Text;
using System.Text.Json;
using Holmes.Teams.Loans;
using Xunit;

namespace Holmes.Teams.Tests.Loans;

public sealed class LoanRecordTests
{
    private const string Good = """
        {"productId":"p1","name":"전세대출","bank":"가나은행","purpose":"jeonse","summary":"요약","minRatePercent":3.5,"maxRatePercent":4.5,
         "limitWon":200000000,"maxTermYears":2,"conditions":["무주택"],"documents":[],"validFrom":"2026-01-01","source":"상품 설명서"}
        """;

    [Fact]
    public void A_complete_product_is_read()
    {
        var (product, defects, doubts) = Read(Good);

        Assert.Empty(defects);
        Assert.Empty(doubts);
        Assert.Equal(("p1", "jeonse", 3.5m, 200_000_000m, new DateOnly(2026, 1, 1), false),
            (product!.ProductId, product.Purpose, product.MinRatePercent, product.LimitWon, product.ValidFrom, product.IsSample));
    }

    [Theory]
    [InlineData("\"p1\"", "\"\"", "productId")]
    [InlineData("\"jeonse\"", "\"car\"", "purpose")]
    [InlineData("3.5", "0.035", "minRatePercent: 퍼센트")]
    [InlineData("3.5", "\"3.5\"", "minRatePercent")]
    [InlineData("3.5", "9.5", "minRatePercent: maxRatePercent보다")]
    [InlineData("200000000", "20000", "limitWon")]
    [InlineData("\"maxTermYears\":2", "\"maxTermYears\":360", "maxTermYears")]
    [InlineData("[\"무주택\"]", "\"무주택\"", "conditions")]
    [InlineData("\"2026-01-01\"", "\"2026.1.1\"", "validFrom")]
    [InlineData("\"source\"", "\"validTo\":\"2025-01-01\",\"source\"", "validTo")]
    [InlineData(",\"source\":\"상품 설명서\"", "", "source: 1~500자의 글자열이어야 하는데 없습니다")]
    public void Every_field_is_checked_and_named(string right, string wrong, string said)
    {
        var (product, defects, _) = Read(Good.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Null(product);
        Assert.Contains(said, Assert.Single(defects), StringComparison.Ordinal);
    }

    [Fact]
    public void All_defects_of_a_product_are_told_at_once()
    {
        var (_, defects, _) = Read("{}");

        Assert.Equal(9, defects.Count); // the fields that must be there
    }

    [Fact]
    public void An_unknown_field_is_told_and_does_no_harm()
    {
        var (product, _, doubts) = Read(Good.Replace("\"summary\"", "\"limit\":1,\"summary\"", StringComparison.Ordinal));

        Assert.NotNull(product);
        Assert.Contains("limit", Assert.Single(doubts), StringComparison.Ordinal);
    }

    [Fact]
    public void Records_know_their_lines()
    {
        var records = LoanJson.Records(Encoding.UTF8.GetBytes("[\n  {\"a\":\n 1},\n\n  {\"b\":2}, 3\n]"));

        Assert.Equal([2, 5, 5], records.Select(record => record.Line));
    }

    private static (Contracts.Tools.LoanProduct?, IReadOnlyList<string>, IReadOnlyList<string>) Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return LoanRecord.Read(document.RootElement);
    }
}
