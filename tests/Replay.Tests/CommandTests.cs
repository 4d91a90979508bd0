using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace Holmes.Replay.Tests;

/// <summary>What a script sees of it.</summary>
public sealed class CommandTests(RulesRecording rules)
{
    private readonly Recording recording = rules.Recording;

    [Fact]
    public async Task It_ends_with_0_when_nothing_differs_1_when_something_does_and_2_when_the_log_cannot_be_read()
    {
        var ids = recording.Lines().Of("execution-started").Take(1).Select(line => $"{line.SubjectOf()}").ToList();
        var changed = recording.Changed(AnsweredOtherwise);

        Assert.Equal(0, await RunAsync([.. ids, "--log", recording.File, "--limit", "1"]));
        Assert.Equal(1, await RunAsync([.. ids, "--log", changed, "--json"]));
        Assert.Equal(2, await RunAsync("--log", typeof(CommandTests).Assembly.Location));
        Assert.Equal(2, await RunAsync("--log", "/there/is/no/such/file"));
        Assert.Equal(2, await RunAsync("--log", recording.File, "--since", "the day before yesterday"));
        Assert.Equal(2, await RunAsync("--log", recording.File, "--policy", recording.File));
        Assert.Equal(2, await RunAsync("--log", recording.File, "--tools", recording.File));
    }

    [Fact]
    public async Task An_execution_that_is_not_in_the_log_is_not_taken_for_one_that_decides_the_same() =>
        Assert.Equal(2, await RunAsync($"{Guid.CreateVersion7()}", "--log", recording.File));

    [Fact]
    public async Task The_command_line_runs_a_built_program_and_ends_as_it_does()
    {
        var changed = recording.Changed(AnsweredOtherwise);

        var (same, report) = await HolmesAsync("--log", recording.File, "--limit", "3");
        var (differs, differences) = await HolmesAsync("--log", changed, "--limit", "3");

        Assert.Equal(0, same);
        Assert.Contains("3 executions of log.jsonl", report, StringComparison.Ordinal);
        Assert.Equal(1, differs);
        Assert.Contains("text: \"otherwise\" → ", differences, StringComparison.Ordinal);
    }

    private static JsonNode AnsweredOtherwise(JsonNode line)
    {
        if (line.TypeOf() == "answer-composed")
        {
            line["data"]!["answer"]!["text"] = "otherwise";
        }

        return line;
    }

    private static Task<int> RunAsync(params string[] arguments) => ReplayCommand.RunAsync(arguments, TestContext.Current.CancellationToken);

    private static async Task<(int Code, string Output)> HolmesAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "holmes.dll"), "replay", "--against", AppContext.BaseDirectory, .. arguments])
        {
            RedirectStandardOutput = true,
        };
        using var holmes = Process.Start(start)!;
        var output = await holmes.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await holmes.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (holmes.ExitCode, output);
    }
}
