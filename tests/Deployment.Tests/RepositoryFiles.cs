namespace Holmes.Deployment.Tests;

/// <summary>The files that are deployed.</summary>
internal static class RepositoryFiles
{
    public static IReadOnlyList<string> Services { get; } = ["memory", "notifier", "orchestrator", "supervisor", "teams"];

    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Read(params ReadOnlySpan<string> path) => File.ReadAllText(PathOf(path));

    public static string PathOf(params ReadOnlySpan<string> path) => Path.Combine([Root, .. path]);

    public static IEnumerable<string> Manifests(string folder) =>
        Directory.EnumerateFiles(PathOf("k8s", folder), "*.yaml", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "kustomization.yaml")
            .Order(StringComparer.Ordinal);

    private static string Find(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "Holmes.slnx"))
        ? folder.FullName
        : Find(folder.Parent ?? throw new InvalidOperationException("Holmes.slnx is in no folder above the tests."));
}
