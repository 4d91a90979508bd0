namespace Holmes.Orchestrator.Answers;

/// <summary>What other teams report may lack what the contracts promise; a list is read as if it were complete.</summary>
internal static class Given
{
    public static IReadOnlyList<T> OrNone<T>(this IEnumerable<T?>? list)
        where T : class =>
        list is null ? [] : [.. list.Where(item => item is not null).Select(item => item!)];

    public static string? OrNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
