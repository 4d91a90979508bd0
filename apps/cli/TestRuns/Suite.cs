namespace Holmes.Cli.TestRuns;

/// <summary>What came of one test project, or of the page's tests.</summary>
internal sealed record Suite(string Name, int Passed, int Failed, int Skipped, TimeSpan Duration)
{
    public IReadOnlyList<TestNote> Failures { get; init; } = [];

    public IReadOnlyList<TestNote> Skips { get; init; } = [];

    public int Ran => Passed + Failed;

    /// <summary>It could not be run, which counts as a failure: a suite that is silent must not look green.</summary>
    public static Suite Broken(string name, string reason, TimeSpan duration) =>
        new(name, 0, 1, 0, duration) { Failures = [new TestNote("it could not be run", reason)] };

    public static Suite Of(string name, IReadOnlyList<TestCase> cases, TimeSpan duration) => new(
        name,
        cases.Count(test => test.Status == TestStatus.Passed),
        cases.Count(test => test.Status == TestStatus.Failed),
        cases.Count(test => test.Status == TestStatus.Skipped),
        duration)
    {
        Failures = [.. cases.Where(test => test.Status == TestStatus.Failed).Select(test => new TestNote(test.Name, test.Message))],
        Skips = [.. cases.Where(test => test.Status == TestStatus.Skipped).Select(test => new TestNote(test.Name, test.Message))],
    };

    /// <summary>A run that ended badly without a failed test has crashed.</summary>
    public Suite WithExitCode(int code, string log) => code == 0 || Failed > 0
        ? this
        : this with
        {
            Failed = 1,
            Failures = [new TestNote($"it ended with {code} without naming a failed test", log)],
        };
}

internal sealed record TestNote(string Test, string Text);

internal sealed record TestCase(string Name, TestStatus Status, string Message);

internal enum TestStatus
{
    Passed,
    Failed,
    Skipped,
}
