using System.CommandLine;
using Holmes.Cli.Builds;
using Holmes.LocalServers;
using Spectre.Console;

namespace Holmes.Cli.TestRuns;

/// <summary>holmes test: everything the project can prove about itself.</summary>
internal sealed class TestCommand(Repository repository, CancellationToken cancellation)
{
    /// <summary>Three levels: deep enough for a folder of tests, not for what npm installs in it.</summary>
    private static readonly EnumerationOptions NotInPackages = new() { RecurseSubdirectories = true, MaxRecursionDepth = 2 };

    private readonly string results = Path.Combine(repository.Artifacts, "test-results");
    private readonly List<Suite> suites = [];

    public static Command Create()
    {
        var filter = new Argument<string?>("filter")
        {
            Description = "Part of a suite's or a test's name.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("test", "Installs what the tests need and runs them all.") { filter };
        command.SetAction((parsed, cancellation) => new TestCommand(Repository.Find(), cancellation).RunAsync(parsed.GetValue(filter)));
        return command;
    }

    private async Task<int> RunAsync(string? filter)
    {
        Directory.CreateDirectory(results);
        var selection = Selection.Of(filter, DotnetSuites.Projects(repository));
        if (await TryAsync("build", () => BuildAsync(selection)))
        {
            await RunProjectsAsync(selection);
            await RunWebAsync(selection);
        }

        Summary.Write(suites, AnsiConsole.Console);
        Terminal.Tell(Summary.LastLine(suites));
        return Summary.ExitCodeOf(suites);
    }

    private async Task BuildAsync(Selection selection)
    {
        if (selection.Projects.Count > 0)
        {
            await ServerPrograms.EnsurePostgresAsync(Terminal.Say, cancellation);
            if (Environment.GetEnvironmentVariable("HOLMES_TEST_RABBITMQ") is not { Length: > 0 })
            {
                await ServerPrograms.EnsureRabbitMqAsync(Terminal.Say, cancellation);
            }
        }

        if (selection.Projects.Count > 0 || selection.EndToEnd)
        {
            Terminal.Say("Building the solution …");
            using var building = await BuildLock.TakeAsync(repository, Terminal.Say, cancellation);
            await DotnetBuild.SolutionAsync(repository, results, cancellation);
        }
    }

    private async Task RunProjectsAsync(Selection selection)
    {
        foreach (var project in selection.Projects)
        {
            var projects = new DotnetSuites(repository, results, await NodeForAsync(project));
            Terminal.Say($"Testing {project} …");
            Add(await projects.RunAsync(project, selection.TestName, cancellation));
        }
    }

    /// <summary>Some tests talk to programs that are npm packages; their lock file lies with the tests.</summary>
    private async Task<Dictionary<string, string>> NodeForAsync(string project)
    {
        var folder = Directory
            .EnumerateFiles(Path.Combine(repository.Root, "tests", project), "package-lock.json", NotInPackages)
            .Select(Path.GetDirectoryName).FirstOrDefault();
        var node = default(Node);
        if (folder is not null)
        {
            await TryAsync($"packages of {project}", async () => node = await NpmPackages.EnsureAsync(folder, results, Terminal.Say, cancellation));
        }

        return node?.Variables ?? [];
    }

    private async Task RunWebAsync(Selection selection)
    {
        if ((!selection.Web && !selection.EndToEnd) || !File.Exists(Path.Combine(repository.Web, "package.json")))
        {
            return;
        }

        var node = default(Node);
        await TryAsync("web packages", async () => node = await WebBuild.PackagesAsync(repository, results, Terminal.Say, cancellation));
        if (node is null)
        {
            return;
        }

        var web = new WebSuites(repository, node, results);
        if (selection.Web)
        {
            Terminal.Say("Testing the page …");
            Add(await web.UnitsAsync(selection.TestName, cancellation));
        }

        if (selection.EndToEnd && (selection.TestName is not { } name || await web.HasEndToEndAsync(name, cancellation)))
        {
            Terminal.Say("Testing in a browser …");
            await TryAsync("e2e", () => RunBrowserAsync(web, selection.TestName));
        }
    }

    private async Task RunBrowserAsync(WebSuites web, string? testName)
    {
        var chromium = await Chromium.EnsureAsync(Terminal.Say, cancellation);
        await using var holmes = await HolmesUnderTest.StartAsync(Path.Combine(results, "holmes.log"), cancellation);
        Add(await web.EndToEndAsync(holmes.Address, chromium, testName, cancellation));
    }

    /// <summary>What cannot be prepared is a failure with a name, and does not take the other suites with it.</summary>
    private async Task<bool> TryAsync(string name, Func<Task> prepare)
    {
        var since = TimeProvider.System.GetTimestamp();
        try
        {
            await prepare();
            return true;
        }
        catch (Exception problem) when (problem is CannotContinueException or LocalServerException)
        {
            Add(Suite.Broken(name, problem.Message, TimeProvider.System.GetElapsedTime(since)));
            return false;
        }
    }

    private void Add(Suite suite)
    {
        suites.Add(suite);
        Terminal.Say($"  {suite.Passed} passed, {suite.Failed} failed, {suite.Skipped} skipped ({suite.Duration.TotalSeconds:F1} s)");
    }
}
