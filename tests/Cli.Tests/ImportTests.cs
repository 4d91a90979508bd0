using Microsoft.AspNetCore.Http;
using Xunit;

namespace Holmes.Cli.Tests;

public sealed class ImportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("holmes-import-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_file_of_a_folder_is_sent_as_it_is_and_counted()
    {
        var sent = new List<(string Kind, string File, string Body)>();
        await using var server = await HolmesServer.StartAsync();
        server.Import = (kind, file, body) =>
        {
            sent.Add((kind, file, body));
            return Results.Json(new { kind, files = 1, accepted = 2, unchanged = 1, rejected = 0, rejects = Array.Empty<object>() });
        };
        Directory.CreateDirectory(Path.Combine(folder, "2026"));
        await File.WriteAllTextAsync(Path.Combine(folder, "2026", "강남.csv"), "시군구,거래금액", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "b.csv"), "b", TestContext.Current.CancellationToken);

        var run = await Shell.RunAsync("import", "transactions", folder, "--server", server.Address);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal([("transactions", "2026/강남.csv", "시군구,거래금액"), ("transactions", "b.csv", "b")], sent);
        Assert.EndsWith("2 files: 4 accepted, 2 unchanged, 0 rejected\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_row_is_told_with_its_file_line_and_reason()
    {
        await using var server = await HolmesServer.StartAsync();
        server.Import = (_, file, _) => Results.Json(new
        {
            files = 1,
            accepted = 3,
            unchanged = 0,
            rejected = 2,
            rejects = new[] { new { file, line = 7, reason = "면적이 없습니다." } },
        });
        await File.WriteAllTextAsync(Path.Combine(folder, "a.csv"), "a", TestContext.Current.CancellationToken);

        var run = await Shell.RunAsync("import", "listings", Path.Combine(folder, "a.csv"), "--server", server.Address);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("a.csv:7: 면적이 없습니다.", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 more rows were rejected", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_with_one_when_everything_was_rejected()
    {
        await using var server = await HolmesServer.StartAsync();
        server.Import = (_, _, _) => Results.Problem("This is no statute.", statusCode: 422);
        await File.WriteAllTextAsync(Path.Combine(folder, "a.txt"), "a", TestContext.Current.CancellationToken);

        var run = await Shell.RunAsync("import", "statutes", folder, "--server", server.Address);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("This is no statute.", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 files: 0 accepted, 0 unchanged, 1 rejected\n", run.Output, StringComparison.Ordinal);
    }
}
