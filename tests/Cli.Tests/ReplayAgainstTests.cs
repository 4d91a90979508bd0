using Xunit;

namespace Holmes.Cli.Tests;

/// <summary>Another working tree decides: it is found, built and run, or said to be none.</summary>
public sealed class ReplayAgainstTests : IDisposable
{
    private readonly string tree = Directory.CreateTempSubdirectory("holmes-tree-").FullName;

    private string Log => Path.Combine(tree, "log.jsonl");

    [Fact]
    public async Task A_working_tree_is_built_and_its_program_decides_on_the_log_with_what_was_chosen()
    {
        Plant("""System.IO.File.WriteAllLines(System.IO.Path.Combine(System.AppContext.BaseDirectory, "told"), args); return 1;""");

        var run = await AgainstTreeAsync("--limit", "3", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["--log", Log, "--limit", "3", "--json"], await File.ReadAllLinesAsync(Path.Combine(tree, "artifacts/bin/Replay/release/told"), TestContext.Current.CancellationToken));
        Assert.DoesNotContain("Building", (await AgainstTreeAsync()).Errors, StringComparison.Ordinal); // nothing is newer
    }

    [Fact]
    public async Task A_tree_that_cannot_be_built_is_no_difference_and_the_compiler_is_heard()
    {
        Plant("this is no program");

        var run = await AgainstTreeAsync();

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("error CS", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_from_before_replays_is_refused()
    {
        await File.WriteAllTextAsync(Path.Combine(tree, "Holmes.slnx"), "", TestContext.Current.CancellationToken);

        var run = await AgainstTreeAsync();

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("cannot replay yet", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--log")]
    [InlineData("--policy")]
    [InlineData("--tools")]
    public async Task A_file_that_is_not_there_is_missed_before_anything_is_built(string option)
    {
        Plant("this is no program");

        var run = await AgainstTreeAsync(option, "/there/is/no/such/file");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Equal("error: There is no file /there/is/no/such/file.\n", run.Errors);
    }

    public void Dispose() => Directory.Delete(tree, recursive: true);

    private async Task<CliRun> AgainstTreeAsync(params string[] more)
    {
        await File.WriteAllTextAsync(Log, "", TestContext.Current.CancellationToken);
        return await Shell.RunAsync([.. new[] { "replay", "--against", tree }, .. more is ["--log", ..] ? [] : new[] { "--log", Log }, .. more]);
    }

    /// <summary>The least that is a tree: a solution, and the project of a program that replays.</summary>
    private void Plant(string program)
    {
        Directory.CreateDirectory(Path.Combine(tree, "replay"));
        File.WriteAllText(Path.Combine(tree, "Holmes.slnx"), "<Solution />");
        File.WriteAllText(Path.Combine(tree, "Directory.Build.props"), "<Project><PropertyGroup><ArtifactsPath>$(MSBuildThisFileDirectory)artifacts</ArtifactsPath></PropertyGroup></Project>");
        File.WriteAllText(Path.Combine(tree, "replay/Replay.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <AssemblyName>Holmes.Replay</AssemblyName>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(tree, "replay/Program.cs"), program);
    }
}
