namespace Holmes.Cli.Builds;

/// <summary>Remembers when something was built, so that building starts only when a source is newer.</summary>
internal sealed class BuildStamp(string file)
{
    private static readonly string[] NotSources = ["node_modules", "dist", "test-results", "bin", "obj"];

    /// <param name="sources">Files and folders; a folder counts with everything in it, its removals included.</param>
    public bool IsOlderThan(params IEnumerable<string> sources)
    {
        if (!File.Exists(file))
        {
            return true;
        }

        var built = File.GetLastWriteTimeUtc(file);
        return sources.SelectMany(WithContents).Any(source => source.LastWriteTimeUtc > built);
    }

    /// <param name="started">When the build started: what was written during it is newer.</param>
    public void Set(DateTimeOffset started)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "");
        File.SetLastWriteTimeUtc(file, started.UtcDateTime);
    }

    private static IEnumerable<FileSystemInfo> WithContents(string source)
    {
        if (File.Exists(source))
        {
            return [new FileInfo(source)];
        }

        var folder = new DirectoryInfo(source);
        if (!folder.Exists || NotSources.Contains(folder.Name))
        {
            return [];
        }

        return folder.EnumerateDirectories().SelectMany(inner => WithContents(inner.FullName))
            .Concat(folder.EnumerateFiles().Where(IsSource))
            .Append(folder);
    }

    // A lock file is written by the build itself, and nothing built depends on prose.
    private static bool IsSource(FileInfo file) => file.Name != "packages.lock.json" && file.Extension != ".md";
}
