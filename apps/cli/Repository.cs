namespace Holmes.Cli;

/// <summary>Where the project's files are.</summary>
internal sealed record Repository(string Root)
{
    public string Artifacts => Path.Combine(Root, "artifacts");

    public string Web => Path.Combine(Root, "web");

    public string WebPage => Path.Combine(Web, "dist");

    public string Solution => Path.Combine(Root, "Holmes.slnx");

    public string Project(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj").Single();

    /// <summary>The program a project is built into.</summary>
    public string Program(string folder)
    {
        var name = Path.GetFileNameWithoutExtension(Project(folder));
        return Path.Combine(Artifacts, "bin", name, "release", $"Holmes.{name}.dll");
    }

    /// <summary>The nearest folder above this program, or above the current one, that holds the solution.</summary>
    public static Repository Find() =>
        Above(Environment.GetEnvironmentVariable("HOLMES_ROOT"))
        ?? Above(AppContext.BaseDirectory)
        ?? Above(Environment.CurrentDirectory)
        ?? throw new CannotContinueException("Holmes.slnx was not found: run ./holmes in the project's folder.");

    /// <summary>The tree of this folder, or of one above it; null where there is none.</summary>
    public static Repository? Above(string? folder)
    {
        for (var at = folder is { Length: > 0 } ? new DirectoryInfo(folder) : null; at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Holmes.slnx")))
            {
                return new Repository(at.FullName);
            }
        }

        return null;
    }
}
