using Holmes.Contracts.Tools;

namespace Holmes.Teams.Analysis.Contracts;

/// <summary>The twelve clauses a lease should have, and what its absence means.</summary>
public static class KeyClauses
{
    public static IReadOnlyList<KeyClause> All { get; } =
    [
        new("보증금", ["보증금", "전세금"], null),
        new("월세", ["월세", "차임", "임대료"], null),
        new("계약기간", ["계약기간", "계약 기간", "임대차기간", "임대차 기간", "임대기간", "존속기간"], null),
        new("특약사항", ["특약"], null),
        new("수리의무", ["수리", "수선", "하자보수", "하자 보수"], new("low", "수리비를 누가 내는지 정하지 않아 다툼이 생기기 쉽습니다.", "민법 제623조", "주요 설비와 노후로 인한 수리는 임대인이 한다고 적으세요.")),
        new("원상복구", ["원상복구", "원상 복구", "원상회복", "원상 회복"], new("low", "원상회복의 범위가 없어 보증금 공제로 다툴 수 있습니다.", "민법 제654조·제615조", "통상의 사용으로 인한 손상은 원상회복에서 제외한다고 적으세요.")),
        new("중도해지", ["중도해지", "중도 해지", "중도해약", "계약해지", "계약의 해지", "계약 해지"], new("low", "기간 중에 나가야 할 때의 조건이 없습니다.", null, "중도해지의 통지 기간과 비용 부담을 특약으로 정하세요.")),
        new("갱신", ["갱신", "재계약"], null),
        new("관리비", ["관리비"], new("low", "관리비의 금액과 항목이 없습니다.", "주택임대차표준계약서", "관리비의 금액과 포함 항목을 적으세요.")),
        new("보증보험", ["보증보험", "반환보증"], new("medium", "전세보증금반환보증에 관한 조항이 없습니다.", null, "반환보증 가입에 임대인이 협조하고, 가입이 거절되면 계약을 해제하고 계약금을 돌려받는다는 특약을 넣으세요.")),
        new("확정일자", ["확정일자"], new("low", "확정일자에 관한 조항이 없습니다. 조항이 없어도 받을 수 있습니다.", "주택임대차보호법 제3조의2", "계약 후 바로 확정일자를 받으세요.")),
        new("대항력", ["대항력", "전입신고", "주민등록"], new("low", "전입신고에 관한 조항이 없습니다. 대항력은 인도와 전입신고 다음 날부터 생깁니다.", "주택임대차보호법 제3조", "전입신고 다음 날까지 담보권을 설정하지 않는다는 특약을 넣으세요.")),
    ];

    /// <summary>Protection beyond the twelve, looked for in the whole text.</summary>
    public static IReadOnlyList<KeyClause> Protections { get; } =
    [
        new("담보권 설정 금지", ["근저당", "담보권", "저당권", "제한물권"], new("medium", "잔금일 뒤에 담보권을 설정하지 못하게 하는 특약이 없습니다.", "주택임대차보호법 제3조", "잔금 지급일 다음 날까지 근저당 등 새로운 권리를 설정하지 않고, 어기면 해제하고 배상한다는 특약을 넣으세요.")),
        new("세금 체납 확인", ["국세", "지방세", "납세", "체납"], new("low", "임대인의 세금 체납을 확인하는 조항이 없습니다.", "주택임대차보호법 제3조의7", "납세증명서를 받거나 미납 세금 열람에 동의를 받으세요.")),
    ];

    public static ContractClause Find(KeyClause clause, IReadOnlyList<string> sentences)
    {
        var sentence = sentences.FirstOrDefault(candidate => clause.Words.Any(word => candidate.Contains(word, StringComparison.Ordinal)));
        return new ContractClause(clause.Name, sentence is not null, sentence is null ? null : ContractText.Excerpt(sentence));
    }

    public static IEnumerable<ContractFinding> Missing(IReadOnlyList<string> sentences) => All.Concat(Protections)
        .Where(clause => clause.WhenMissing is not null && !Find(clause, sentences).Present)
        .Select(clause => new ContractFinding(
            "missingClause", clause.WhenMissing!.Severity, clause.Name, clause.WhenMissing.Explanation, clause.WhenMissing.Law, clause.WhenMissing.Recommendation));
}

/// <param name="WhenMissing">Null where its absence harms nobody.</param>
public sealed record KeyClause(string Name, IReadOnlyList<string> Words, MissingClause? WhenMissing);

public sealed record MissingClause(string Severity, string Explanation, string? Law, string Recommendation);
