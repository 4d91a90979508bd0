namespace Holmes.Cli;

/// <summary>The command ends here; the message, and nothing else, is shown to the person.</summary>
internal sealed class CannotContinueException(string message, int exitCode = ExitCode.Failed) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
