using Holmes.Contracts.Teams;
using Holmes.Embeddings;
using Holmes.Teams.Laws.Vectors;
using Holmes.Teams.Tools;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Holmes.Teams.Laws;

/// <summary>The laws: their tables, their import, their search.</summary>
public static class LawsModule
{
    private const long LargestUpload = 200_000_000;

    /// <summary>After <c>AddTeamsStore</c>: its tables are created at the start, before the digests are stored.</summary>
    public static void AddLaws(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureMarten<ITeamsStore>(options => options.AddLawTables());
        builder.Services.AddSingleton(services => new LawLibrary(services.GetRequiredService<ITeamsStore>()));
        builder.Services.AddSingleton(services => new LawSearch(services.GetRequiredService<ITeamsStore>(), services.GetService<NearestArticles>()));
        builder.Services.AddSingleton<StatuteImport>();
        builder.Services.AddSingleton<ITool, LegalSearch>();
        builder.Services.AddHostedService<DigestLoader>();
        if (builder.Services.AddEmbeddings(builder.Configuration) is { } embeddings)
        {
            builder.Services.AddVectors(embeddings);
        }
    }

    private static void AddVectors(this IServiceCollection services, EmbeddingOptions embeddings)
    {
        services.AddSingleton(provider => new VectorTable(provider.GetRequiredService<ITeamsStore>(), embeddings.Model));
        services.AddSingleton<VectorIndex>();
        services.AddSingleton<NearestArticles>();
        services.AddSingleton<VectorFilling>();
        services.AddHostedService<VectorFiller>();
    }

    public static void MapLaws(this IEndpointRouteBuilder routes) =>
        routes.MapPost($"/api/import/{StatuteImport.Kind}", ImportAsync)
            .WithName("ImportStatutes")
            .WithSummary("Takes one file of a statute as published; the body is the file.")
            .WithMetadata(new RequestSizeLimitAttribute(LargestUpload))
            .Accepts<Stream>("application/octet-stream");

    private static async Task<Ok<ImportReport>> ImportAsync(
        [FromQuery] string file, Stream body, StatuteImport import, CancellationToken cancellation) =>
        TypedResults.Ok(await import.TakeAsync(file, body, cancellation));
}
