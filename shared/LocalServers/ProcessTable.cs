using System.Runtime.InteropServices;

namespace Holmes.LocalServers;

/// <summary>Processes that are not children of this one, by their id.</summary>
public static partial class ProcessTable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    public static bool IsRunning(int processId)
    {
        if (!OperatingSystem.IsLinux())
        {
            return Kill(processId, 0) == 0;
        }

        // A dead process that nobody has waited for yet still has an entry.
        return Read(processId, "stat") is { Length: > 0 } stat && stat[(stat.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');
    }

    /// <summary>The arguments it was started with; empty when it is gone.</summary>
    public static IReadOnlyList<string> CommandLine(int processId) =>
        Read(processId, "cmdline") is { Length: > 0 } line ? line.TrimEnd('\0').Split('\0') : [];

    internal static bool HasVariable(int processId, string name, string value) =>
        Read(processId, "environ").Split('\0').Contains($"{name}={value}");

    public static void Signal(int processId, UnixSignal signal) => _ = Kill(processId, (int)signal);

    public static async Task<bool> WaitForExitAsync(int processId, TimeSpan limit, CancellationToken cancellation = default)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(limit);
        while (IsRunning(processId))
        {
            if (timeout.IsCancellationRequested)
            {
                cancellation.ThrowIfCancellationRequested();
                return false;
            }

            await Task.Delay(PollInterval, CancellationToken.None);
        }

        return true;
    }

    internal static int? FromFile(string file) =>
        File.Exists(file) && int.TryParse(File.ReadLines(file).FirstOrDefault(), out var id) && IsRunning(id) ? id : null;

    private static string Read(int processId, string entry)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/{entry}");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}

/// <summary>With their numbers, which Linux and macOS share.</summary>
public enum UnixSignal
{
    Interrupt = 2,
    Quit = 3,
    Kill = 9,
    Terminate = 15,
}
