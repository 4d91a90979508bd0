namespace Holmes.Cli;

/// <summary>What a shell sees of a command.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2; // also: nobody answers at the address given
    public const int Interrupted = 130;
}
