namespace Holmes.Cli.Processes;

internal static class LogFile
{
    /// <summary>An empty file; the one of last time is kept beside it.</summary>
    public static void Begin(string log)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        if (File.Exists(log))
        {
            File.Move(log, $"{log}.1", overwrite: true);
        }

        File.WriteAllText(log, "");
    }

    public static string Tail(string log, int lines) =>
        File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(lines)) : "";
}
