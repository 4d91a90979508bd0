using System.IO.Pipelines;
using Holmes.Contracts.Teams;
using Microsoft.AspNetCore.Mvc;

namespace Holmes.Teams.Market.Imports;

/// <summary>One route for each kind of import: the body is the file's bytes.</summary>
internal static class ImportEndpoints
{
    private static readonly string[] Kinds = ["statutes", "transactions", "listings", "loans"];

    public static void MapImport(
        this IEndpointRouteBuilder routes,
        string kind,
        Func<HttpContext, string, PipeReader, CancellationToken, Task<ImportReport>> import) =>
        routes.MapPost($"/api/import/{kind}", async (HttpContext http, CancellationToken cancellation, string? file = null) =>
                TypedResults.Ok(await import(http, file ?? kind, http.Request.BodyReader, cancellation)))
            .WithMetadata(new DisableRequestSizeLimitAttribute()) // files of years are larger than Kestrel's 30 MB
            .WithName($"Import{kind}")
            .WithTags("Import")
            .WithSummary($"Loads a file of {kind}; sending it again changes nothing that has not changed.");

    /// <summary>Answers for every kind that nobody imports; a route with the kind in it goes before this one.</summary>
    public static void MapUnknownImports(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/import/{kind}", (string kind) => TypedResults.Problem(
                statusCode: StatusCodes.Status404NotFound,
                title: $"There is no import of '{kind}'.",
                detail: $"Kinds: {string.Join(", ", Kinds)}.",
                extensions: new Dictionary<string, object?> { ["kinds"] = Kinds }))
            .ExcludeFromDescription();
}
