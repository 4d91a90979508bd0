using System.Text.RegularExpressions;

namespace Holmes.Orchestrator.Answers;

/// <summary>What to look at before a deposit is paid: articles say what the law gives, not what to do when.</summary>
internal static partial class Checklist
{
    public static IEnumerable<string> For(Asked asked) => DepositAtRisk().IsMatch(asked.Query)
        ?
        [
            asked.Say(
                "등기사항증명서에서 소유자, 근저당, 가압류를 계약 직전과 잔금 날에 다시 확인하세요.",
                "Check owner, mortgages and attachments in the register before signing and again on the day of payment."),
            asked.Say(
                "보증금과 앞선 채권(근저당, 다른 세입자의 보증금)의 합이 매매 시세에 가까우면 경매에서 다 돌려받지 못할 수 있습니다.",
                "If the deposit and what ranks before it come near the price of the home, an auction may not return all of it."),
            asked.Say(
                "임대인에게 확정일자 부여 현황과 국세·지방세 납세증명서를 요구하세요(주택임대차보호법 제3조의6, 제3조의7).",
                "Ask the landlord for the list of fixed dates and for tax clearance certificates (Housing Lease Protection Act 3-6, 3-7)."),
            asked.Say(
                "이사한 날 전입신고를 하고 확정일자를 받으세요. 대항력은 다음 날 생기므로, 그때까지 담보를 잡지 않는다는 특약을 넣으세요(제3조, 제3조의2).",
                "Register the move and get a fixed date the same day; protection begins the next day, so agree that nothing is mortgaged until then (3, 3-2)."),
            asked.Say(
                "전세보증금 반환보증(HUG, HF, SGI)에 가입할 수 있는 집인지 계약하기 전에 확인하세요.",
                "Find out before signing whether the deposit can be insured (HUG, HF, SGI)."),
        ]
        : [];

    [GeneratedRegex(@"전세\s*사기|깡통\s*전세|(?:전세|월세|임대차)\s*계약\s*(?:하기\s*)?(?:전|할\s*때)[^?]{0,12}(?:확인|주의|조심)|jeonse (?:fraud|scam)", RegexOptions.IgnoreCase)]
    private static partial Regex DepositAtRisk();
}
