using System.Text.RegularExpressions;

namespace Holmes.Teams.Analysis.Contracts;

/// <summary>Whom a phrase binds: the same words protect a tenant when it is the landlord who may not.</summary>
public static partial class Parties
{
    /// <summary>The last party named as a subject before the phrase.</summary>
    public static Party SubjectBefore(string sentence, int index)
    {
        var subject = Subjects().Matches(sentence[..index]).LastOrDefault();
        return subject is null ? Party.Nobody
            : subject.Value.StartsWith("임대", StringComparison.Ordinal) || subject.Value.StartsWith("매도", StringComparison.Ordinal)
                || subject.Value.StartsWith("집주", StringComparison.Ordinal) ? Party.Landlord
            : Party.Tenant;
    }

    [GeneratedRegex("(임대인|매도인|집주인|임차인|매수인|세입자)(은|는|이|가|도|께서)")]
    private static partial Regex Subjects();
}

public enum Party
{
    Nobody,
    Landlord,
    Tenant,
}
