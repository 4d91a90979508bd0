using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Holmes.Contracts;
using Holmes.Contracts.Teams;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Sharing;

/// <summary>
/// What a shared result may depend on, and a key of exactly that. A tool gets nothing else to see, so that it cannot
/// depend on anything else: no user, no question unless it says that it reads it, no input it does not need.
/// </summary>
public static class SharingKey
{
    public static bool CanShare(ToolDescriptor tool) => tool.Effect is EffectClass.ReadOnly && tool.FreshnessSeconds > 0;

    public static ToolInvocation Narrow(ITool tool, ToolInvocation invocation) => invocation with
    {
        Query = tool.ReadsQuestion ? invocation.Query : "",
        UserId = "",
        Inputs = [.. invocation.Inputs.Where(input => input.Gives is { } gives && tool.Descriptor.Needs.Contains(gives))],
    };

    /// <param name="narrowed">From <see cref="Narrow"/>.</param>
    public static string Of(ITool tool, ToolInvocation narrowed, DataVersion data) => DerivedId.From(
        tool.Descriptor.Name,
        tool.Descriptor.Version,
        CanonicalJson.Of(narrowed.Arguments),
        narrowed.Today.ToString("O", CultureInfo.InvariantCulture),
        narrowed.Query.Normalize(),
        string.Join('\n', narrowed.Inputs.Select(Content)),
        data.Revision.ToString(CultureInfo.InvariantCulture)).ToString("N");

    /// <summary>An input by what it says; which call said it, and how fast, does not matter.</summary>
    private static string Content(CallResult input)
    {
        var said = WireJson.ToElement(input with { ToolCallId = Guid.Empty, DecisionId = Guid.Empty, Milliseconds = 0, ReusedFrom = null });
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(said.GetRawText())));
    }
}
