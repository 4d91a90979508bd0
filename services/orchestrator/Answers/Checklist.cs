using System.Text.RegularExpressions;

namespace Holmes.Orchestrator.Answers;

/// <summary>What to do, and in which order: articles say what the law gives.</summary>
internal static partial class Checklist
{
    public static IEnumerable<string> For(Asked asked) => true switch
    {
        true when DepositAtRisk().IsMatch(asked.Query) => BeforeADeposit(asked),
        true when BuyingInOrder().IsMatch(asked.Query) => Buying(asked),
        true when Pets().IsMatch(asked.Query) => WithAPet(asked),
        _ => [],
    };

    private static IEnumerable<string> BeforeADeposit(Asked asked) =>
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
        ];

    private static IEnumerable<string> Buying(Asked asked) =>
        [
            asked.Say(
                "1. 예산: 자기 자금에 대출 한도(LTV, DSR)와 취득세·중개보수를 함께 계산하세요.",
                "1. Budget: reckon own funds with the loan limit (LTV, DSR), the acquisition tax and the broker's fee."),
            asked.Say(
                "2. 집 고르기: 실거래가와 견주고, 집의 상태와 관리비, 토지거래허가구역인지 확인하세요(허가를 받기 전의 계약은 효력이 없습니다).",
                "2. Choice: compare with actual prices; look at the home, its fees, and whether the area needs a permit (a contract before it has no effect)."),
            asked.Say(
                "3. 권리 확인: 등기사항증명서의 소유자·근저당·가압류와 건축물대장, 중개대상물 확인·설명서를 보세요(공인중개사법 제25조).",
                "3. Title: see owner, mortgages and attachments in the register, the building ledger and the broker's written explanation (Licensed Brokers Act 25)."),
            asked.Say(
                "4. 계약: 소유자 본인과 계약하고 돈은 소유자의 계좌로 보내세요. 상대가 이행에 들어가기 전에는 계약금을 포기하거나 배로 돌려주고 해제할 수 있습니다(민법 제565조).",
                "4. Contract: sign with the owner, pay to the owner's account; until performance begins either side may withdraw for the down payment, the seller for twice of it (Civil Act 565)."),
            asked.Say(
                "5. 거래 신고: 계약한 날부터 30일 안에 신고합니다. 중개로 계약하면 중개사가 합니다(부동산 거래신고 등에 관한 법률 제3조).",
                "5. Report the contract within 30 days; a broker who made it reports it (Real Estate Transaction Reporting Act 3)."),
            asked.Say(
                "6. 잔금: 그날 등기부를 다시 확인하고, 잔금과 동시에 등기에 필요한 서류와 열쇠를 받으세요.",
                "6. Last payment: look at the register again that day; papers and keys against the money."),
            asked.Say(
                "7. 세금과 등기: 취득한 날부터 60일 안에 취득세를 신고·납부하고(지방세법 제20조), 60일 안에 소유권이전등기를 신청하세요(부동산등기 특별조치법 제2조).",
                "7. Tax and title: pay the acquisition tax within 60 days (Local Tax Act 20) and apply for the transfer of title within 60 days."),
        ];

    private static IEnumerable<string> WithAPet(Asked asked) =>
        [
            asked.Say(
                "세 든 집이면 계약서의 특약을 먼저 보세요. 임대차에서 반려동물을 금지하는 법은 없지만, 금지 특약을 어기면 해지나 손해배상의 다툼이 될 수 있습니다.",
                "In a rented home look at the special terms first: no law forbids pets in a lease, but breaking a term that does may end in termination or damages."),
            asked.Say(
                "특약이 없어도 계약 전에 임대인에게 알리고, 허락을 특약으로 적어 두면 다툼이 없습니다.",
                "Without such a term tell the landlord before signing, and have the consent written down."),
            asked.Say(
                "단지의 관리규약을 확인하세요. 이웃에 피해가 가면 관리주체의 동의가 필요합니다(공동주택관리법 시행령 제19조).",
                "See the rules of the building; where neighbours are harmed, the management's consent is needed (Decree of the Multi-Family Housing Management Act 19)."),
            asked.Say(
                "나갈 때 긁힌 곳이나 냄새는 원상회복의 대상이 될 수 있으니 들어갈 때 사진을 남기세요(민법 제615조, 제654조).",
                "Scratches and smells may have to be made good on leaving; take photographs on moving in (Civil Act 615, 654)."),
        ];

    [GeneratedRegex(@"(?:집|아파트|주택|빌라|오피스텔)(?:을|를)?\s*(?:살|사는|사려면|매매|매수|구입|구매)[^.?!]{0,8}(?:순서|절차|과정|단계)|(?:steps|process) (?:of|to|in|for) buy", RegexOptions.IgnoreCase)]
    private static partial Regex BuyingInOrder();

    [GeneratedRegex(@"(?:반려|애완)\s*(?:동물|견|묘)|(?:강아지|고양이|개)(?:를|을)?\s*(?:키우|키워|키울|길러|기르)|\bpets?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pets();

    [GeneratedRegex(@"전세\s*사기|깡통\s*전세|(?:전세|월세|임대차)\s*계약\s*(?:하기\s*)?(?:전|할\s*때)[^?]{0,12}(?:확인|주의|조심)|jeonse (?:fraud|scam)", RegexOptions.IgnoreCase)]
    private static partial Regex DepositAtRisk();
}
