namespace Holmes.Cli.Tests;

/// <param name="Output">What a program that reads it would get.</param>
internal sealed record CliRun(int ExitCode, string Output, string Errors);

/// <summary>Runs a command as a shell would, its output caught. One at a time: the console belongs to the process.</summary>
internal static class Shell
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    public static async Task<CliRun> RunAsync(params string[] arguments)
    {
        await OneAtATime.WaitAsync();
        var (output, errors) = (Console.Out, Console.Error);
        using var caughtOutput = new StringWriter();
        using var caughtErrors = new StringWriter();
        try
        {
            Console.SetOut(caughtOutput);
            Console.SetError(caughtErrors);
            var code = await CommandLine.RunAsync(arguments, CancellationToken.None);
            return new CliRun(code, caughtOutput.ToString(), caughtErrors.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
            OneAtATime.Release();
        }
    }
}
