using System.Text.Json;
using Xunit;

namespace Holmes.Cli.Tests;

public sealed class ReplayTests
{
    [Fact]
    public async Task Events_are_printed_in_order_one_a_line()
    {
        await using var server = await HolmesServer.StartAsync();
        server.Story.AddRange(Stories.Answered);

        var run = await Shell.RunAsync("replay", HolmesServer.ExecutionId, "--server", server.Address);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        var lines = run.Output.TrimEnd().Split('\n');
        Assert.Equal(Stories.Answered.Count, lines.Length);
        Assert.All(lines.Zip(Stories.Answered), pair => Assert.Contains(pair.Second.Name, pair.First, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_version_gives_the_state_as_of_then()
    {
        await using var server = await HolmesServer.StartAsync();
        server.Story.AddRange(Stories.Answered);

        var run = await Shell.RunAsync("replay", HolmesServer.ExecutionId, "--at", "3", "--json", "--server", server.Address);

        using var state = JsonDocument.Parse(run.Output);
        Assert.Equal(3, state.RootElement.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Without_an_execution_and_without_another_build_there_is_nothing_to_replay() =>
        Assert.Equal(ExitCode.Usage, (await Shell.RunAsync("replay")).ExitCode);

    [Fact]
    public async Task A_folder_without_a_build_is_refused_with_what_was_expected()
    {
        var run = await Shell.RunAsync("replay", "--against", Path.GetTempPath(), "--log", typeof(ReplayTests).Assembly.Location);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("neither a working tree of Holmes nor a folder with a built Holmes.Replay.dll", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_never_was_is_refused()
    {
        await using var server = await HolmesServer.StartAsync();
        server.Story.AddRange(Stories.Answered);

        var run = await Shell.RunAsync("replay", HolmesServer.ExecutionId, "--at", "99", "--server", server.Address);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("no such version", run.Errors, StringComparison.Ordinal);
    }
}
