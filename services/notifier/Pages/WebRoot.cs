namespace Holmes.Notifier.Pages;

/// <summary>Where the built page is.</summary>
internal static class WebRoot
{
    /// <returns>A folder with an index.html; null when the page was not built.</returns>
    public static string? Find(IConfiguration configuration, string contentRoot) =>
        configuration["Web:Root"] is { Length: > 0 } named
            ? Built(Path.GetFullPath(named, contentRoot))
            : Above(contentRoot).Select(folder => Built(Path.Combine(folder, "web", "dist"))).FirstOrDefault(folder => folder is not null)
                ?? Built(Path.Combine(AppContext.BaseDirectory, "wwwroot"));

    private static string? Built(string folder) => File.Exists(Path.Combine(folder, "index.html")) ? folder : null;

    private static IEnumerable<string> Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
}
