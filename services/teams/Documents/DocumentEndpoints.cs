using Holmes.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Holmes.Teams.Documents;

/// <summary>A person's documents, for that person alone; a document of somebody else is not there.</summary>
public static class DocumentEndpoints
{
    public static IEndpointRouteBuilder MapDocuments(this IEndpointRouteBuilder routes)
    {
        var documents = routes.MapGroup("/api/documents").WithTags("Documents");
        documents.MapGet("/{id:guid}", FileAsync).WithSummary("The document as a Word file");
        documents.MapGet("/{id:guid}/preview", PreviewAsync).WithSummary("The document as a page");
        return routes;
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FileAsync(
        Guid id, HttpContext http, IDocumentArchive archive, CancellationToken cancellation)
    {
        Protect(http);
        return await archive.FindAsync(id, http.UserId(), cancellation) is { } document
            ? TypedResults.File(document.Docx, DocxWriter.ContentType, document.FileName)
            : Missing();
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> PreviewAsync(
        Guid id, HttpContext http, IDocumentArchive archive, CancellationToken cancellation)
    {
        Protect(http);
        if (await archive.FindAsync(id, http.UserId(), cancellation) is not { } document)
        {
            return Missing();
        }

        http.Response.Headers.ContentSecurityPolicy = HtmlWriter.SecurityPolicy;
        return TypedResults.Text(document.Html, "text/html", System.Text.Encoding.UTF8);
    }

    private static void Protect(HttpContext http)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    private static ProblemHttpResult Missing() => TypedResults.Problem(
        "문서가 없거나 볼 수 있는 문서가 아닙니다.", statusCode: StatusCodes.Status404NotFound, title: "Document not found");
}
