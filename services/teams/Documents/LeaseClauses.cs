namespace Holmes.Teams.Documents;

/// <summary>An article of the contract.</summary>
public sealed record LeaseArticle(string Title, IReadOnlyList<LeaseClause> Clauses);

/// <param name="Laws">What the clause rests on: 주택임대차보호법 제3조 제1항.</param>
public sealed record LeaseClause(IReadOnlyList<Phrase> Text, IReadOnlyList<string> Laws)
{
    public static LeaseClause Of(string text, params IReadOnlyList<string> laws) => new([text], laws);
}

/// <summary>
/// The articles of a lease of a home, in wording of this project. They repeat what the law gives in any case, so that
/// both sides read it, and add nothing that would be void under article 10 of the Housing Lease Protection Act.
/// Checked against that Act as in force from 2023-07-19 (No. 19356).
/// </summary>
public static class LeaseClauses
{
    public const string Act = "주택임대차보호법";

    /// <summary>The version of the Act that the wording was checked against.</summary>
    public static readonly DateOnly ActInForceFrom = new(2023, 7, 19);

    private const string CivilAct = "민법";

    public static IReadOnlyList<LeaseArticle> Of(Lease lease) =>
    [
        new("임대차의 목적", [Purpose(lease)]),
        Payment(lease),
        Period(lease),
        new("주택의 인도와 임차인의 대항력",
        [
            LeaseClause.Of("임대인은 임대차 시작일까지 임차주택을 약정한 용도로 사용·수익할 수 있는 상태로 임차인에게 인도한다.", $"{CivilAct} 제623조"),
            LeaseClause.Of("임차인이 주택을 인도받고 전입신고(주민등록)를 마치면 그 다음 날부터 제삼자에게도 임대차의 효력을 주장할 수 있다.", $"{Act} 제3조 제1항"),
            LeaseClause.Of("임차인이 위 요건과 계약서의 확정일자를 갖추면 경매·공매에서 후순위 권리자보다 먼저 보증금을 변제받을 수 있으며, 임대인은 전입신고와 확정일자 부여에 협조한다.", $"{Act} 제3조의2 제2항", $"{Act} 제3조의6"),
            LeaseClause.Of("임대인은 임차인이 잔금을 지급하고 전입신고를 하는 날의 다음 날까지 계약 당시의 권리관계를 유지하며, 임차주택에 새로운 담보권을 설정하지 않는다."),
        ]),
        new("임대인의 정보 제시",
        [
            LeaseClause.Of("임대인은 계약을 체결할 때 임차주택의 확정일자 부여일·차임·보증금 등의 정보와 국세·지방세 납세증명서를 임차인에게 제시하거나, 임차인이 이를 열람하는 데 동의한다.", $"{Act} 제3조의7"),
        ]),
        new("주택의 사용과 수선",
        [
            LeaseClause.Of("임대인은 계약이 존속하는 동안 임차주택을 사용·수익에 필요한 상태로 유지하며, 주요 설비의 노후·고장 등 임차인에게 책임 없는 사유에 따른 수선을 부담한다.", $"{CivilAct} 제623조"),
            LeaseClause.Of("임차인은 선량한 관리자의 주의로 임차주택을 보존하고, 수선이 필요하거나 임차주택에 관하여 권리를 주장하는 사람이 있으면 지체 없이 임대인에게 알린다.", $"{CivilAct} 제374조", $"{CivilAct} 제634조"),
            LeaseClause.Of("임차인이 임차주택의 보존에 필요한 비용을 지출한 때에는 임대인에게 그 상환을 청구할 수 있다.", $"{CivilAct} 제626조 제1항"),
            LeaseClause.Of("임차인은 임대인의 동의 없이 임차주택의 구조나 용도를 바꾸거나, 임차권을 양도하거나, 임차주택을 전대하지 않는다.", $"{CivilAct} 제629조"),
        ]),
        Fees(lease),
        new("차임과 보증금의 증감",
        [
            LeaseClause.Of("조세·공과금의 증감이나 경제 사정의 변동으로 차임이나 보증금이 적절하지 않게 된 때에는 당사자는 장래에 대하여 그 증감을 청구할 수 있다. 증액은 계약 또는 마지막 증액이 있은 뒤 1년 이내에는 청구하지 못한다.", $"{Act} 제7조 제1항"),
            LeaseClause.Of("증액은 약정한 차임이나 보증금의 20분의 1(조례로 더 낮게 정한 경우 그 비율)을 넘지 못한다.", $"{Act} 제7조 제2항"),
            LeaseClause.Of("보증금의 전부나 일부를 월 차임으로 바꿀 때에는 법령이 정한 전환율의 상한을 넘지 못한다.", $"{Act} 제7조의2"),
        ]),
        Renewal,
        Ending(lease),
        new("계약의 종료와 보증금 반환",
        [
            LeaseClause.Of("계약이 끝나면 임차인은 임차주택을 원래의 상태로 돌려놓아 임대인에게 반환한다. 통상의 사용에 따른 낡음은 그러하지 아니하다.", $"{CivilAct} 제615조", $"{CivilAct} 제654조"),
            LeaseClause.Of("임대인은 임차주택을 반환받음과 동시에 보증금에서 임차인이 부담할 금액을 뺀 나머지를 임차인에게 반환한다. 보증금을 모두 돌려받을 때까지 임대차관계는 존속하는 것으로 본다.", $"{Act} 제4조 제2항"),
            LeaseClause.Of("임대차가 끝난 뒤 보증금을 돌려받지 못한 임차인은 법원에 임차권등기명령을 신청할 수 있다.", $"{Act} 제3조의3"),
        ]),
        new("신고와 그 밖의 사항",
        [
            LeaseClause.Of("이 계약이 주택 임대차 계약 신고의 대상이면 당사자는 계약 체결일부터 30일 이내에 공동으로 신고한다.", "부동산 거래신고 등에 관한 법률 제6조의2 제1항"),
            LeaseClause.Of("주택임대차보호법에 위반되는 약정으로서 임차인에게 불리한 것은 효력이 없다.", $"{Act} 제10조"),
            LeaseClause.Of("이 계약에 관한 다툼은 주택임대차분쟁조정위원회에 조정을 신청하여 해결할 수 있다.", $"{Act} 제14조"),
        ]),
    ];

    private static LeaseArticle Renewal { get; } = new("계약의 갱신",
    [
        LeaseClause.Of("임대인이 기간이 끝나기 6개월 전부터 2개월 전까지 갱신 거절이나 조건 변경의 뜻을 알리지 않으면, 또는 임차인이 2개월 전까지 알리지 않으면, 같은 조건으로 다시 임대차한 것으로 보고 그 기간은 2년으로 본다.", $"{Act} 제6조"),
        LeaseClause.Of("위와 같이 갱신된 경우 임차인은 언제든지 해지를 통지할 수 있고, 임대인이 통지를 받은 날부터 3개월이 지나면 해지된다.", $"{Act} 제6조의2"),
        LeaseClause.Of("임차인은 기간이 끝나기 6개월 전부터 2개월 전까지 한 차례 계약의 갱신을 요구할 수 있고, 임대인은 법이 정한 사유 없이 거절하지 못한다. 갱신되는 기간은 2년으로 보며 차임과 보증금은 법이 정한 범위에서 증감할 수 있다.", $"{Act} 제6조의3"),
    ]);

    private static LeaseClause Purpose(Lease lease) => lease.IsMonthly
        ? LeaseClause.Of("임대인은 위에 표시한 주택(이하 ‘임차주택’이라 한다)을 임차인이 주거용으로 사용·수익하게 하고, 임차인은 그 대가로 보증금과 차임을 지급한다.", $"{CivilAct} 제618조", $"{Act} 제2조")
        : LeaseClause.Of("임대인은 위에 표시한 주택(이하 ‘임차주택’이라 한다)을 임차인이 주거용으로 사용·수익하게 하고, 임차인은 그 대가로 전세보증금을 지급한다. 등기하지 않은 전세에도 주택임대차보호법이 준용된다.", $"{Act} 제12조");

    private static LeaseArticle Payment(Lease lease)
    {
        List<LeaseClause> clauses =
        [
            LeaseClause.Of("임차인은 계약금을 계약할 때 지급하고, 잔금은 임대차 시작일에 임차주택을 인도받음과 동시에 지급한다. 금액은 위 표에 적은 바와 같다."),
        ];
        if (lease.IsMonthly)
        {
            clauses.Add(new(["임차인은 월 차임을 매월 ", Phrase.ByHand("차임 지급일"), "일까지 임대인이 지정한 계좌로 지급한다."], [$"{CivilAct} 제633조"]));
        }

        return new(lease.IsMonthly ? "보증금과 차임의 지급" : "보증금의 지급", clauses);
    }

    private static LeaseArticle Period(Lease lease)
    {
        List<LeaseClause> clauses =
        [
            new(
            [
                "임대차 기간은 ", Phrase.Field("임대차 시작일", KoreanText.Day(lease.StartDate)), "부터 ",
                Phrase.Field("임대차 종료일", KoreanText.Day(lease.EndDate)), "까지로 한다.",
            ], []),
            LeaseClause.Of("기간을 정하지 않거나 2년 미만으로 정한 임대차는 그 기간을 2년으로 본다. 다만 임차인은 2년 미만으로 정한 기간이 유효함을 주장할 수 있다.", $"{Act} 제4조 제1항"),
        ];
        if (lease.IsShorterThanTwoYears)
        {
            clauses.Add(LeaseClause.Of("이 계약의 기간은 2년에 미치지 못하므로, 임차인은 약정한 기간이 끝난 뒤에도 시작일부터 2년이 되는 날까지 임대차의 존속을 주장할 수 있다.", $"{Act} 제4조 제1항"));
        }

        return new("임대차 기간", clauses);
    }

    private static LeaseArticle Fees(Lease lease) => new("관리비와 공과금",
    [
        new(
        [
            "임차인이 부담할 관리비는 월 ",
            Phrase.Field("관리비", lease.ManagementFeeWon is { } fee ? HangulAmount.Both(fee) : null),
            "로 한다.",
        ], []),
        LeaseClause.Of("임차인은 인도받은 날부터 반환하는 날까지 임차주택을 사용하며 생긴 전기·수도·가스 등의 요금을 부담한다."),
    ]);

    private static LeaseArticle Ending(Lease lease)
    {
        List<LeaseClause> clauses =
        [
            LeaseClause.Of("임차인이 중도금(중도금이 없으면 잔금)을 지급하는 등 어느 한쪽이 이행에 착수할 때까지는, 임차인은 계약금을 포기하고 임대인은 그 배액을 상환하고 계약을 해제할 수 있다.", $"{CivilAct} 제565조 제1항", $"{CivilAct} 제567조"),
            LeaseClause.Of("당사자 한쪽이 이 계약을 이행하지 않으면 상대방은 상당한 기간을 정하여 이행을 최고한 뒤 계약을 해제하거나 해지하고 손해의 배상을 청구할 수 있다.", $"{CivilAct} 제390조", $"{CivilAct} 제544조", $"{CivilAct} 제551조"),
        ];
        if (lease.IsMonthly)
        {
            clauses.Add(LeaseClause.Of("임차인이 연체한 차임의 합계가 2기의 차임에 이르면 임대인은 계약을 해지할 수 있다.", $"{CivilAct} 제640조"));
        }

        return new("계약의 해제와 해지", clauses);
    }
}
