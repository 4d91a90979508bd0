using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace Holmes.WholeSystem;

/// <summary>A small <c>bench recovery</c>: real processes, and a seed that decides what fails.</summary>
public sealed class RecoveryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_tools_processes_messages_and_models_fail_answers_are_right_or_say_what_is_missing()
    {
        var file = Path.GetTempFileName();
        try
        {
            // artifacts/bin/System.Tests/debug → artifacts/bin/Bench/debug
            var here = new DirectoryInfo(AppContext.BaseDirectory);
            var program = Path.Combine(here.Parent!.Parent!.FullName, "Bench", here.Name, "Holmes.Bench.dll");
            using var bench = Process.Start(new ProcessStartInfo("dotnet", [program, "recovery", "--executions", "36", "--seed", "4", "--json", file]))!;
            await bench.WaitForExitAsync(Cancellation);

            var report = JsonNode.Parse(await File.ReadAllTextAsync(file, Cancellation))!;
            var (recovered, recoverable) = ((int)report["recovered"]!, (int)report["recoverable"]!);
            Assert.True((int)report["catastrophicSuccesses"]! == 0 && (int)report["duplicateCalls"]! == 0, report.ToJsonString());
            Assert.True(recoverable > 60 && recovered >= 0.9 * recoverable, report.ToJsonString());
            Assert.True(report["perClass"]!.AsArray().Count > 10, report.ToJsonString());
        }
        finally
        {
            File.Delete(file);
        }
    }
}
