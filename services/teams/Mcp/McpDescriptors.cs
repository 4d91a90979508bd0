using System.Text;
using Holmes.Contracts.Teams;
using ModelContextProtocol.Protocol;

namespace Holmes.Teams.Mcp;

/// <summary>What Holmes knows of a server's tool: what the settings say, and what the server says where it is trusted.</summary>
public static class McpDescriptors
{
    private const int LongestDescription = 1000;

    public static ToolDescriptor Of(string server, McpServerOptions options, Implementation? about, Tool tool)
    {
        var effect = options.Effect ?? (options.Trusted ? Said(tool.Annotations) : EffectClass.Once);
        var name = NameOf(server, tool.Name);
        return new ToolDescriptor(
            name,
            options.Team,
            options.Capability ?? name,
            Cut(tool.Description ?? tool.Title ?? tool.Name),
            about?.Version is { Length: > 0 } version ? version : "1",
            Needs: [],
            options.Gives ?? $"{name}.result",
            CostClass.Low,
            options.Latency,
            effect,
            effect is EffectClass.ReadOnly ? options.FreshnessSeconds : 0,
            options.ConcurrencyLimit,
            tool.InputSchema,
            options.NeedsApproval ?? effect is EffectClass.Once,
            options.Keywords);
    }

    /// <summary>Unique over servers, and fit for every model's function names.</summary>
    public static string NameOf(string server, string tool) =>
        new StringBuilder().AppendJoin('_', server, tool).ToString() is var name && name.All(IsPlain)
            ? name
            : string.Concat(name.Select(letter => IsPlain(letter) ? letter : '_'));

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-';

    // The protocol's defaults: not read-only, destructive, not idempotent.
    private static EffectClass Said(ToolAnnotations? said) =>
        said?.ReadOnlyHint is true ? EffectClass.ReadOnly
        : said?.IdempotentHint is true ? EffectClass.Idempotent
        : EffectClass.Once;

    private static string Cut(string text) => text.Length <= LongestDescription ? text : text[..LongestDescription];
}
