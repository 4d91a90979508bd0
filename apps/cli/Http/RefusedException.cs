using System.Net;

namespace Holmes.Cli.Http;

/// <summary>Holmes answered, with a refusal. What the request asked for is the caller's mistake; the rest is not.</summary>
internal sealed class RefusedException(HttpStatusCode status, string message) : Exception(message)
{
    public HttpStatusCode Status => status;

    public int ExitCode => (int)status is >= 400 and < 500 ? Cli.ExitCode.Usage : Cli.ExitCode.Failed;
}
