using Holmes.Cli.TestRuns;
using Xunit;

namespace Holmes.Cli.Tests;

public sealed class TestRunTests
{
    private static readonly string[] Projects = ["Memory.Tests", "Supervisor.Tests"];

    [Fact]
    public void Without_a_filter_everything_runs()
    {
        var selection = Selection.Of(null, Projects);
        Assert.Equal(Projects, selection.Projects);
        Assert.True(selection is { Web: true, EndToEnd: true, TestName: null });
    }

    [Fact]
    public void A_part_of_a_projects_name_selects_it_whole()
    {
        var selection = Selection.Of("supervisor", Projects);
        Assert.Equal(["Supervisor.Tests"], selection.Projects);
        Assert.True(selection is { Web: false, EndToEnd: false, TestName: null });
    }

    [Fact]
    public void Any_other_filter_is_looked_for_in_the_names_of_all_tests()
    {
        var selection = Selection.Of("Deposit_is_capped", Projects);
        Assert.Equal(Projects, selection.Projects);
        Assert.Equal("Deposit_is_capped", selection.TestName);
    }

    [Fact]
    public void The_last_line_adds_up_and_nothing_run_is_no_success()
    {
        Suite[] suites = [new("a", 3, 0, 1, TimeSpan.Zero), new("b", 2, 0, 0, TimeSpan.Zero)];
        Assert.Equal("5 passed, 0 failed, 1 skipped", Summary.LastLine(suites));
        Assert.Equal(ExitCode.Done, Summary.ExitCodeOf(suites));
        Assert.Equal(ExitCode.Failed, Summary.ExitCodeOf([.. suites, new("c", 1, 1, 0, TimeSpan.Zero)]));
        Assert.Equal(ExitCode.Failed, Summary.ExitCodeOf([]));
        Assert.Equal(ExitCode.Failed, Summary.ExitCodeOf([new("d", 0, 0, 4, TimeSpan.Zero)]));
    }

    [Fact]
    public void A_run_that_crashed_after_green_tests_is_a_failure()
    {
        var suite = new Suite("a", 3, 0, 0, TimeSpan.Zero).WithExitCode(139, "core dumped");
        Assert.Equal(1, suite.Failed);
        Assert.Contains("139", suite.Failures[0].Test, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_of_xunit_are_read()
    {
        var cases = Reports.Ctrf("""
            {"results":{"tests":[
              {"name":"A.passes","status":"passed"},
              {"name":"A.fails","status":"failed","message":"expected 1","trace":"at A"},
              {"name":"A.waits","status":"skipped","message":"no data"}]}}
            """);
        Assert.Equal([TestStatus.Passed, TestStatus.Failed, TestStatus.Skipped], cases.Select(test => test.Status));
        Assert.Equal("expected 1\nat A", cases[1].Message);
    }

    [Fact]
    public void Reports_of_vitest_are_read_and_a_file_that_does_not_load_has_failed()
    {
        var cases = Reports.Vitest("""
            {"testResults":[
              {"name":"a.test.ts","status":"passed","assertionResults":[
                {"fullName":"adds","status":"passed","failureMessages":[]},
                {"fullName":"later","status":"todo","failureMessages":[]}]},
              {"name":"b.test.ts","status":"failed","message":"cannot import","assertionResults":[]}]}
            """);
        Assert.Equal([TestStatus.Passed, TestStatus.Skipped, TestStatus.Failed], cases.Select(test => test.Status));
        Assert.Equal("cannot import", cases[2].Message);
    }

    [Fact]
    public void Reports_of_playwright_are_read_with_the_errors_outside_any_test()
    {
        var cases = Reports.Playwright("""
            {"suites":[{"title":"ask.spec.ts","specs":[],"suites":[{"title":"asking","specs":[
              {"title":"shows the plan","tests":[{"status":"expected","results":[{"errors":[]}]}]},
              {"title":"shows the answer","tests":[{"status":"unexpected","results":[{"errors":[{"message":"\u001b[31mnot found\u001b[39m"}]}]}]}]}]}],
             "errors":[{"message":"no browser"}]}
            """);
        Assert.Equal([TestStatus.Passed, TestStatus.Failed, TestStatus.Failed], cases.Select(test => test.Status));
        Assert.Equal(("ask.spec.ts › asking › shows the answer", "not found"), (cases[1].Name, cases[1].Message));
    }
}
