using System.Text.Json.Nodes;
using Xunit;

namespace Holmes.WholeSystem;

/// <summary>One trace per execution, whichever processes work on it.</summary>
public sealed class TraceTests(TracedSystem system) : IClassFixture<TracedSystem>
{
    private const string Tool = "execute_tool ";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_execution_is_one_trace_from_the_request_at_the_edge_to_its_tools()
    {
        using var client = new HolmesClient(system.Edge);
        var id = await client.AskAsync(MainQuestion.Text, Cancellation);
        MainQuestion.AssertAnswered(await client.WhenOverAsync(id, Cancellation));

        var trace = await TraceOfAsync(client, id);
        await WhenAsync(
            () => SpansOf(trace).Select(span => span.Service).Distinct().Count() >= 4 && SpansOf(trace).Count(IsTool) >= 2,
            () => $"The trace of {id} is {Shown(SpansOf(trace))}");

        await WhenAsync(() => SpansOf(trace).All(span => Root(span) is not null), () => $"A parent is missing in {Shown(SpansOf(trace))}");
        var root = Assert.Single(SpansOf(trace).Select(Root).Distinct())!;
        Assert.Equal(("holmes-notifier", ""), (root.Service, root.ParentId));
        Assert.Contains("POST", root.Name, StringComparison.Ordinal);
        Assert.Superset(
            new HashSet<string> { "holmes-notifier", "holmes-supervisor", "holmes-orchestrator", "holmes-teams" },
            SpansOf(trace).Select(span => span.Service).ToHashSet());
        Assert.Superset(new HashSet<string> { Tool + "market_data", Tool + "loan_simulator" }, SpansOf(trace).Where(IsTool).Select(span => span.Name).ToHashSet());
        AssertNothingElsewhere(id, trace);
    }

    [Fact]
    public async Task Work_resumed_by_another_supervisor_stays_in_the_trace_of_the_question()
    {
        using var client = new HolmesClient(system.Edge);
        await system.KillAsync("Teams"); // so that the steps are still to be done
        var id = await client.AskAsync(MainQuestion.Text, Cancellation);
        await Eventually.TrueAsync(
            async () => (await client.EventsAsync(id, Cancellation)).Any(e => (string?)e["event"] == "StepStarted"),
            TimeSpan.FromSeconds(60), () => "No step was started.", Cancellation);
        var trace = await TraceOfAsync(client, id);
        await WhenAsync(() => SpansOf(trace).Any(IsSupervisor), () => $"The supervisor is not in {Shown(SpansOf(trace))}");
        var first = SpansOf(trace).Where(IsSupervisor).Select(span => span.Instance).ToHashSet();

        await system.KillAsync("Supervisor");
        await system.StartAsync("Supervisor");
        await system.StartAsync("Teams");

        MainQuestion.AssertAnswered(await client.WhenOverAsync(id, Cancellation));
        await WhenAsync(
            () => SpansOf(trace).Any(span => IsSupervisor(span) && !first.Contains(span.Instance)) && SpansOf(trace).Count(IsTool) >= 2,
            () => $"Nothing of the second supervisor, or no tool, is in {Shown(SpansOf(trace))}");
        AssertNothingElsewhere(id, trace);
    }

    [Fact]
    public async Task What_a_later_request_sets_going_stays_in_the_trace_of_the_question()
    {
        using var client = new HolmesClient(system.Edge);
        var id = await client.AskAsync(MainQuestion.Text, Cancellation, options: new JsonObject { ["requireApproval"] = true });
        JsonNode? asked = null;
        await Eventually.TrueAsync(
            async () => (asked = (await client.EventsAsync(id, Cancellation)).FirstOrDefault(e => (string?)e["event"] == "InputRequested")) is not null,
            TimeSpan.FromSeconds(60), () => "Nobody asked for approval.", Cancellation);

        await client.PostAsync($"api/executions/{id}/input", Approval(asked!), Cancellation);

        MainQuestion.AssertAnswered(await client.WhenOverAsync(id, Cancellation));
        var trace = await TraceOfAsync(client, id);
        await WhenAsync(() => SpansOf(trace).Count(IsTool) >= 2, () => $"No tool is in {Shown(SpansOf(trace))}");
        AssertNothingElsewhere(id, trace);
    }

    private static JsonObject Approval(JsonNode asked) => new()
    {
        ["inputId"] = (string?)asked["data"]!["inputId"],
        ["decision"] = "approve",
    };

    /// <summary>The trace that the stream remembers.</summary>
    private static async Task<string> TraceOfAsync(HolmesClient client, Guid id) =>
        ((string)(await client.EventsAsync(id, Cancellation))[0]["data"]!["traceParent"]!).Split('-')[1];

    private IReadOnlyList<Span> SpansOf(string trace) => [.. system.Spans.Where(span => span.TraceId == trace)];

    private Span? Root(Span span)
    {
        var known = system.Spans.DistinctBy(one => one.SpanId).ToDictionary(one => one.SpanId);
        while (span.ParentId.Length > 0)
        {
            if (!known.TryGetValue(span.ParentId, out var parent))
            {
                return null;
            }

            span = parent;
        }

        return span;
    }

    /// <summary>Messages carry the execution's id; none of them was sent or taken, and no tool was run, in another trace.</summary>
    private void AssertNothingElsewhere(Guid id, string trace) =>
        Assert.All(system.Spans.Where(span => span.Tags.Values.Contains(id.ToString())), span => Assert.Equal(trace, span.TraceId));

    private static Task WhenAsync(Func<bool> isSo, Func<string> seen) =>
        Eventually.TrueAsync(() => Task.FromResult(isSo()), TimeSpan.FromSeconds(30), seen, Cancellation);

    private static bool IsTool(Span span) => span.Name.StartsWith(Tool, StringComparison.Ordinal);

    private static bool IsSupervisor(Span span) => span.Service == "holmes-supervisor";

    private static string Shown(IEnumerable<Span> spans) => string.Join('\n', spans);
}
