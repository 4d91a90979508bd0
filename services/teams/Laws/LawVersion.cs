namespace Holmes.Teams.Laws;

/// <summary>A stored version of a law, or the project's own digests of a law's articles.</summary>
/// <param name="Law">The title, which for decrees and rules names them: 공인중개사법 시행령.</param>
/// <param name="Articles">Passages of it in the index.</param>
public sealed record LawVersion(
    int VersionId,
    string Law,
    string? ShortTitle,
    string Kind,
    string Number,
    DateOnly EffectiveFrom,
    int Articles,
    bool IsDigest)
{
    /// <summary>
    /// The versions that hold on a day: of each law the latest that has taken effect. Digests always take part, since
    /// their articles carry their own days and give way to imported ones.
    /// </summary>
    public static IReadOnlyList<LawVersion> InForce(IEnumerable<LawVersion> versions, DateOnly day) =>
    [
        .. versions
            .Where(version => version.EffectiveFrom <= day)
            .GroupBy(version => (version.Law, version.IsDigest))
            .Select(law => law.MaxBy(version => (version.EffectiveFrom, version.VersionId))!),
    ];

    /// <summary>Versions that take effect after the day.</summary>
    public static IReadOnlyList<LawVersion> Pending(IEnumerable<LawVersion> versions, DateOnly day) =>
        [.. versions.Where(version => version.EffectiveFrom > day && !version.IsDigest).OrderBy(version => version.EffectiveFrom)];
}
