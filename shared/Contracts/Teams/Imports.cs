namespace Holmes.Contracts.Teams;

/// <summary>
/// What became of one upload. POST /api/import/{kind}?file=name with the file's bytes as the body
/// (application/octet-stream) answers with it; kinds are statutes, transactions, listings, loans.
/// </summary>
/// <param name="Files">Files read, accepted or not.</param>
/// <param name="Accepted">Records stored: rows of a table, articles of a statute.</param>
/// <param name="Unchanged">Records that were there already, exactly like this.</param>
/// <param name="Rejected">Records refused; <paramref name="Rejects"/> says why, and may hold only the first of them.</param>
public sealed record ImportReport(
    string Kind,
    int Files,
    int Accepted,
    int Unchanged,
    int Rejected,
    IReadOnlyList<ImportReject> Rejects);

/// <param name="Line">From 1; 0 when it is about the whole file.</param>
/// <param name="Reason">What to change, for the person who imports.</param>
public sealed record ImportReject(string File, int Line, string Reason);
