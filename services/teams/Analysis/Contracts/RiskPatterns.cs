using System.Text.RegularExpressions;

namespace Holmes.Teams.Analysis.Contracts;

// All are linear: fixed words with short gaps, since the text comes from users.
internal static partial class RiskPatterns
{
    // "거절하지 못한다" protects the tenant, and is no match.
    [GeneratedRegex(@"갱신[^.]{0,25}(거절할 수 있|거절한다|거절하기로|거절하며|거절함|거절 가능)")]
    public static partial Regex RenewalRefused();

    [GeneratedRegex(@"(갱신|재계약)[^.]{0,30}(포기|행사하지|요구할 수 없|요구하지|청구할 수 없|청구하지|불가|않기로|할 수 없|하지 못|하지 않|하지 아니)")]
    public static partial Regex RenewalWaived();

    [GeneratedRegex(@"(대항력|우선변제|임차권등기|전입신고|전입 신고|주민등록|확정일자|보증보험|반환보증|전세권)[^.]{0,40}(포기|할 수 없|못한다|못하며|못함|금지|불가|않기로|하지 ?(않|아니)(?!을 경우|으면|는 경우|할 경우|하면|하는 경우|은 경우))")]
    public static partial Regex RightWaived();

    [GeneratedRegex(@"(금지|거부|방해|거절)(할 수 없|하지)")]
    public static partial Regex MayNotHinder();

    [GeneratedRegex(@"(요구|청구|주장|행사|제기|요청|항의)(를 |을 )?(할 ?수 ?없|하지 ?못|하지 ?(않|아니)(기로|한다|하며|음))|(이의|소송|민원)[^.]{0,10}(제기하지|하지) ?(않|아니|못)")]
    public static partial Regex ClaimWaived();

    [GeneratedRegex(@"포기(한다|하기로|하며|하고|함|각서|하는 것)")]
    public static partial Regex Waived();

    [GeneratedRegex(@"(계약금|해약금|가계약금)[^.]{0,12}포기")]
    public static partial Regex DownPaymentGivenUp();

    [GeneratedRegex(@"책임(을|은|이)? ?(지지 ?(않|아니)|없|부담하지 ?(않|아니))|면책")]
    public static partial Regex NoLiability();

    [GeneratedRegex(@"책임(을|은)? ?(물을 수 없|묻지 ?(않|아니|못)|추궁)")]
    public static partial Regex NoBlame();

    [GeneratedRegex("일방적")]
    public static partial Regex OneSided();

    [GeneratedRegex(@"일방적[^.]{0,30}(수 없|못|않|아니)")]
    public static partial Regex NotOneSided();

    [GeneratedRegex("무조건|어떠한 경우에도|여하한")]
    public static partial Regex Unconditional();

    [GeneratedRegex(@"즉시[^.]{0,15}(해지|해제|명도|퇴거|인도|종료|비워)")]
    public static partial Regex AtOnce();

    [GeneratedRegex(@"(1회|한 ?번|1개월|1기)[^.]{0,12}(연체|미납|지체|밀)[^.]{0,30}(해지|해제|명도|퇴거)")]
    public static partial Regex OneArrear();

    [GeneratedRegex(@"(모든|일체|전부|전적)[^.]{0,15}(수리|수선|보수|하자)[^.]{0,20}(임차인|세입자)|(임차인|세입자)[^.]{0,20}(모든|일체|전부|전적)[^.]{0,12}(수리|수선|보수|하자)|(수리|수선|보수|하자)[^.]{0,15}(모두|전부|일체|전액)[^.]{0,10}(임차인|세입자)")]
    public static partial Regex AllRepairs();

    [GeneratedRegex(@"(새로운|새|신규|다음|후속|후임) ?(임차인|세입자)[^.]{0,30}(보증금|전세금)|(보증금|전세금)[^.]{0,25}(새로운|새|신규|다음|후속|후임) ?(임차인|세입자)")]
    public static partial Regex DepositWaits();

    [GeneratedRegex(@"(근저당|저당|담보대출|담보)[^.]{0,20}(설정할 수 있|설정에 동의|설정하는 것에 동의|받을 수 있|실행할 수 있)")]
    public static partial Regex LaterMortgage();

    [GeneratedRegex(@"(언제든지|언제든|수시로|임의로)[^.]{0,20}(증액|인상|올릴|올리)")]
    public static partial Regex RaiseAnyTime();

    [GeneratedRegex(@"(임대인|집주인|소유자)[^.]{0,20}(언제든지|수시로|동의 없이|통보 없이)[^.]{0,15}(출입|방문|들어)")]
    public static partial Regex Entry();
}
