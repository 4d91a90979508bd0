using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Holmes.Orchestrator.Models.Prompts;

/// <summary>What a model is told to do. Its text is fixed: nothing of a question or a result is ever written into it.</summary>
/// <param name="Schema">JSON Schema of the reply; null where it is text.</param>
public sealed record Prompt(string Name, string Version, string Language, string Text, JsonElement? Schema)
{
    /// <summary>Name, version and language: plan/1.ko.</summary>
    public string Id => $"{Name}/{Version}.{Language}";

    public string Hash { get; } = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}
