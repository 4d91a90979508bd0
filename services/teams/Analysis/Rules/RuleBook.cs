using Holmes.Contracts.Executions;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Analysis.Rules;

/// <summary>How far the rules written down here can be trusted.</summary>
public static class RuleBook
{
    /// <summary>Before this day the rules on loans and taxes are not written down here.</summary>
    public static DateOnly FirstDay { get; } = new(2023, 3, 2);

    /// <summary>The last day on which the rules were compared with what their authors published.</summary>
    public static DateOnly VerifiedOn { get; } = new(2026, 2, 26);

    /// <summary>The day for which the rules are known to be right: never later than they were checked.</summary>
    public static DateOnly AsOf(DateOnly today) => today < VerifiedOn ? today : VerifiedOn;

    public static SourceReference Source(string title, string locator, DateOnly today) =>
        new("rule", title, locator, AsOf(today));

    /// <summary>Said to the user once the rules may have changed since they were checked; null before.</summary>
    public static string? Caution(DateOnly today) =>
        today <= VerifiedOn ? null : $"{VerifiedOn:yyyy-MM-dd}까지 확인한 규칙으로 계산했습니다. 그 뒤에 바뀐 규정은 반영되지 않았을 수 있습니다.";

    /// <summary>What a tool says of a day whose rules are not written down here; null where they are.</summary>
    /// <param name="of">세금, 대출.</param>
    public static ToolResult? TooEarly(DateOnly today, string of) =>
        today < FirstDay ? ToolResult.Skipped($"{FirstDay:yyyy-MM-dd} 이전의 {of} 규칙은 담고 있지 않아 계산하지 않았습니다.") : null;
}
