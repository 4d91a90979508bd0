using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Holmes.Embeddings;

public static class EmbeddingRegistration
{
    /// <summary>Once for all services of a host: they share what is known of the endpoint.</summary>
    /// <returns>Null where no endpoint is configured; nothing is registered then.</returns>
    public static EmbeddingOptions? AddEmbeddings(this IServiceCollection services, IConfiguration configuration)
    {
        if (EmbeddingOptions.From(configuration) is not { } options)
        {
            return null;
        }

        services.TryAddSingleton(options);
        services.TryAddSingleton<Embedder>();
        services.TryAddSingleton<SearchEmbedder>();
        return options;
    }
}
