namespace Holmes.Teams.Tools;

/// <summary>How far a call has come. A tool may tell as often as it likes; the team passes on about one a second.</summary>
/// <param name="Percentage">0 to 100.</param>
/// <param name="Note">In the language of the user.</param>
public sealed record ToolProgress(int Percentage, string? Note = null);
