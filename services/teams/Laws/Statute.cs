namespace Holmes.Teams.Laws;

/// <summary>One version of a law as published: it holds from its effective day until the next version's.</summary>
/// <param name="ShortTitle">The official abbreviation (약칭), where there is one.</param>
/// <param name="Kind">법률, 대통령령, 국토교통부령, 대법원규칙, …</param>
/// <param name="Number">제19356호.</param>
public sealed record Statute(
    string Title,
    string? ShortTitle,
    string Kind,
    string Number,
    DateOnly EffectiveFrom,
    DateOnly? PromulgatedOn,
    IReadOnlyList<StatuteArticle> Articles);

/// <summary>A passage that can be cited by itself.</summary>
/// <param name="Addendum">부칙 &lt;제19356호, 2023. 4. 18.&gt;: which one, since each starts again at 제1조.</param>
/// <param name="Article">제7조, 제6조의3, 별표 1; 부칙 for an addendum without articles.</param>
/// <param name="Title">차임 등의 증감청구권; empty where the article has none.</param>
/// <param name="Headings">The chapter, section and subsection it stands in.</param>
/// <param name="EffectiveFrom">Its own day, where the text gives it one later than the law's.</param>
/// <param name="Line">Where it starts in the file, from 1.</param>
public sealed record StatuteArticle(
    StatutePart Part,
    string? Addendum,
    string Article,
    string Title,
    string Headings,
    string Text,
    DateOnly EffectiveFrom,
    bool IsDeleted,
    int Line);

public enum StatutePart
{
    /// <summary>본칙, with its tables (별표).</summary>
    Body,

    /// <summary>부칙: from when and for whom a change holds.</summary>
    Addenda,
}
