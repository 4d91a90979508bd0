using Xunit;

namespace Holmes.Teams.Tests.Laws;

/// <summary>
/// The statutes as published at law.go.kr, which are not part of the project: <c>HOLMES_TEST_LAW</c> names a folder with
/// <c>statutes/*.txt</c>. Tests that need them skip without it.
/// </summary>
internal static class PublishedStatutes
{
    private const string Variable = "HOLMES_TEST_LAW";

    public static string Require()
    {
        var root = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(root), $"{Variable} names no folder with the published statutes.");
        return root!;
    }

    public static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Path.Combine(Require(), "statutes"), "*.txt").Order(StringComparer.Ordinal);
}
