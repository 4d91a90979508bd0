namespace Holmes.Cli.Import;

/// <param name="Name">Relative to the folder it was found in.</param>
internal sealed record ImportFile(string Path, string Name, long Length);

/// <summary>The files that paths mean; a folder means all in it, in the same order on every machine.</summary>
internal static class ImportFiles
{
    public static IReadOnlyList<ImportFile> Find(IEnumerable<string> paths)
    {
        var files = paths.SelectMany(In).DistinctBy(file => file.Path).ToList();
        return files.Count > 0 ? files : throw new CannotContinueException("There are no files in there.", ExitCode.Usage);
    }

    private static IEnumerable<ImportFile> In(string path)
    {
        if (File.Exists(path))
        {
            return [Of(path, Path.GetFileName(path))];
        }

        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(file => !Path.GetFileName(file).StartsWith('.'))
                .Order(StringComparer.Ordinal)
                .Select(file => Of(file, Path.GetRelativePath(path, file)))
            : throw new CannotContinueException($"There is no file or folder {path}.", ExitCode.Usage);
    }

    private static ImportFile Of(string path, string name) => new(Path.GetFullPath(path), name, new FileInfo(path).Length);
}
