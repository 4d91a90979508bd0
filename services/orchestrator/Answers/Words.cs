using System.Collections.Frozen;
using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers;

/// <summary>Codes of the tools' results, in words. A code that is not known here stands as it is.</summary>
public static class Words
{
    private static readonly FrozenDictionary<string, (string Korean, string English)> Table =
        new Dictionary<string, (string, string)>(StringComparer.OrdinalIgnoreCase)
        {
            ["apartment"] = ("아파트", "apartment"),
            ["officetel"] = ("오피스텔", "officetel"),
            ["villa"] = ("빌라·다세대", "villa"),
            ["house"] = ("단독·다가구", "house"),
            ["sale"] = ("매매", "sale"),
            ["jeonse"] = ("전세", "jeonse"),
            ["monthly"] = ("월세", "monthly rent"),
            ["mortgage"] = ("주택담보대출", "mortgage"),
            ["credit"] = ("신용대출", "credit loan"),
            ["policy"] = ("정책대출", "policy loan"),
            ["veryLow"] = ("매우 낮음", "very low"),
            ["low"] = ("낮음", "low"),
            ["fair"] = ("적정", "fair"),
            ["moderate"] = ("보통", "moderate"),
            ["medium"] = ("보통", "medium"),
            ["high"] = ("높음", "high"),
            ["veryHigh"] = ("매우 높음", "very high"),
            ["none"] = ("없음", "none"),
            ["base"] = ("기본", "base"),
            ["risingFast"] = ("빠른 상승", "rising fast"),
            ["rising"] = ("상승", "rising"),
            ["stable"] = ("보합", "stable"),
            ["falling"] = ("하락", "falling"),
            ["fallingFast"] = ("빠른 하락", "falling fast"),
            ["excellent"] = ("매우 좋음", "excellent"),
            ["good"] = ("좋음", "good"),
            ["average"] = ("보통", "average"),
            ["poor"] = ("나쁨", "poor"),
            ["veryPoor"] = ("매우 나쁨", "very poor"),
            ["infeasible"] = ("어려움", "not feasible"),
            ["impossible"] = ("불가능", "impossible"),
            ["CAP"] = ("대출 한도 규제", "the cap on loans"),
            ["eligible"] = ("신청 가능", "eligible"),
            ["notEligible"] = ("대상 아님", "not eligible"),
            ["unknown"] = ("확인 필요", "to be checked"),
            ["expired"] = ("종료", "expired"),
            ["loan"] = ("대출", "loan"),
            ["subsidy"] = ("지원금", "subsidy"),
            ["publicHousing"] = ("공공주택", "public housing"),
            ["tax"] = ("세제", "tax"),
            ["subscription"] = ("청약", "subscription"),
            ["subway"] = ("지하철역", "subway station"),
            ["kindergarten"] = ("유치원", "kindergarten"),
            ["elementarySchool"] = ("초등학교", "elementary school"),
            ["middleSchool"] = ("중학교", "middle school"),
            ["highSchool"] = ("고등학교", "high school"),
            ["school"] = ("학교", "school"),
            ["hospital"] = ("병원", "hospital"),
            ["pharmacy"] = ("약국", "pharmacy"),
            ["mart"] = ("마트", "supermarket"),
            ["park"] = ("공원", "park"),
            ["jeonseToMonthly"] = ("전세 → 월세", "jeonse to monthly rent"),
            ["monthlyToJeonse"] = ("월세 → 전세", "monthly rent to jeonse"),
            ["cancelByBuyer"] = ("매수인(임차인)의 계약 해제", "withdrawal by the buyer or tenant"),
            ["cancelBySeller"] = ("매도인(임대인)의 계약 해제", "withdrawal by the seller or landlord"),
            ["earlyTermination"] = ("중도 해지", "early termination"),
            ["depositReturn"] = ("보증금 반환", "return of the deposit"),
            ["lateDepositReturn"] = ("보증금 반환 지연", "late return of the deposit"),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static string Of(string? code, Tongue tongue) =>
        code is null ? "" : Table.TryGetValue(code, out var words) ? tongue.Say(words.Korean, words.English) : code;

    public static string Of(PropertyType type, Tongue tongue) => Of(type.ToString(), tongue);

    public static string Of(TradeType type, Tongue tongue) => Of(type.ToString(), tongue);
}
