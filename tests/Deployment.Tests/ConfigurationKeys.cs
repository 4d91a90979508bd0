namespace Holmes.Deployment.Tests;

/// <summary>The settings a user may set, in their environment form. A name with a spelling mistake is silently ignored by the host.</summary>
internal static class ConfigurationKeys
{
    private static readonly HashSet<string> Known =
    [
        "ConnectionStrings__Postgres", "ConnectionStrings__RabbitMq",
        "Orchestrator__Enabled",
        "Llm__Endpoint", "Llm__Model", "Llm__ApiKey", "Llm__FallbackModel", "Llm__FallbackEndpoint", "Llm__FallbackApiKey",
        "Llm__TimeoutSeconds", "Llm__IdleSeconds", "Llm__Retries", "Llm__BreakSeconds",
        "Llm__InputPricePerMillion", "Llm__OutputPricePerMillion", "Llm__FallbackInputPricePerMillion", "Llm__FallbackOutputPricePerMillion",
        "Llm__BudgetPerExecution", "Llm__CallsPerExecution", "Llm__MaxOutputTokens",
        "Auth__Authority", "Auth__Audience",
        "Services__Supervisor", "Services__Orchestrator", "Services__Teams", "Services__Memory",
        "Embeddings__Endpoint", "Embeddings__Model", "Embeddings__ApiKey",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
    ];

    public static bool IsKnown(string name) => Known.Contains(name);
}
