namespace Holmes.Teams.Documents;

/// <summary>A finished document of a person.</summary>
/// <param name="Id">Derived from the effect's key, so that the call made again, in whichever attempt, stores the same document again.</param>
/// <param name="Docx">The Word file.</param>
/// <param name="Html">The preview, a whole page.</param>
public sealed record StoredDocument(Guid Id, string UserId, string FileName, byte[] Docx, string Html);
