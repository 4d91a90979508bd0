namespace Holmes.Orchestrator.Models.Connections;

/// <summary>A model at an endpoint, with what it costs.</summary>
/// <param name="Key">Names its connection: primary, fallback.</param>
/// <param name="InputPrice">US dollars for a million tokens.</param>
public sealed record ModelTarget(string Key, string Name, Uri Endpoint, string? ApiKey, decimal InputPrice, decimal OutputPrice)
{
    public const string Primary = "primary";
    public const string Fallback = "fallback";

    /// <summary>In the order in which they are asked.</summary>
    public static IReadOnlyList<ModelTarget> Of(LlmOptions options)
    {
        if (!options.IsConfigured)
        {
            return [];
        }

        var first = new ModelTarget(
            Primary, options.Model!, new(options.Endpoint!), options.ApiKey, options.InputPricePerMillion, options.OutputPricePerMillion);
        return string.IsNullOrWhiteSpace(options.FallbackModel)
            ? [first]
            :
            [
                first,
                new(Fallback, options.FallbackModel, Other(options.FallbackEndpoint) ? new(options.FallbackEndpoint!) : first.Endpoint,
                    Other(options.FallbackEndpoint) ? options.FallbackApiKey : options.FallbackApiKey ?? options.ApiKey, // a key goes to its own endpoint only
                    options.FallbackInputPricePerMillion, options.FallbackOutputPricePerMillion),
            ];
    }

    public decimal Cost(int inputTokens, int outputTokens) => (inputTokens * InputPrice + outputTokens * OutputPrice) / 1_000_000m;

    private static bool Other(string? endpoint) => !string.IsNullOrWhiteSpace(endpoint);
}
