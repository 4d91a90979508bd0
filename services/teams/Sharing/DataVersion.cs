namespace Holmes.Teams.Sharing;

/// <summary>The state of all data the tools read: every import, once committed, makes another.</summary>
public sealed record DataVersion(long Revision);
