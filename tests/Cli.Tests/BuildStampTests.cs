using Holmes.Cli.Builds;
using Xunit;

namespace Holmes.Cli.Tests;

public sealed class BuildStampTests : IDisposable
{
    private static readonly DateTimeOffset Built = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);
    private readonly string folder = Directory.CreateTempSubdirectory("holmes-stamp-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Without_a_stamp_everything_is_built() => Assert.True(Stamp().IsOlderThan(Source("a.cs", Built.AddHours(-1))));

    [Fact]
    public void Only_a_newer_source_is_a_reason_to_build()
    {
        var stamp = Stamp();
        stamp.Set(Built);
        Source("old.cs", Built.AddHours(-1));
        Assert.False(stamp.IsOlderThan(Sources()));

        Source("packages.lock.json", Built.AddHours(1));
        Source("README.md", Built.AddHours(1));
        Source("node_modules/x.js", Built.AddHours(1));
        Assert.False(stamp.IsOlderThan(Sources()));

        Source("inner/new.cs", Built.AddHours(1));
        Assert.True(stamp.IsOlderThan(Sources()));
    }

    [Fact]
    public void A_removed_source_is_a_reason_too()
    {
        var stamp = Stamp();
        stamp.Set(Built);
        Source("old.cs", Built.AddHours(-1));
        Directory.SetLastWriteTimeUtc(Sources(), Built.AddHours(1).UtcDateTime);

        Assert.True(stamp.IsOlderThan(Sources()));
    }

    private BuildStamp Stamp() => new(Path.Combine(folder, "stamps", "x"));

    private string Sources() => Path.Combine(folder, "sources");

    private string Source(string name, DateTimeOffset written)
    {
        var file = Path.Combine(Sources(), name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "");
        File.SetLastWriteTimeUtc(file, written.UtcDateTime);
        foreach (var made in Directory.EnumerateDirectories(Sources(), "*", SearchOption.AllDirectories).Append(Sources()))
        {
            Directory.SetLastWriteTimeUtc(made, Built.AddHours(-2).UtcDateTime);
        }

        return file;
    }
}
