namespace Holmes.Teams.Laws;

/// <summary>
/// Which law a question is about, told by its subject alone: knowledge of the field that the words of single articles
/// do not give, since the same words (신고, 등록, 임차인, 분양) stand in many laws.
/// </summary>
internal static class LawSubjects
{
    private const string Lease = "주택임대차보호법";
    private const string Brokers = "공인중개사법";
    private const string Reporting = "부동산 거래신고 등에 관한 법률";
    private const string Registration = "부동산등기법";
    private const string Prices = "부동산 가격공시에 관한 법률";
    private const string Rental = "민간임대주택에 관한 특별법";
    private const string Housing = "주택법";
    private const string Sales = "건축물의 분양에 관한 법률";
    private const string Condominiums = "공동주택관리법";
    private const string Noise = "공동주택 층간소음의 범위와 기준에 관한 규칙";
    private const string SalePrice = "공동주택 분양가격의 산정 등에 관한 규칙";
    private const string CourtAgents = "공인중개사의 매수신청대리인 등록 등에 관한 규칙";
    private const string CivilCode = "민법";
    public const string CommercialLease = "상가건물 임대차보호법";
    private const string IncomeTax = "소득세법";
    private const string LocalTax = "지방세법";
    private const string HoldingTax = "종합부동산세법";
    private const string GiftTax = "상속세 및 증여세법";

    // Weight 1: the word belongs to that law alone. Less: it leans that way.
    private static readonly (string Words, string Family, double Weight)[] Table =
    [
        ("확정일자 임차권등기 대항력 계약갱신요구 갱신요구권 계약갱신청구 갱신청구권 소액임차인 최우선변제 임대차분쟁조정 주택임대차 우선변제권 전월세상한 임대차위원회 임차권 깡통전세 전세사기", Lease, 1),
        ("임차인 임대인 세입자 집주인 전세 월세 보증금 임대차계약 차임 전월세 묵시적갱신 임대차 세를주 세를놓 실거주한다 실거주를이유 실거주이유 landlord tenant jeonse lease", Lease, 0.5),
        ("상가임대차 상가건물임대차 권리금 상가월세 상가보증금 상가차임 환산보증금 상가임차 상가계약갱신 가게월세 점포월세 상가세입자", CommercialLease, 1.4),
        ("공인중개사 중개사 중개보수 중개수수료 복비 중개대상물 중개사무소 중개업 거래정보망 중개보조원 복덕방 중개계약 중개의뢰 개업공인 허위매물", Brokers, 1),
        ("거래신고 실거래 토지거래허가 토지거래계약 자금조달계획 거래계약신고 전월세신고 임대차신고 임대차계약신고 월세신고 전세신고 신고필증 다운계약 업계약 허가구역 선매 이행강제금 외국인 거래가격검증", Reporting, 1),
        ("등기신청 소유권이전등기 이전등기 등기부 등기관 등기소 등기필 근저당 가등기 부기등기 말소등기 등기원인 보존등기 등기사항 등기수수료 등본 저당권등기 등기권리자 등기의무자 신탁등기 구분건물 지상권등기 각하", Registration, 1),
        ("살때순서 살때절차 사는순서 사는절차 사는과정 매매절차 매매순서 매수절차 매수순서 구입절차 구매절차", Reporting, 1),
        ("살때순서 살때절차 사는순서 사는절차 사는과정 매매절차 매매순서 매수절차 매수순서 구입절차 구매절차", Registration, 0.9),
        ("등기", Registration, 0.6),
        ("공시지가 공시가격 표준지 개별공시 표준주택 개별주택 공동주택가격 가격공시 주택가격비준표 토지가격비준표 비주거용 적정가격 부동산가격공시위원회 공시기준일", Prices, 1),
        ("민간임대 임대사업자 주택임대관리 공공지원민간 임대의무기간 등록임대 임대주택조합 민간임대협동조합 장기일반 특별수선충당금 임차인대표회의 임대보증금보증 촉진지구 자기관리형 위탁관리형", Rental, 1),
        ("주택건설 사업계획승인 사업계획 주택조합 지역주택 직장주택 리모델링 전매 분양가상한 주택상환사채 입주자저축 청약 국민주택 도시형생활주택 사용검사 투기과열 조정대상지역 거주의무 주택사업 감리 토지임대부 견본주택 세대구분 분양권 주택단지 대지조성 공급질서 입주자모집", Housing, 1),
        ("주택분양 주택공급", Housing, 0.7),
        ("건축물분양 분양사업 분양신고 분양사업자 오피스텔분양 상가분양 분양받은자 생활숙박시설 수분양자 분양광고 분양관리신탁", Sales, 1),
        ("오피스텔 중도금 분양계약", Sales, 0.5),
        ("관리비 입주자대표회의 동별대표자 장기수선 관리주체 관리규약 관리사무소 하자담보 하자보수 하자심사 주택관리사 주택관리업 공용부분 의무관리 관리소장 사업주체관리 혼합주택단지 동대표 행위허가 주민공동시설 안전점검 자치관리 위탁관리 아파트관리 승강기 엘리베이터", Condominiums, 0.9),
        ("반려동물 반려견 반려묘 애완동물 애완견 강아지를키 고양이를키 강아지키 고양이키", Condominiums, 1.2),
        ("공동주택 아파트 입주자", Condominiums, 0.35),
        ("층간소음 직접충격 공기전달 윗집 위층 아래층 쿵쿵", Noise, 1.4),
        ("분양가격산정 기본형건축비 건축비가산 택지비 분양가격공시 분양가산정 가산비용 분양가격 분양가심사", SalePrice, 1),
        ("매수신청대리 매수신청 경매대리", CourtAgents, 1.6),
        ("밀렸 밀리면 밀린 월세연체 연체 미납 못냈 월세를못내 월세못내 계약금 위약금 배액 배상액예정 해약금 원상회복 차임연체 유익비 필요비 매매계약해제 계약금해제 임차인수선 하자담보책임매도인 전전세 무단전대 민법", CivilCode, 0.8),
        ("양도세 양도소득세 장기보유특별공제 장기보유공제 1세대1주택 일가구일주택 1가구1주택 일시적2주택", IncomeTax, 1.2),
        ("취득세 등록세 재산세", LocalTax, 1.2),
        ("증여세 증여공제 증여재산 혼인증여 증여한도", GiftTax, 1.2),
        ("종부세 종합부동산세", HoldingTax, 1.2),
        ("용어 부동산용어 뜻 의미 무슨말 용어정의", Glossary.Law, 0.9),
    ];

    /// <summary>For each law whose subject the question mentions: how clearly, from 0 to about 1.5.</summary>
    public static IReadOnlyDictionary<string, double> In(string question)
    {
        var compact = string.Concat(question.Where(letter => !char.IsWhiteSpace(letter))).ToLowerInvariant();
        return Table
            .SelectMany(entry => entry.Words.Split(' ')
                .Where(word => compact.Contains(word, StringComparison.Ordinal))
                .Select(word => (entry.Family, Clarity: entry.Weight)))
            .GroupBy(mention => mention.Family, StringComparer.Ordinal)
            // A second word of the same law adds little: they are often one inside the other.
            .ToDictionary(law => law.Key, law => law.Max(mention => mention.Clarity) + 0.1 * Math.Min(2, law.Count() - 1), StringComparer.Ordinal);
    }
}
