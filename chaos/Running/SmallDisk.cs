using System.Diagnostics;

namespace Holmes.Chaos.Running;

/// <summary>A disk in memory that can be filled for a moment. Only root may mount one.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string folder;

    private SmallDisk(string folder) => this.folder = folder;

    private string Ballast => Path.Combine(folder, "ballast");

    /// <returns>Null where it cannot be mounted.</returns>
    public static async Task<SmallDisk?> TryMountAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        return await RunAsync("mount", "-t", "tmpfs", "-o", "size=3g,mode=755", "holmes-chaos", folder) ? new SmallDisk(folder) : null;
    }

    public Task FillAsync()
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        return RunAsync("fallocate", "-l", $"{free}", Ballast);
    }

    public void Free() => File.Delete(Ballast);

    public async ValueTask DisposeAsync() => await RunAsync("umount", "-l", folder);

    private static async Task<bool> RunAsync(string program, params IReadOnlyList<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });
            await process!.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // there is no such program
        }
    }
}
