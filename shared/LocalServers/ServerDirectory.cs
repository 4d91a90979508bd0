using System.Security.Cryptography;
using System.Text;

namespace Holmes.LocalServers;

/// <summary>The folder a private server keeps its files in, readable by the user it runs as.</summary>
internal static class ServerDirectory
{
    private const string PointerFile = "location";

    /// <summary>
    /// A folder inside <paramref name="dataDirectory"/>; when the server's user cannot get there (a parent such as /root
    /// is closed to it), one under /var/tmp, named in a pointer file.
    /// </summary>
    public static async Task<string> PrepareAsync(
        string dataDirectory, string name, ServerAccount? account, Action<string> say, CancellationToken cancellation)
    {
        Directory.CreateDirectory(dataDirectory);
        var pointer = Path.Combine(dataDirectory, PointerFile);
        if (File.Exists(pointer))
        {
            return await OwnedAsync((await File.ReadAllTextAsync(pointer, cancellation)).Trim(), account, cancellation);
        }

        var inside = await OwnedAsync(Path.Combine(dataDirectory, name), account, cancellation);
        if (account is null || await CanReachAsync(inside, account, cancellation))
        {
            return inside;
        }

        Directory.Delete(inside);
        var elsewhere = $"/var/tmp/holmes-{ShortHash(dataDirectory)}";
        say($"The user {account.Name} cannot reach {dataDirectory}; the server's files are kept in {elsewhere}.");
        await File.WriteAllTextAsync(pointer, $"{elsewhere}\n", cancellation);
        return await OwnedAsync(elsewhere, account, cancellation);
    }

    /// <summary>The folder of a server that was started here before.</summary>
    public static string? Existing(string dataDirectory, string name)
    {
        var pointer = Path.Combine(dataDirectory, PointerFile);
        var folder = File.Exists(pointer) ? File.ReadAllText(pointer).Trim() : Path.Combine(dataDirectory, name);
        return Directory.Exists(folder) ? folder : null;
    }

    /// <summary>Only one process at a time starts or adopts the server of a folder; a killed one lets go by dying.</summary>
    public static async Task<IDisposable> LockAsync(string dataDirectory, CancellationToken cancellation)
    {
        Directory.CreateDirectory(dataDirectory);
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(dataDirectory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) // held by another
            {
                await Task.Delay(50, cancellation);
            }
        }
    }

    public static string ShortHash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..10];

    /// <summary>Makes the folder if need be and gives it, with what is in it, to the server's user.</summary>
    public static async Task<string> OwnedAsync(string folder, ServerAccount? account, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("Private servers need Linux or macOS; elsewhere set ConnectionStrings__Postgres.");
        }

        if (new DirectoryInfo(folder).LinkTarget is { } target)
        {
            throw new LocalServerException($"{folder} is a link to {target}; a server's files are not kept behind one.");
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (account is not null)
        {
            await new Command("chown", "-R", $"{account.UserId}:{account.GroupId}", folder).RunAsync(cancellation);
        }

        return folder;
    }

    private static async Task<bool> CanReachAsync(string folder, ServerAccount account, CancellationToken cancellation) =>
        (await new Command("sh", "-c", "cd \"$1\" && test -w .", "sh", folder).As(account).TryAsync(cancellation)).ExitCode == 0;
}
