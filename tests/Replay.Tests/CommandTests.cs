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
        var changed = recording.Changed(line =>
        {
            if (line.TypeOf() == "answer-composed")
            {
                line["data"]!["answer"]!["text"] = "otherwise";
            }

            return line;
        });

        Assert.Equal(0, await RunAsync([.. ids, "--log", recording.File, "--limit", "1"]));
        Assert.Equal(1, await RunAsync([.. ids, "--log", changed, "--json"]));
        Assert.Equal(2, await RunAsync(["--log", typeof(CommandTests).Assembly.Location]));
        Assert.Equal(2, await RunAsync(["--log", "/there/is/no/such/file"]));
        Assert.NotEmpty(ReplayCommand.Create().Parse(["--log", recording.File, "--since", "the day before yesterday"]).Errors);
    }

    private static Task<int> RunAsync(string[] arguments) => ReplayCommand.Create().Parse(arguments).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
}
