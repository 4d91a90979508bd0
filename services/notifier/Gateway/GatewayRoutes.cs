using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace Holmes.Notifier.Gateway;

/// <summary>
/// Which requests go on to which service, when the services run apart: <c>Services:Supervisor</c> and so on name their
/// addresses. Without an address the service runs in this process and answers by itself.
/// </summary>
internal static class GatewayRoutes
{
    private static readonly (string Service, string[] Prefixes)[] Routes =
    [
        ("Supervisor", ["/api/executions", "/api/decisions", "/api/dead-letters"]),
        ("Orchestrator", ["/api/tools"]),
        ("Teams", ["/api/import", "/api/documents", "/documents"]),
        ("Memory", ["/api/memory", "/api/sessions", "/api/policies"]),
    ];

    public static void MapGateway(this WebApplication app)
    {
        foreach (var (service, prefixes) in Routes)
        {
            if (app.Configuration[$"Services:{service}"] is { Length: > 0 } address)
            {
                var upstream = new Upstream(service, new Uri(address).AbsoluteUri, app.Services.GetRequiredService<IHttpForwarder>());
                foreach (var prefix in prefixes)
                {
                    // The event stream of an execution is served here: its own, more exact route wins over this one.
                    app.Map($"{prefix}/{{**rest}}", upstream.ForwardAsync).ExcludeFromDescription();
                }
            }
        }
    }

    /// <summary>Uploads may be as large as they are: they are passed on as they come. Everything else is small.</summary>
    public static void UseUploadLimits(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.Request.Path.StartsWithSegments("/api/import", StringComparison.Ordinal)
            && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        return next(http);
    });
}
