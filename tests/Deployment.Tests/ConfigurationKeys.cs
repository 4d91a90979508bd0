using System.Text.RegularExpressions;

namespace Holmes.Deployment.Tests;

/// <summary>The settings a user may set, in their environment form. A name with a spelling mistake is silently ignored by the host.</summary>
internal static partial class ConfigurationKeys
{
    private static readonly HashSet<string> Known =
    [
        "ConnectionStrings__Postgres", "ConnectionStrings__RabbitMq",
        "Llm__Endpoint", "Llm__Model", "Llm__ApiKey",
        "Orchestrator__Enabled",
        "Auth__Authority", "Auth__Audience",
        "Services__Supervisor", "Services__Orchestrator", "Services__Teams", "Services__Memory",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
    ];

    public static bool IsKnown(string name) => Known.Contains(name) || McpServer().IsMatch(name);

    [GeneratedRegex("^Mcp__Servers__[A-Za-z0-9]+__(Command|Url|Team|Capability)$")]
    private static partial Regex McpServer();
}
