using Xunit;

namespace Holmes.Teams.Tests.Laws;

/// <summary>The statutes as published, beside the repository; tests that need them skip where they are not.</summary>
internal static class PublishedStatutes
{
    public static string? Root { get; } = Ancestors(AppContext.BaseDirectory)
        .Select(directory => Path.GetFullPath(Path.Combine(directory, "..", "shared", "data")))
        .Concat(Ancestors(AppContext.BaseDirectory).Select(directory => Path.Combine(directory, "shared", "data")))
        .FirstOrDefault(data => Directory.Exists(Path.Combine(data, "statutes")));

    public static string Require()
    {
        Assert.SkipWhen(Root is null, "The published statutes (../shared/data) are not here.");
        return Root!;
    }

    public static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Path.Combine(Require(), "statutes"), "*.txt").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Ancestors(string start)
    {
        for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
}
