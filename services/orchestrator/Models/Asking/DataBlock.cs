using System.Text.Json;
using Holmes.Contracts;

namespace Holmes.Orchestrator.Models.Asking;

/// <summary>
/// Data for a model, in a message of its own. JSON writes the signs that close the block, or a string, as escapes: no text
/// in it can end it.
/// </summary>
public sealed record DataBlock(string Name, object Content)
{
    public string ToMessage() => $"<data name=\"{Name}\">\n{JsonSerializer.Serialize(Content, Content.GetType(), WireJson.Options)}\n</data>";
}
