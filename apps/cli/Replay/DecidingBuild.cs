using Holmes.Cli.Builds;

namespace Holmes.Cli.Replay;

/// <summary>Where the program of the build that is to decide is, or is made.</summary>
/// <param name="Tree">The working tree it is built from; null when it is built already.</param>
internal sealed record DecidingBuild(string? Program, Repository? Tree)
{
    private const string Folder = "replay";
    private const string FileName = "Holmes.Replay.dll";

    /// <summary>In the folder itself, or where a build puts it below artifacts; a release before a debug build.</summary>
    private static readonly string[] Places = ["", "bin/Replay/release", "Replay/release", "bin/Replay/debug", "Replay/debug"];

    public static DecidingBuild In(string folder)
    {
        if (File.Exists(Path.Combine(folder, "Holmes.slnx")))
        {
            return Directory.Exists(Path.Combine(folder, Folder))
                ? new(null, new Repository(folder))
                : throw new CannotContinueException($"{folder} is a version that cannot replay yet: it has no folder '{Folder}'.", ExitCode.Usage);
        }

        return Places.Select(below => Path.Combine(folder, below, FileName)).FirstOrDefault(File.Exists) is { } program
            ? new(program, null)
            : throw new CannotContinueException($"{folder} is neither a working tree of Holmes nor a folder with a built {FileName}.", ExitCode.Usage);
    }

    public async Task<string> ProgramAsync(CancellationToken cancellation)
    {
        if (Tree is null)
        {
            return Program!;
        }

        using (await BuildLock.TakeAsync(Tree, Terminal.Say, cancellation))
        {
            await DotnetBuild.EnsureAsync(Tree, Path.Combine(Tree.Artifacts, "logs"), Terminal.Say, cancellation, Folder);
        }

        return Tree.Program(Folder);
    }
}
