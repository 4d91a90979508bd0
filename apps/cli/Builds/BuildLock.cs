namespace Holmes.Cli.Builds;

/// <summary>One build at a time in one working tree; a killed one lets go by dying.</summary>
internal static class BuildLock
{
    public static async Task<IDisposable> TakeAsync(Repository repository, Action<string> say, CancellationToken cancellation)
    {
        Directory.CreateDirectory(repository.Artifacts);
        for (var waiting = false; ; waiting = true)
        {
            try
            {
                return new FileStream(
                    Path.Combine(repository.Artifacts, "build.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                if (!waiting)
                {
                    say("Waiting for another build in this folder …");
                }

                await Task.Delay(200, cancellation);
            }
        }
    }
}
