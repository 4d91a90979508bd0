namespace Holmes.LocalServers.Tests;

/// <summary>A folder for one test's servers, reachable by any user, removed afterwards.</summary>
internal sealed class DataDirectory : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine("/tmp", $"holmes-local-{Guid.CreateVersion7():N}");

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
