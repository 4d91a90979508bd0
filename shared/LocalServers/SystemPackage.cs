namespace Holmes.LocalServers;

/// <summary>What the system's package manager can bring; without apt or root it is named, not guessed.</summary>
public static class SystemPackage
{
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private static readonly string[] ProxyVariables = ["http_proxy", "https_proxy", "no_proxy"];

    public static async Task InstallAsync(string reason, Action<string> say, CancellationToken cancellation, params IReadOnlyList<string> packages)
    {
        var names = string.Join(' ', packages);
        if (!Environment.IsPrivilegedProcess || Find("apt-get") is not { } apt)
        {
            throw new LocalServerException(
                $"{reason} needs {names}. Install it (Debian, Ubuntu: sudo apt-get install {names}) and try again.");
        }

        await OneAtATime.WaitAsync(cancellation);
        try
        {
            say($"Installing {names} ({reason}) …");
            var install = Apt(apt, ["install", "-y", "--no-install-recommends", .. packages]);
            if ((await install.TryAsync(cancellation)).ExitCode != 0)
            {
                await Apt(apt, ["update"]).TryAsync(cancellation); // one dead source must not stop the others
                await install.RunAsync(cancellation);
            }
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    /// <summary>The full path of a program, on PATH or in the folders given.</summary>
    public static string? Find(string program, params IEnumerable<string> folders) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(folders)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    private static Command Apt(string apt, IReadOnlyList<string> arguments) =>
        new(apt, ["-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3", .. arguments])
        {
            Variables = ProxySettings().Append(new("DEBIAN_FRONTEND", "noninteractive")).ToDictionary(),
        };

    private static IEnumerable<KeyValuePair<string, string>> ProxySettings() =>
        from name in ProxyVariables
        let value = Environment.GetEnvironmentVariable(name)
        where value is not null
        select new KeyValuePair<string, string>(name, value);
}
