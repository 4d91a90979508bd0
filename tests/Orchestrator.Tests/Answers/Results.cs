using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Tests.Answers;

/// <summary>One result of every shape.</summary>
internal static class Results
{
    public static readonly DateOnly Day = new(2026, 11, 22);
    public static readonly Region Gangnam = new("서울", "강남구");

    public static LawArticles Law(string text = "① 당사자는 차임의 증감을 청구할 수 있다. <개정 2020. 6. 9.> ② 제1항에 따른 증액청구는 약정한 차임이나 보증금의 20분의 1의 금액을 초과하지 못한다.") =>
        new([new("주택임대차보호법", "법률", "제19356호", "본칙", "제7조", "차임 등의 증감청구권", text, new(2023, 7, 19), false, 9)], Day);

    public static MarketSummary Market(bool sample = false, decimal sale = 2_345_000_000m) => new(
        [new(Gangnam, PropertyType.Apartment, Prices(1203, sale), Prices(640, 1_050_000_000m), null, null, 44.8m,
            [new(new(2026, 9, 1), TradeType.Sale, 100, 2_300_000_000m, 27_000_000m), new(new(2026, 10, 1), TradeType.Sale, 90, 2_350_000_000m, 27_500_000m)])],
        new(2025, 11, 23), Day, sample);

    public static PriceStatistics Prices(int count, decimal median) =>
        new(count, median * 1.1m, median, median / 2, median * 3, 27_700_000m, 84.95m);

    public static ListingList Listings(bool sample = true) => new(37,
        [new("L1", "래미안", PropertyType.Apartment, Gangnam, 59.9m, 84.9m, new(1_500_000_000m, 1_800_000_000m), null, null, null, 2015, 800,
            "강남역", 350, [new("elementarySchool", "역삼초등학교", 210)], 82.4m)], Day, sample);

    public static PlaceInfrastructure Places { get; } =
        new([new("래미안", Gangnam, [new("subway", "강남역", 350), new("hospital", "서울의원", 90)])], [new("subway", "강남역", 350)], false);

    public static LoanProducts Loans { get; } = new(
        [new("P1", "디딤돌", "주택도시기금", "policy", "…", 2.65m, 3.95m, 250_000_000m, 30, ["무주택"], [], new(2025, 1, 1), null, "공시", true)],
        [new("LTV.regulated", "규제지역 LTV", "규제지역의 담보인정비율은 40%이다.", 40m, null, new(2025, 6, 28), null, "은행업감독규정")], Day);

    public static ContractReview Review { get; } = new(
        [new("보증금", true, "보증금 3억원"), new("확정일자", false, null)],
        [new("late", "low", "월 2%", "연체 이자가 높습니다.", null, "낮추세요"), new("waiver", "high", "갱신을 포기한다", "임차인에게 불리하여 효력이 없습니다.", "주택임대차보호법 제10조", "삭제하세요")],
        "high", "불리한 특약이 있습니다.");

    public static MarketAnalysis Analysis { get; } = new(
        [new(Gangnam, 2_200_000_000m, 2_400_000_000m, 2_300_000_000m, "high", 8.7m, "rising", 1.2m, 9.4m, "moderate", 44.8m, 61m)],
        [new("jeonse", "high", "전세가율이 높습니다.")], 240, 0.95m, false);

    public static InvestmentReturn Investment { get; } = new(
        1_000_000_000m, 400_000_000m, 600_000_000m, 33_000_000m, 30_000_000m, 36_480_000m, -6_480_000m, 3.6m, -1.5m,
        [new("low", 1, 1_051_000_000m, 550_000_000m, 0, 10_000_000m, 2.3m, 0.5m), new("base", 3, 1_159_000_000m, 550_000_000m, 9_000_000m, 110_000_000m, 25.4m, 4.6m)],
        "fair", []);

    public static LoanSimulation Loan { get; } = new(
        "mortgage", 800_000_000m, "입력한 가격",
        [new("LTV", 320_000_000m, 40m, "8억원 × 40%", "은행업감독규정"), new("DSR", 410_000_000m, 40m, "연소득 기준", "은행업감독규정")],
        320_000_000m, "LTV", 4.5m, 30, 1_621_393m, 263_701_477m, 27_200_000m, 507_200_000m, 207_200_000m, 19.46m, "medium",
        [new("기간 40년", "기간 30년 → 40년", 320_000_000m, 1_438_612m)], Day);

    public static PolicyMatches Policies { get; } = new(
        [new("D1", "디딤돌대출", "loan", "eligible", ["무주택"], [], ["순자산"], "저금리", 2.65m, 3.95m, 250_000_000m, new(2025, 1, 1), null, 90, "주택도시기금")], Day);

    public static RentIncrease Increase { get; } = new(
        233.33m, 5m, false, 315_005_000m, null, 684_995_000m, "5%를 넘는 증액은 임차인이 거절할 수 있습니다.", "주택임대차보호법 제7조 제2항", Day);

    public static RentConversion Conversion { get; } = new(
        "jeonseToMonthly", 300_000_000m, 100_000_000m, 750_000m, 4.5m, 4.5m, 2.5m, 750_000m, true, "(3억 - 1억) × 4.5% ÷ 12", "주택임대차보호법 제7조의2", Day);

    public static TenancySettlement Settlement { get; } = new(
        "depositReturn", null, 100_000_000m, [new("보증금", 100_000_000m, "전액")], "임대인은 보증금을 돌려주어야 합니다.",
        ["주택임대차보호법 제4조"], ["내용증명을 보냅니다.", "임차권등기명령을 신청합니다."], Day);

    public static ContractDraft Draft { get; } = new(
        Given.Id(7), "주택임대차계약서.docx", "/api/documents/7", "/api/documents/7/preview", ["임대인 이름"], ["반려동물 가능"], ["주택임대차보호법 제4조"]);

    public static IReadOnlyList<(string Gives, object Result)> All { get; } =
    [
        (Gives.LawArticles, Law()), (Gives.MarketSummary, Market()), (Gives.ListingList, Listings()),
        (Gives.PlaceInfrastructure, Places), (Gives.LoanProducts, Loans), (Gives.ContractReview, Review),
        (Gives.MarketAnalysis, Analysis), (Gives.InvestmentReturn, Investment), (Gives.LoanSimulation, Loan),
        (Gives.PolicyMatches, Policies), (Gives.RentIncrease, Increase), (Gives.RentConversion, Conversion),
        (Gives.TenancySettlement, Settlement), (Gives.ContractDraft, Draft),
    ];
}
