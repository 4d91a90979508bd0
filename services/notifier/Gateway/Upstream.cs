using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;
using Yarp.ReverseProxy.Forwarder;

namespace Holmes.Notifier.Gateway;

/// <summary>One service behind the edge. The caller's headers go with the request, so it knows who calls.</summary>
internal sealed class Upstream(string service, string address, IHttpForwarder forwarder)
{
    private static readonly HttpMessageInvoker Client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        EnableMultipleHttp2Connections = true,
        ActivityHeadersPropagator = new ReverseProxyPropagator(DistributedContextPropagator.Current),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2), // a service that moved is found again
    });

    private static readonly ForwarderRequestConfig Limits = new() { ActivityTimeout = TimeSpan.FromSeconds(100) };

    public async Task ForwardAsync(HttpContext http)
    {
        var error = await forwarder.SendAsync(http, address, Client, Limits);
        if (error is ForwarderError.None or ForwarderError.RequestCanceled || http.Response.HasStarted || http.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        http.Response.Clear();
        await Problem(error, http.GetForwarderErrorFeature()?.Exception).ExecuteAsync(http);
    }

    private ProblemHttpResult Problem(ForwarderError error, Exception? exception)
    {
        if (Refused(exception) is { } refused)
        {
            return TypedResults.Problem(refused.Message, statusCode: refused.StatusCode);
        }

        var isAway = error is ForwarderError.Request or ForwarderError.RequestTimedOut or ForwarderError.NoAvailableDestinations;
        return TypedResults.Problem(
            statusCode: isAway ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status502BadGateway,
            title: isAway ? "A part of Holmes does not answer." : "A part of Holmes broke off its answer.",
            detail: $"The {service.ToLowerInvariant()} service could not be asked. Send the request again in a moment; "
                + "with the same Idempotency-Key it cannot run twice.");
    }

    /// <summary>It was the request itself that this server would not read on: too large, or broken.</summary>
    private static BadHttpRequestException? Refused(Exception? exception) => exception switch
    {
        null => null,
        BadHttpRequestException refused => refused,
        AggregateException many => many.InnerExceptions.Select(Refused).FirstOrDefault(refused => refused is not null),
        _ => Refused(exception.InnerException),
    };
}
