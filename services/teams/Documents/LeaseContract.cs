using Holmes.Contracts.Tools;

namespace Holmes.Teams.Documents;

/// <summary>Writes a lease down as the content of a document.</summary>
public static class LeaseContract
{
    /// <param name="found">Articles another step found for this question; cited after the contract.</param>
    public static DocumentContent Of(Lease lease, IReadOnlyList<LawArticle> found)
    {
        var articles = LeaseClauses.Of(lease);
        return new DocumentContent($"주택 임대차 계약서({lease.KindName})", [
            TextBlock.Of(TextStyle.Body,
                "임대인 ", Phrase.Field("임대인 이름", lease.LessorName), ", 임차인 ", Phrase.Field("임차인 이름", lease.LesseeName),
                " 두 당사자는 아래 주택에 관하여 다음과 같이 임대차 계약을 체결한다."),
            Heading("1. 임차주택의 표시"),
            Property(lease),
            Heading("2. 보증금과 차임"),
            Amounts(lease),
            Heading("3. 계약 내용"),
            .. articles.SelectMany((article, place) => Blocks(article, place + 1)),
            Heading("4. 특약 사항"),
            .. SpecialTerms(lease),
            Heading("5. 서명"),
            TextBlock.Of(TextStyle.Body,
                "이 계약을 증명하기 위하여 계약서를 작성하고, 당사자가 내용을 확인한 뒤 서명 또는 날인하여 각각 1통씩 보관한다. 주소와 생년월일은 서명할 때 직접 적는다."),
            TextBlock.Of(TextStyle.Body, "계약일: ", Phrase.ByHand("계약일")),
            Party("임대인", lease.LessorName, lease.LessorPhone),
            Party("임차인", lease.LesseeName, lease.LesseePhone),
            Heading("붙임. 근거 법령"),
            TextBlock.Of(TextStyle.Note, string.Join(", ", Laws(articles))),
            TextBlock.Of(TextStyle.Note, $"{LeaseClauses.Act}은 {KoreanText.Day(LeaseClauses.ActInForceFrom)} 시행 법률을 기준으로 확인하였다."),
            .. found.Select(article => TextBlock.Of(TextStyle.Note, $"참고 조문: {Citation(article)}")),
            TextBlock.Of(TextStyle.Note,
                "이 문서는 입력된 내용으로 만든 초안이며 법률 자문이 아니다. 서명하기 전에 등기사항증명서와 당사자의 신분을 확인하고, 필요하면 전문가의 검토를 받아야 한다."),
        ]);
    }

    /// <summary>Every law the clauses rest on, once, in their order.</summary>
    public static IReadOnlyList<string> Laws(IEnumerable<LeaseArticle> articles) =>
        [.. articles.SelectMany(article => article.Clauses).SelectMany(clause => clause.Laws).Distinct()];

    public static string Citation(LawArticle article) =>
        $"{article.Law} {article.Article}{(string.IsNullOrWhiteSpace(article.Title) ? "" : $"({article.Title})")}, {KoreanText.Day(article.EffectiveFrom)} 시행";

    private static TextBlock Heading(string text) => TextBlock.Of(TextStyle.Heading, text);

    private static GridBlock Property(Lease lease) => new([
        GridRow.Of("소재지", Phrase.Field("소재지", lease.Address)),
        GridRow.Of("임대할 부분(동·호수)", Phrase.Field("임대할 부분(동·호수)", lease.Detail)),
        GridRow.Of("면적", Phrase.Field("면적(㎡)", KoreanText.Area(lease.AreaM2))),
        GridRow.Of("용도", "주거용"),
    ]);

    private static GridBlock Amounts(Lease lease)
    {
        List<GridRow> rows =
        [
            GridRow.Of("계약의 종류", lease.KindName),
            GridRow.Of("보증금", Won("보증금", lease.DepositWon)),
            GridRow.Of("계약금", Won("계약금", lease.DownPaymentWon)),
            GridRow.Of("잔금", Won("잔금", lease.BalanceWon)),
        ];
        if (lease.IsMonthly)
        {
            rows.Add(GridRow.Of("월 차임", Won("월 차임", lease.MonthlyRentWon)));
        }

        return new(rows);
    }

    private static Phrase Won(string name, decimal? won) => Phrase.Field(name, won is { } amount ? HangulAmount.Both(amount) : null);

    private static IEnumerable<Block> Blocks(LeaseArticle article, int number)
    {
        yield return TextBlock.Of(TextStyle.Heading, $"제{number}조 ({article.Title})");
        foreach (var (clause, place) in article.Clauses.Select((clause, place) => (clause, place)))
        {
            yield return TextBlock.Of(TextStyle.Clause, [
                article.Clauses.Count == 1 ? "" : $"{(char)('①' + place)} ",
                .. clause.Text,
                clause.Laws.Count == 0 ? "" : $" [{string.Join(", ", clause.Laws)}]",
            ]);
        }
    }

    private static IEnumerable<Block> SpecialTerms(Lease lease) => lease.SpecialTerms.Count == 0
        ? [TextBlock.Of(TextStyle.Body, "따로 정한 특약 사항은 없다.")]
        : lease.SpecialTerms.Select((term, place) => TextBlock.Of(TextStyle.Clause, $"{place + 1}. {term}"));

    private static GridBlock Party(string role, string? name, string? phone) => new([
        GridRow.Of($"{role} 성명", Phrase.Field($"{role} 이름", name)),
        GridRow.Of($"{role} 연락처", Phrase.Field($"{role} 연락처", phone)),
        GridRow.Of($"{role} 주소", Phrase.ByHand("주소")),
        GridRow.Of($"{role} 생년월일", Phrase.ByHand("생년월일")),
        GridRow.Of($"{role} 서명", Phrase.ByHand("서명"), " (서명 또는 인)"),
    ]);
}
