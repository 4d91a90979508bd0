namespace Holmes.Orchestrator.Answers;

/// <summary>The language of an answer: that of its question.</summary>
public enum Tongue
{
    Korean,
    English,
}

public static class Tongues
{
    /// <summary>Korean, unless the question has letters and none of them is Hangul.</summary>
    public static Tongue Of(string? query) =>
        query is not null && query.Any(char.IsAsciiLetter) && !HasHangul(query) ? Tongue.English : Tongue.Korean;

    public static bool HasHangul(string? text) =>
        text is not null && text.Any(letter => letter is (>= '가' and <= '힣') or (>= 'ㄱ' and <= 'ㆎ'));

    public static string Say(this Tongue tongue, string korean, string english) =>
        tongue == Tongue.Korean ? korean : english;
}
