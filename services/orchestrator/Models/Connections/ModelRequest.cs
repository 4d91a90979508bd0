using System.Text.Json;
using Holmes.Contracts;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Holmes.Orchestrator.Models.Connections;

/// <summary>What a model is asked, as far as its reply can depend on it.</summary>
public static class ModelRequest
{
    public static string NameOf(ModelTarget target, string purpose, ChatHistory messages) =>
        DerivedId.From([target.Name, purpose, .. messages.SelectMany(message => new[] { message.Role.Label, Meaning(message.Content ?? "") })]).ToString("N");

    /// <summary>Data by what it means: the database keeps the fields of a result in an order of its own.</summary>
    private static string Meaning(string content)
    {
        var (from, to) = (content.IndexOf('\n', StringComparison.Ordinal), content.LastIndexOf('\n'));
        if (!content.StartsWith("<data ", StringComparison.Ordinal) || from < 0 || to <= from)
        {
            return content;
        }

        using var data = JsonDocument.Parse(content[from..to]);
        return content[..from] + CanonicalJson.Of(data.RootElement);
    }
}
