using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Mcp;
using Xunit;

namespace Holmes.Teams.Tests.Mcp;

public sealed class McpServerTests
{
    private static readonly string[] Observed = ["강남구 대치동"];

    [Fact]
    public async Task A_servers_tools_are_offered_with_its_name_before_theirs_and_what_it_says_of_their_effects()
    {
        await using var everything = await Connected.ToAsync("every", ServersOfOthers.Everything);

        var echo = everything.Tool("every_echo").Descriptor;
        Assert.Equal((TeamNames.Search, "every_echo", "every_echo.result"), (echo.Team, echo.Capability, echo.Gives));
        Assert.True(echo.ArgumentsSchema.GetProperty("properties").TryGetProperty("message", out _));
    }

    [Fact]
    public async Task Korean_goes_there_and_comes_back()
    {
        await using var everything = await Connected.ToAsync("every", ServersOfOthers.Everything);

        var result = await everything.CallAsync("every_echo", new { message = "강남구 미세먼지" });

        Assert.Equal(Outcome.Ok, result.Outcome);
        Assert.Contains("강남구 미세먼지", result.Result!.Value.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Structured_content_is_the_result_itself()
    {
        await using var everything = await Connected.ToAsync("every", ServersOfOthers.Everything);

        var result = await everything.CallAsync("every_get-structured-content", new { location = "New York" });

        Assert.Equal(Outcome.Ok, result.Outcome);
        Assert.Equal(JsonValueKind.Number, result.Result!.Value.GetProperty("temperature").ValueKind);
    }

    [Fact]
    public async Task Wrong_arguments_are_a_failure_of_the_arguments_and_not_an_answer()
    {
        await using var everything = await Connected.ToAsync("every", ServersOfOthers.Everything);

        var result = await everything.CallAsync("every_get-sum", new { a = "nine" });

        Assert.Equal((Outcome.Failed, FailureClass.BadArguments), (result.Outcome, result.Failure!.Class));
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_given_up_and_the_connection_lives_on()
    {
        await using var everything = await Connected.ToAsync("every", ServersOfOthers.Everything);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => everything.CallUntilAsync("every_trigger-long-running-operation", new { duration = 30, steps = 3 }, limit.Token));

        Assert.Equal(Outcome.Ok, (await everything.CallAsync("every_echo", new { message = "still there" })).Outcome);
    }

    [Fact]
    public async Task What_one_call_wrote_another_finds_after_the_server_was_started_anew()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():N}.jsonl");
        try
        {
            await using (var memory = await Connected.ToAsync("memory", ServersOfOthers.Memory(file)))
            {
                var written = await memory.CallAsync("memory_create_entities", new { entities = new[] { new { name = "은마아파트", entityType = "complex", observations = Observed } } });
                Assert.Equal(Outcome.Ok, written.Outcome);
            }

            await using var again = await Connected.ToAsync("memory", ServersOfOthers.Memory(file));
            var found = await again.CallAsync("memory_search_nodes", new { query = "은마" });
            Assert.Contains("대치동", found.Result!.Value.GetProperty("entities")[0].GetProperty("observations")[0].GetString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Only_the_tools_that_are_wanted_are_offered()
    {
        await using var some = await Connected.ToAsync("every", ServersOfOthers.Everything with { Tools = ["echo"] });

        Assert.Equal(["every_echo"], some.Catalogue.Tools.Select(tool => tool.Descriptor.Name));
    }

    [Fact]
    public async Task A_server_that_is_not_trusted_is_taken_to_have_effects_and_asked_for_first()
    {
        await using var stranger = await Connected.ToAsync("every", ServersOfOthers.Everything with { Trusted = false });

        var echo = stranger.Tool("every_echo").Descriptor;
        Assert.Equal((EffectClass.Once, true), (echo.Effect, echo.NeedsApproval));
    }

    [Fact]
    public async Task A_result_that_does_not_have_the_promised_shape_is_not_passed_on()
    {
        await using var pretender = await Connected.ToAsync("every", ServersOfOthers.Everything with { Gives = Gives.MarketSummary });

        var result = await pretender.CallAsync("every_get-structured-content", new { location = "New York" });

        Assert.Equal((Outcome.Failed, FailureClass.MalformedOutput), (result.Outcome, result.Failure!.Class));
    }

    [Fact]
    public async Task The_services_own_environment_is_not_the_programs()
    {
        Environment.SetEnvironmentVariable("HOLMES_MCP_TEST_SECRET", "not yours");
        await using var everything = await Connected.ToAsync("every", ServersOfOthers.Everything with { Environment = new() { ["GIVEN"] = "yours" } });

        var seen = (await everything.CallAsync("every_get-env", new { })).Result!.Value.GetRawText();

        Assert.Contains("yours", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("not yours", seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, "search", "either Command")]
    [InlineData("node", "http://127.0.0.1:1/mcp", "search", "either Command")]
    [InlineData(null, "ftp://somewhere/mcp", "search", "no http or https address")]
    [InlineData("node", null, "kitchen", "none of search, analysis, document")]
    public void Settings_that_cannot_be_meant_are_refused_at_the_start(string? command, string? url, string team, string problem)
    {
        var options = new McpOptions { Servers = new() { ["x"] = new McpServerOptions { Command = command, Url = url is null ? null : new Uri(url), Team = team } } };

        var refused = new McpOptionsChecks().Validate(null, options);

        Assert.Contains(problem, refused.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("Mcp__Servers__x", refused.FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP 429 Too Many Requests", FailureClass.RateLimited, true)]
    [InlineData("upstream timed out", FailureClass.Transient, true)]
    [InlineData("Unknown tool: foo", FailureClass.UnknownTool, false)]
    [InlineData("MCP error -32602: Invalid arguments for tool", FailureClass.BadArguments, false)]
    [InlineData("no permission", FailureClass.Permanent, false)]
    [InlineData("", FailureClass.Permanent, false)]
    public void What_an_error_is_about_is_read_from_its_words(string said, FailureClass expected, bool retryable)
    {
        var failure = McpFailure.Of(said);

        Assert.Equal((expected, retryable), (failure.Class, failure.Retryable));
        Assert.NotEmpty(failure.Message);
    }
}
