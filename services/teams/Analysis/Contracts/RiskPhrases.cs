namespace Holmes.Teams.Analysis.Contracts;

public static class RiskPhrases
{
    private const string Mandatory = "주택임대차보호법 제10조(강행규정)에 따라 임차인에게 불리한 약정은 효력이 없습니다.";

    /// <summary>The precise ones first: what they find is not told again in general words.</summary>
    public static IReadOnlyList<RiskPhrase> All { get; } =
    [
        new("renewalWaived", "high", RiskPatterns.RenewalWaived(), Party.Landlord,
            $"계약갱신요구권을 미리 포기하거나 막는 조항입니다. {Mandatory}", "주택임대차보호법 제6조의3·제10조",
            "조항을 삭제하세요. 남아 있어도 갱신을 요구할 수 있습니다.", RiskPatterns.MayNotHinder()),
        new("renewalRefused", "medium", RiskPatterns.RenewalRefused(), Party.Nobody,
            "임대인은 법이 정한 사유가 있을 때만 갱신을 거절할 수 있습니다.", "주택임대차보호법 제6조·제6조의3",
            "거절 사유를 법에 정한 것으로 한정하세요."),
        new("rightWaived", "high", RiskPatterns.RightWaived(), Party.Landlord,
            $"보증금을 지키는 권리를 포기하거나 막는 조항입니다. {Mandatory}", "주택임대차보호법 제3조·제3조의2·제3조의3·제10조",
            "조항을 삭제하고 전입신고와 확정일자를 반드시 갖추세요.", RiskPatterns.MayNotHinder()),
        new("depositWaitsForNewTenant", "high", RiskPatterns.DepositWaits(), Party.Nobody,
            "새 임차인이 들어와야 보증금을 돌려준다는 취지입니다. 보증금은 계약이 끝나면 집의 인도와 동시에 돌려줘야 합니다.", "주택임대차보호법 제4조 제2항·제10조, 민법 제536조",
            "새 임차인과 관계없이 종료일에 반환한다고 고치세요."),
        new("oneArrear", "medium", RiskPatterns.OneArrear(), Party.Nobody,
            "한 번의 연체로 해지하는 조항입니다. 해지는 2기의 차임액에 이르도록 연체해야 할 수 있습니다.", "민법 제640조·제652조",
            "2기 이상 연체로 고치세요."),
        new("allRepairsOnTenant", "medium", RiskPatterns.AllRepairs(), Party.Nobody,
            "모든 수리를 임차인에게 맡기는 조항입니다. 사용에 필요한 상태를 유지할 의무는 임대인에게 있습니다.", "민법 제623조",
            "소모품과 작은 수리만 임차인이 한다고 고치세요."),
        new("raiseAnyTime", "medium", RiskPatterns.RaiseAnyTime(), Party.Nobody,
            "언제든지 올릴 수 있다는 조항입니다. 증액은 1년에 한 번, 5% 이내만 청구할 수 있습니다.", "주택임대차보호법 제7조",
            "법정 한도와 시기를 적으세요.", RiskPatterns.NotOneSided()),
        new("laterMortgage", "medium", RiskPatterns.LaterMortgage(), Party.Nobody,
            "임대인이 나중에 담보를 설정할 수 있게 하는 조항입니다. 보증금의 순위가 밀릴 수 있습니다.", "주택임대차보호법 제3조의2",
            "잔금 다음 날까지 담보를 설정하지 않는다고 고치세요."),
        new("entryAnyTime", "low", RiskPatterns.Entry(), Party.Nobody,
            "동의 없이 드나들 수 있게 하는 조항입니다.", "민법 제624조", "미리 알리고 동의를 받는다고 고치세요."),
        new("noLiability", "high", RiskPatterns.NoLiability(), Party.Tenant,
            "책임을 지지 않는다는 조항입니다.", "민법 제623조·제390조", "책임을 지지 않는 경우를 구체적으로 한정하세요."),
        new("noLiability", "high", RiskPatterns.NoBlame(), Party.Landlord,
            "상대방에게 책임을 물을 수 없게 하는 조항입니다.", "민법 제390조", "조항을 삭제하세요."),
        new("claimWaived", "high", RiskPatterns.ClaimWaived(), Party.Landlord,
            $"법에 있는 권리를 요구하거나 청구하지 못하게 하는 조항입니다. {Mandatory}", "주택임대차보호법 제10조",
            "조항을 삭제하거나 무엇을 요구할 수 없는지 한정하세요.", IsGeneral: true),
        new("waiver", "high", RiskPatterns.Waived(), Party.Landlord,
            "권리를 포기하는 조항입니다.", "주택임대차보호법 제10조", "무엇을 포기하는지 확인하고 삭제를 요구하세요.", RiskPatterns.DownPaymentGivenUp(), IsGeneral: true),
        new("oneSided", "medium", RiskPatterns.OneSided(), Party.Nobody,
            "한쪽이 일방적으로 정할 수 있게 하는 조항입니다.", null, "서로 합의하여 정한다고 고치세요.", RiskPatterns.NotOneSided(), IsGeneral: true),
        new("atOnce", "medium", RiskPatterns.AtOnce(), Party.Nobody,
            "유예 없이 바로 해지하거나 나가게 하는 조항입니다.", "민법 제544조", "상당한 기간을 정해 먼저 요구한다고 고치세요.", IsGeneral: true),
        new("unconditional", "medium", RiskPatterns.Unconditional(), Party.Nobody,
            "예외를 두지 않는 조항입니다.", null, "예외가 되는 경우를 적으세요.", IsGeneral: true),
    ];
}
