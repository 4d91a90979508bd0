using Microsoft.Extensions.Configuration;

namespace Holmes.Embeddings;

/// <summary>Where texts become vectors: an OpenAI-compatible address that answers <c>POST {Endpoint}/embeddings</c>. Without it everything is searched by words alone.</summary>
public sealed record EmbeddingOptions(Uri Endpoint, string Model, string? ApiKey = null)
{
    public const string Section = "Embeddings";

    /// <returns>Null without an endpoint.</returns>
    /// <exception cref="InvalidOperationException">The endpoint is no address, or there is no model.</exception>
    public static EmbeddingOptions? From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section[nameof(Endpoint)] is not { Length: > 0 } endpoint)
        {
            return null;
        }

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new InvalidOperationException($"Configuration '{Section}:{nameof(Endpoint)}' is no http address: {endpoint}.");
        }

        return section[nameof(Model)] is { Length: > 0 } model
            ? new(address, model, section[nameof(ApiKey)] is { Length: > 0 } key ? key : null)
            : throw new InvalidOperationException($"Configuration '{Section}:{nameof(Model)}' is missing beside '{Section}:{nameof(Endpoint)}'.");
    }
}
