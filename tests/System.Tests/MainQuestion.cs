using System.Text.Json.Nodes;
using Xunit;

namespace Holmes.WholeSystem;

/// <summary>The question everything is about, and what a right run of it looks like.</summary>
internal static class MainQuestion
{
    public const string Text = "강남구 아파트 시세 확인하고 대출 가능 금액 계산해줘";

    public static void AssertAnswered(JsonNode state)
    {
        Assert.Equal("completed", (string?)state["status"]);
        var calls = state["steps"]!.AsArray().SelectMany(step => step!["toolCalls"]!.AsArray()).ToList();
        var tools = calls.Select(call => (string)call!["tool"]!).ToList();
        Assert.Contains("market_data", tools);
        Assert.Contains("loan_simulator", tools);
        Assert.True(tools.IndexOf("market_data") < tools.IndexOf("loan_simulator"), string.Join(',', tools));
        Assert.Equal(tools.Count, calls.Select(call => (string)call!["toolCallId"]!).Distinct().Count());
        Assert.Contains("강남구", (string)state["answer"]!["text"]!, StringComparison.Ordinal);
    }

    /// <summary>The price the loan was computed with is the one the market step found.</summary>
    public static void AssertLoanIsFedByThePrice(IReadOnlyList<JsonNode> events)
    {
        var results = events.Where(e => (string?)e["event"] == "ToolCompleted").Select(e => e["data"]!["call"]!).ToList();
        var median = (decimal)results.Single(call => (string?)call["tool"] == "market_data")["result"]!["regions"]![0]!["sale"]!["medianWon"]!;
        var price = (decimal)results.Single(call => (string?)call["tool"] == "loan_simulator")["result"]!["priceWon"]!;
        Assert.Equal(median, price);
    }

    /// <summary>Versions without a hole, one start, one end, nothing after it, and no call twice.</summary>
    public static void AssertClean(IReadOnlyList<JsonNode> events)
    {
        Assert.Equal(Enumerable.Range(1, events.Count).Select(n => (long)n), events.Select(e => (long)e["version"]!));
        var names = events.Select(e => (string)e["event"]!).ToList();
        Assert.Single(names, name => name == "ExecutionStarted");
        Assert.Equal(names.Count - 1, names.FindIndex(name => name is "ExecutionCompleted" or "ExecutionFailed" or "ExecutionCancelled"));
        var calls = events.Where(e => (string?)e["event"] is "ToolCompleted" or "ToolFailed").Select(e => (string)e["data"]!["call"]!["toolCallId"]!).ToList();
        Assert.Equal(calls.Count, calls.Distinct().Count());
    }
}
