namespace Holmes.Teams.Loans;

/// <summary>The words people use for purposes, rules and groups of borrowers.</summary>
internal static class LoanWords
{
    public static IReadOnlyList<string> Purposes { get; } = ["mortgage", "jeonse", "monthly", "credit", "policy"];

    /// <summary>Words that name a rule. What is left of it decides only when nothing more exact is named.</summary>
    public static IReadOnlyList<(string Word, string Topic)> Topics { get; } =
    [
        ("LTV", "LTV"), ("담보인정", "LTV"), ("담보비율", "LTV"), ("DTI", "DTI"), ("총부채상환", "DTI"), ("DSR", "DSR"), ("원리금상환비율", "DSR"),
        ("스트레스", "스트레스"), ("생애최초", "생애최초"), ("생애 최초", "생애최초"), ("첫 집", "생애최초"), ("첫집", "생애최초"),
        ("규제지역", "규제지역"), ("규제 지역", "규제지역"), ("투기과열", "규제지역"), ("조정대상", "규제지역"), ("다주택", "다주택"), ("2주택", "다주택"),
        ("한도", "한도"), ("만기", "만기"), ("전입", "전입"), ("보증비율", "보증"), ("보증 비율", "보증"), ("생활안정", "생활안정"),
    ];

    public static IReadOnlyList<(string Word, string Purpose)> PurposeWords { get; } =
    [
        ("전세", "jeonse"), ("주택담보", "mortgage"), ("주담대", "mortgage"), ("담보대출", "mortgage"), ("구입자금", "mortgage"), ("주택 구매", "mortgage"),
        ("주택구매", "mortgage"), ("주택 구입", "mortgage"), ("주택구입", "mortgage"), ("집 살", "mortgage"), ("집을 살", "mortgage"), ("내집마련", "mortgage"),
        ("월세", "monthly"), ("신용대출", "credit"), ("마이너스 통장", "credit"), ("마이너스통장", "credit"), ("정책", "policy"), ("기금", "policy"),
    ];

    /// <summary>Products people call by one word.</summary>
    public static IReadOnlyList<string> Names { get; } = ["특례보금자리", "보금자리", "디딤돌", "버팀목", "신생아"];

    public static IReadOnlyList<(string Word, string Group)> Groups { get; } =
        [("청년", "청년"), ("신혼", "신혼"), ("신생아", "신생아"), ("출산", "신생아"), ("생애최초", "생애최초"), ("생애 최초", "생애최초"), ("첫 집", "생애최초")];

    /// <summary>Whoever asks for these wants to see products, not only the rule.</summary>
    public static IReadOnlyList<string> WantsProducts { get; } = ["상품", "금리", "추천", "비교", "찾아", "은행", "대출정보", "대출 정보", "조건"];

    /// <summary>The words of a topic as the planner writes them, in the form of the rules.</summary>
    public static string Topic(string word) =>
        Topics.FirstOrDefault(known => word.Contains(known.Word, StringComparison.OrdinalIgnoreCase)).Topic ?? word.Trim();
}
