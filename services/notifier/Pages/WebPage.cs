using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Holmes.Notifier.Pages;

/// <summary>
/// The built page. Its addresses (/executions/…, /sessions/…) are the page's own: they all get index.html. What looks
/// like an address of the API and is none gets a problem, never the page.
/// </summary>
internal sealed class WebPage(IConfiguration configuration, IWebHostEnvironment environment)
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        + "font-src 'self' data:; connect-src 'self' ws: wss:; worker-src 'self' blob:; object-src 'none'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string NotBuilt =
        "The web page has not been built. Run ./holmes up, or: cd web && npm ci && npm run build.\n"
        + "The API is here all the same: /docs describes it.\n";

    private static readonly string[] NotPages =
        ["/api", "/ws", "/agui", "/documents", "/health", "/metrics", "/openapi", "/docs", "/asyncapi.json"];

    private static readonly FileExtensionContentTypeProvider Types = new();

    public IResult Serve(HttpContext http)
    {
        var path = http.Request.Path;
        if (!(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            || NotPages.Any(prefix => path.StartsWithSegments(prefix, StringComparison.Ordinal)))
        {
            return TypedResults.Problem("There is nothing at this address.", statusCode: StatusCodes.Status404NotFound);
        }

        // Looked for each time: the page may be built while the server runs.
        if (WebRoot.Find(configuration, environment.ContentRootPath) is not { } root)
        {
            return TypedResults.Text(NotBuilt, "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
        }

        using var files = new PhysicalFileProvider(root);
        var asset = files.GetFileInfo(path.Value ?? "/");
        return asset is { Exists: true, IsDirectory: false }
            ? File(http, asset, path.Value!)
            : Path.HasExtension(path.Value)
                ? TypedResults.Problem("There is no such file.", statusCode: StatusCodes.Status404NotFound)
                : File(http, files.GetFileInfo("index.html"), "index.html");
    }

    private static PhysicalFileHttpResult File(HttpContext http, IFileInfo file, string path)
    {
        // The build puts a hash of the content into the name of everything under assets.
        http.Response.Headers.CacheControl =
            path.StartsWith("/assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.PhysicalFile(
            file.PhysicalPath!,
            Types.TryGetContentType(path, out var type) ? WithCharset(type) : "application/octet-stream",
            lastModified: file.LastModified);
    }

    private static string WithCharset(string type) =>
        type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type;
}
