namespace Holmes.LocalServers;

/// <summary>The folder with postgres, initdb and pg_ctl of one version.</summary>
internal sealed record PostgresBinaries(string Folder, int Major)
{
    private const string DebianRoot = "/usr/lib/postgresql";
    private const int OldestSupported = 14; // client_connection_check_interval
    private static readonly string[] Needed = ["postgres", "initdb", "pg_ctl"];

    public static async Task EnsureAsync(Action<string> say, CancellationToken cancellation)
    {
        if ((await AllAsync(cancellation)).Count == 0)
        {
            await SystemPackage.InstallAsync("the event store", say, cancellation, "postgresql");
        }
    }

    /// <param name="clusterMajor">The version whose files are already there; another version cannot read them.</param>
    public static async Task<PostgresBinaries> FindAsync(int? clusterMajor, CancellationToken cancellation)
    {
        var found = await AllAsync(cancellation);
        return found.Where(binaries => binaries.Major == (clusterMajor ?? binaries.Major)).MaxBy(binaries => binaries.Major)
            ?? throw new LocalServerException(clusterMajor is { } major
                ? $"The data was written by PostgreSQL {major}, which is not installed (found: {Versions(found)}). Install postgresql-{major}."
                : $"PostgreSQL {OldestSupported} or newer is needed; found: {Versions(found)}.");
    }

    public string Program(string name) => Path.Combine(Folder, name);

    private static string Versions(IEnumerable<PostgresBinaries> found) =>
        string.Join(", ", found.Select(binaries => binaries.Major)) is { Length: > 0 } versions ? versions : "none";

    private static async Task<List<PostgresBinaries>> AllAsync(CancellationToken cancellation)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(Directory.Exists(DebianRoot) ? Directory.EnumerateDirectories(DebianRoot).Select(folder => Path.Combine(folder, "bin")) : [])
            .Where(folder => Needed.All(program => File.Exists(Path.Combine(folder, program))));
        var found = new List<PostgresBinaries>();
        foreach (var folder in folders.Distinct())
        {
            var version = await new Command(Path.Combine(folder, "postgres"), "--version").TryAsync(cancellation);
            if (ParseMajor(version.Output) is { } major and >= OldestSupported)
            {
                found.Add(new PostgresBinaries(folder, major));
            }
        }

        return found;
    }

    /// <summary>From "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)" the 15.</summary>
    internal static int? ParseMajor(string version)
    {
        var number = version.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => char.IsAsciiDigit(word[0]));
        return int.TryParse(number?.Split('.', 'b', 'r', 'd')[0].Trim(), out var major) ? major : null;
    }
}
