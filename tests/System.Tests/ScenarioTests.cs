using System.Text.Json.Nodes;
using Holmes.LocalServers;
using Xunit;

namespace Holmes.WholeSystem;

/// <summary>Questions whose course was promised: a simple one, one over two teams, ones whose tool is broken.</summary>
public sealed class ScenarioTests : IAsyncLifetime
{
    private readonly string data = Directory.CreateTempSubdirectory("holmes-scenarios-").FullName;
    private ServiceProcess? running;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whether_five_percent_more_deposit_is_allowed_needs_few_calls_and_no_repair()
    {
        using var client = await StartAsync();

        var (state, events) = await AskAsync(client, "전세금 5% 인상 가능한가요?");

        var tools = Tools(state);
        Assert.Contains("legal_search", tools);
        Assert.Equal(tools.Count, tools.Distinct().Count());
        Assert.DoesNotContain(tools, tool => tool is "market_data" or "real_estate_search" or "loan_data");
        Assert.DoesNotContain(events, e => (string?)e["event"] == "StrategyAdjusted");
        Assert.Contains("5%", Text(state).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(state["answer"]!["notDone"]!.AsArray());
    }

    [Fact]
    public async Task Price_and_loan_share_one_look_at_the_market()
    {
        using var client = await StartAsync();

        var (state, events) = await AskAsync(client, "강남구 아파트 시세 확인하고 대출 가능 금액도 알려줘");

        var tools = Tools(state);
        Assert.Single(tools, tool => tool == "market_data");
        Assert.Contains("loan_simulator", tools);
        MainQuestion.AssertLoanIsFedByThePrice(events);
        Assert.Contains("강남구", Text(state), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_search_for_listings_prices_answer_a_part_and_the_answer_says_so()
    {
        using var client = await StartAsync(new() { ["Faults__Tools__real_estate_search__Gone"] = "1" });

        var (state, events) = await AskAsync(client, "서초구 매물 검색하고 리스크 분석해줘");

        Assert.Equal("completed", (string?)state["status"]);
        Assert.Contains(events, e => (string?)e["event"] == "ToolFailed" && (string?)e["data"]!["call"]!["tool"] == "real_estate_search");
        Assert.Contains(events, e => (string?)e["event"] == "OrchestrationStarted" && (string?)e["data"]!["stepId"] is not null); // prices are there already: nothing stands in
        Assert.Contains("market_data", Tools(state));
        Assert.Contains("매물", (string?)Assert.Single(state["answer"]!["notDone"]!.AsArray()), StringComparison.Ordinal);
        Assert.Equal("degraded", (string?)events.Single(e => (string?)e["event"] == "ExecutionCompleted")["data"]!["outcome"]);
    }

    [Fact]
    public async Task Without_the_law_the_rest_is_planned_anew_and_the_rule_answers_a_part()
    {
        using var client = await StartAsync(new() { ["Faults__Tools__legal_search__Gone"] = "1" });

        var (state, events) = await AskAsync(client, "전세금 5% 인상 가능한가요?");

        Assert.Equal("completed", (string?)state["status"]);
        var replan = Assert.Single(events, e => (string?)e["event"] == "OrchestrationStarted" && (bool?)e["data"]!["replans"] == true);
        var adjusted = Assert.Single(events, e => (string?)e["event"] == "StrategyAdjusted" && (int)e["data"]!["round"]! == (int)replan["data"]!["round"]!);
        Assert.Contains("다시 계획", (string?)adjusted["data"]!["reason"], StringComparison.Ordinal);
        var detour = Assert.Single(events, e => (string?)e["event"] == "ToolSelected" && (string?)e["data"]!["decision"]!["tactic"]?["name"] == "detour");
        Assert.Equal("rent_increase_check", (string?)detour["data"]!["decision"]!["tool"]);
        Assert.Equal(["legal_search", "rent_increase_check"], Tools(state).Distinct());
        Assert.Contains("5%", Text(state).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("법령 검색", (string?)Assert.Single(state["answer"]!["notDone"]!.AsArray()), StringComparison.Ordinal);
        Assert.Contains(state["answer"]!["assumptions"]!.AsArray(), one => (string?)one!["field"] == "partial");
        Assert.Equal("degraded", (string?)events.Single(e => (string?)e["event"] == "ExecutionCompleted")["data"]!["outcome"]);
    }

    [Fact]
    public async Task A_price_that_nobody_gave_is_asked_for_only_where_somebody_may_be_asked()
    {
        const string question = "대출 가능 금액 계산해줘";
        using var client = await StartAsync();

        var (unasked, events) = await AskAsync(client, question);
        Assert.DoesNotContain(events, e => (string?)e["event"] == "InputRequested");
        Assert.Contains(unasked["answer"]!["assumptions"]!.AsArray(), one => (string?)one!["field"] == "priceWon");

        var id = await client.AskAsync(question, Cancellation, options: new() { ["mayAsk"] = true });
        var asked = await WhenAskedAsync(client, id);
        Assert.Equal(["priceWon", "annualIncomeWon"], asked["values"]!.AsArray().Select(value => (string?)value!["argument"]));
        await client.PostAsync(
            $"api/executions/{id}/input",
            new JsonObject { ["inputId"] = (string?)asked["inputId"], ["decision"] = "edit", ["value"] = new JsonObject { ["priceWon"] = 700_000_000, ["annualIncomeWon"] = 80_000_000 } },
            Cancellation);
        var told = await client.WhenOverAsync(id, Cancellation);
        MainQuestion.AssertClean(await client.EventsAsync(id, Cancellation));
        Assert.DoesNotContain(told["answer"]!["assumptions"]!.AsArray(), one => (string?)one!["field"] is "priceWon" or "annualIncomeWon");
        Assert.Contains("7억", Text(told), StringComparison.Ordinal);

        var silent = await client.AskAsync(question, Cancellation, options: new() { ["mayAsk"] = true, ["inputSeconds"] = 1 });
        var anyway = await client.WhenOverAsync(silent, Cancellation);
        Assert.Contains(await client.EventsAsync(silent, Cancellation), e => (string?)e["event"] == "InputExpired");
        Assert.Equal((string?)unasked["answer"]!["text"], (string?)anyway["answer"]!["text"]);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (running is not null)
        {
            await running.DisposeAsync();
        }

        await LeftServers.RemoveAsync(Path.Combine(data, "postgres"), Path.Combine(data, "rabbitmq"));
        Directory.Delete(data, recursive: true);
    }

    private static async Task<(JsonNode State, IReadOnlyList<JsonNode> Events)> AskAsync(HolmesClient client, string question)
    {
        var id = await client.AskAsync(question, Cancellation);
        var state = await client.WhenOverAsync(id, Cancellation);
        var events = await client.EventsAsync(id, Cancellation);
        MainQuestion.AssertClean(events);
        return (state, events);
    }

    private static async Task<JsonNode> WhenAskedAsync(HolmesClient client, Guid id)
    {
        IReadOnlyList<JsonNode> events = [];
        await Eventually.TrueAsync(
            async () => (events = await client.EventsAsync(id, Cancellation)).Any(e => (string?)e["event"] == "InputRequested"),
            TimeSpan.FromMinutes(1),
            () => $"{id} asks nothing: {string.Join(", ", events.Select(e => (string?)e["event"]))}",
            Cancellation);
        return events.First(e => (string?)e["event"] == "InputRequested")["data"]!;
    }

    private static List<string> Tools(JsonNode state) =>
        [.. state["steps"]!.AsArray().SelectMany(step => step!["toolCalls"]!.AsArray()).Select(call => (string)call!["tool"]!)];

    private static string Text(JsonNode state) =>
        string.Join('\n', [(string)state["answer"]!["text"]!, .. state["answer"]!["sections"]!.AsArray().Select(section => (string)section!["content"]!)]);

    private async Task<HolmesClient> StartAsync(Dictionary<string, string>? more = null)
    {
        running = ServiceProcess.Start("Standalone", FreePort.Next(), new Dictionary<string, string>(more ?? []) { ["Holmes__Data"] = data });
        await running.WhenReadyAsync(Cancellation);
        return new HolmesClient(running.Address);
    }
}
