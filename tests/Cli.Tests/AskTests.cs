using System.Text.Json;
using Holmes.LocalServers;
using Xunit;

namespace Holmes.Cli.Tests;

public sealed class AskTests
{
    [Fact]
    public async Task An_answer_is_printed_with_its_parts_its_sources_and_what_was_assumed()
    {
        await using var server = await AnsweringAsync();

        var run = await Shell.RunAsync("ask", "강남구 전세 시세", "--server", server.Address, "--user", "kim");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("전세 보증금 중앙값은 6억원입니다.", run.Output, StringComparison.Ordinal);
        Assert.Contains("■ 시세", run.Output, StringComparison.Ordinal);
        Assert.Contains("- 연소득 6,000만원: 말씀하지 않아 가정했습니다", run.Output, StringComparison.Ordinal);
        Assert.Contains("- 실거래가 (2026-10-31 기준) [예시 데이터]", run.Output, StringComparison.Ordinal);
        Assert.Contains("도구 선택: s1 market_prices", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Output + run.Errors);
        Assert.Equal("kim:강남구 전세 시세", Assert.Single(server.Requests));
    }

    [Fact]
    public async Task With_json_the_output_is_the_final_state_and_nothing_else()
    {
        await using var server = await AnsweringAsync();

        var run = await Shell.RunAsync("ask", "강남구 전세 시세", "--server", server.Address, "--json");

        using var state = JsonDocument.Parse(run.Output);
        Assert.Equal("completed", state.RootElement.GetProperty("status").GetString());
        Assert.Contains("전세 보증금", run.Output, StringComparison.Ordinal); // readable, not escaped
        Assert.Empty(run.Errors);
    }

    [Fact]
    public async Task A_broken_connection_goes_on_from_the_last_event()
    {
        await using var server = await AnsweringAsync();
        server.BreakAfter = 2;

        var run = await Shell.RunAsync("ask", "강남구 전세 시세", "--server", server.Address);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(["0", "2"], server.ResumedFrom);
        Assert.Single(run.Errors.Split('\n'), line => line.Contains("도구 선택", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_execution_that_failed_ends_with_one()
    {
        await using var server = await HolmesServer.StartAsync();
        server.Story.Add(("ExecutionFailed", new { failure = new { @class = "permanent", message = "아무 도구도 답하지 못했습니다." } }));
        server.Status = "failed";

        var run = await Shell.RunAsync("ask", "질문", "--server", server.Address);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("failed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_a_clear_message_and_two()
    {
        var run = await Shell.RunAsync("ask", "질문", "--server", $"http://127.0.0.1:{FreePort.Next()}");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("./holmes up", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_refusal_is_told_in_the_words_of_the_server()
    {
        await using var server = await HolmesServer.StartAsync();

        var run = await Shell.RunAsync("ask", "너무 긴 질문", "--server", server.Address);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("The question is too long.", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("ask", " ")]
    [InlineData("ask", "질문", "--server", "nonsense")]
    [InlineData("ask", "질문", "--unknown")]
    [InlineData("up", "--port", "0")]
    [InlineData("up", "--port", "many")]
    [InlineData("import", "weather", "file.csv")]
    [InlineData("import", "listings", "/does/not/exist")]
    [InlineData("replay", "not-an-id")]
    [InlineData("dance")]
    public async Task Wrong_usage_ends_with_two(params string[] arguments)
    {
        var run = await Shell.RunAsync(arguments);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.NotEmpty(run.Errors);
    }

    private static async Task<HolmesServer> AnsweringAsync()
    {
        var server = await HolmesServer.StartAsync();
        server.Story.AddRange(Stories.Answered);
        server.Answer = new
        {
            text = "전세 보증금 중앙값은 6억원입니다.",
            sections = new[] { new { kind = "figures", title = "시세", content = "중앙값 6억원" } },
            sources = new[] { new { kind = "transactions", title = "실거래가", asOf = "2026-10-31", isSample = true } },
            assumptions = new[] { new { field = "annualIncomeWon", value = "연소득 6,000만원", reason = "말씀하지 않아 가정했습니다" } },
            notDone = Array.Empty<string>(),
        };
        return server;
    }
}
