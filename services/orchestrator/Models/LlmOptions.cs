using System.ComponentModel.DataAnnotations;

namespace Holmes.Orchestrator.Models;

/// <summary>Section <c>Llm</c> of the configuration. Without an endpoint and a model Holmes works by its rules alone.</summary>
public sealed record LlmOptions : IValidatableObject
{
    /// <summary>Base address of an OpenAI-compatible API: https://api.openai.com/v1, http://localhost:11434/v1.</summary>
    public string? Endpoint { get; init; }

    public string? Model { get; init; }

    public string? ApiKey { get; init; }

    /// <summary>Asked when the first model gives no reply; at the same endpoint unless it has one of its own.</summary>
    public string? FallbackModel { get; init; }

    public string? FallbackEndpoint { get; init; }

    public string? FallbackApiKey { get; init; }

    /// <summary>For one reply, retries included.</summary>
    [Range(1, 600)]
    public double TimeoutSeconds { get; init; } = 20;

    /// <summary>A reply that has begun and then says nothing for so long is given up.</summary>
    [Range(0.1, 120)]
    public double IdleSeconds { get; init; } = 8;

    /// <summary>Tries after the first, on 429, 5xx and a lost connection.</summary>
    [Range(0, 5)]
    public int Retries { get; init; } = 2;

    /// <summary>How long nobody is asked after most of the recent requests failed.</summary>
    [Range(0.5, 600)]
    public double BreakSeconds { get; init; } = 15;

    /// <summary>US dollars for a million tokens.</summary>
    [Range(0, 10_000)]
    public decimal InputPricePerMillion { get; init; }

    [Range(0, 10_000)]
    public decimal OutputPricePerMillion { get; init; }

    [Range(0, 10_000)]
    public decimal FallbackInputPricePerMillion { get; init; }

    [Range(0, 10_000)]
    public decimal FallbackOutputPricePerMillion { get; init; }

    /// <summary>US dollars that models may cost one execution; 0 for no limit.</summary>
    [Range(0, 1_000)]
    public decimal BudgetPerExecution { get; init; } = 0.05m;

    /// <summary>Questions to models in one execution, corrections included; the last is kept for the answer.</summary>
    [Range(1, 10)]
    public int CallsPerExecution { get; init; } = 3;

    [Range(100, 20_000)]
    public int MaxOutputTokens { get; init; } = 1_500;

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Endpoint) && !string.IsNullOrWhiteSpace(Model);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Endpoint) != string.IsNullOrWhiteSpace(Model))
        {
            yield return new("Llm:Endpoint and Llm:Model belong together.", [nameof(Endpoint), nameof(Model)]);
        }

        foreach (var (name, address) in new[] { (nameof(Endpoint), Endpoint), (nameof(FallbackEndpoint), FallbackEndpoint) })
        {
            if (!string.IsNullOrWhiteSpace(address) && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            {
                yield return new($"Llm:{name} is an http address.", [name]);
            }
        }
    }
}
