namespace Holmes.Cli;

/// <summary>Plain lines. What a program may read goes to the output, what is only for people to the error stream.</summary>
internal static class Terminal
{
    public static void Tell(string line) => Console.Out.WriteLine(line);

    public static void Say(string line) => Console.Error.WriteLine(line);

    public static void Complain(string line) => Console.Error.WriteLine($"error: {line}");
}
