namespace Holmes.Notifier.Sockets;

/// <summary>
/// Which pages may open a websocket: a browser does not ask beforehand, as it does for other requests, so any page could
/// speak here in the name of whoever is looking at it. Programs send no origin and are let in as far as they are known.
/// </summary>
internal static class Origins
{
    public static bool IsAllowed(HttpContext http, IConfiguration configuration)
    {
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length == 0)
        {
            return true;
        }

        if (!Uri.TryCreate(origin, UriKind.Absolute, out var page))
        {
            return false;
        }

        var isOneMachine = configuration["Auth:Authority"] is not { Length: > 0 };
        return page.Authority.Equals(http.Request.Host.Value, StringComparison.OrdinalIgnoreCase)
            || (isOneMachine && page.IsLoopback)
            || Named(configuration).Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    private static string[] Named(IConfiguration configuration) =>
        configuration.GetSection("Web:AllowedOrigins").Get<string[]>() ?? [];
}
