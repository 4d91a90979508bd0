using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Holmes.ServiceDefaults;

/// <summary>While the database is away a request gets a 503 that says so: nothing was accepted, try again.</summary>
internal sealed class UnavailableHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken cancellation)
    {
        if (!Outage.Caused(exception))
        {
            return false;
        }

        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = "2";
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = http,
            ProblemDetails =
            {
                Status = StatusCodes.Status503ServiceUnavailable,
                Title = "The event store does not answer.",
                Detail = "The request was not accepted. Send it again in a moment; with the same Idempotency-Key it cannot run twice, even if this one was stored as the connection broke.",
            },
        });
    }
}
