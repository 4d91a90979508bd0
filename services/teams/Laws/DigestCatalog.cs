using System.Reflection;
using System.Text.Json;
using Holmes.Contracts;

namespace Holmes.Teams.Laws;

/// <summary>
/// The project's own short summaries of articles people ask about, for the time until the statutes themselves are
/// imported. Each file of Digests/ is one law, with the version it was checked against.
/// </summary>
public static class DigestCatalog
{
    private const string Folder = ".Laws.Digests.";

    /// <summary>Every law with digests, in the form of a statute.</summary>
    public static IReadOnlyList<Statute> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.Contains(Folder, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => Read(assembly, name)),
        ];
    }

    private static Statute Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var law = JsonSerializer.Deserialize<LawDigests>(stream, WireJson.Options) ?? throw new JsonException($"{name} is empty.");
        return new(
            law.Law,
            law.ShortTitle,
            law.Kind,
            law.Number,
            law.EffectiveFrom,
            PromulgatedOn: null,
            [
                .. law.Articles.Select((digest, at) => new StatuteArticle(
                    StatutePart.Body, null, digest.Article, digest.Title, "", digest.Text, digest.EffectiveFrom ?? law.EffectiveFrom, false, at + 1)),
            ]);
    }

    private sealed record LawDigests(
        string Law, string Kind, string Number, DateOnly EffectiveFrom, IReadOnlyList<ArticleDigest> Articles, string? ShortTitle = null);

    private sealed record ArticleDigest(string Article, string Title, string Text, DateOnly? EffectiveFrom = null);
}
