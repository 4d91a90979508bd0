using System.Collections.Frozen;

namespace Holmes.Orchestrator.Answers;

/// <summary>Names of inputs as a person would say them.</summary>
public static class Fields
{
    private static readonly FrozenDictionary<string, (string Korean, string English)> Names =
        new Dictionary<string, (string, string)>(StringComparer.OrdinalIgnoreCase)
        {
            ["annualIncomeWon"] = ("연소득", "annual income"),
            ["income"] = ("연소득", "annual income"),
            ["region"] = ("지역", "region"),
            ["regions"] = ("지역", "region"),
            ["priceWon"] = ("주택 가격", "price of the home"),
            ["price"] = ("가격", "price"),
            ["amounts"] = ("금액", "amounts"),
            ["depositWon"] = ("보증금", "deposit"),
            ["deposit"] = ("보증금", "deposit"),
            ["targetDepositWon"] = ("전환 후 보증금", "deposit after the conversion"),
            ["currentDepositWon"] = ("현재 보증금", "current deposit"),
            ["newDepositWon"] = ("새 보증금", "new deposit"),
            ["monthlyRentWon"] = ("월세", "monthly rent"),
            ["monthlyRent"] = ("월세", "monthly rent"),
            ["currentMonthlyRentWon"] = ("현재 월세", "current monthly rent"),
            ["newMonthlyRentWon"] = ("새 월세", "new monthly rent"),
            ["agreedDownPaymentWon"] = ("약정 계약금", "down payment agreed"),
            ["downPaymentWon"] = ("계약금", "down payment"),
            ["ownFundsWon"] = ("자기자금", "own funds"),
            ["loanWon"] = ("대출금", "loan"),
            ["wantedLoanWon"] = ("희망 대출금", "wanted loan"),
            ["existingMonthlyPaymentWon"] = ("기존 대출의 월 상환액", "monthly payment on existing loans"),
            ["assetsWon"] = ("자산", "assets"),
            ["homesOwned"] = ("보유 주택 수", "homes owned"),
            ["donor"] = ("증여하는 사람", "who gives"),
            ["officialPriceWon"] = ("공시가격", "official price"),
            ["isFirstHome"] = ("생애 최초 구입 여부", "whether it is a first home"),
            ["isNewlywed"] = ("신혼부부 여부", "whether newly married"),
            ["isMarried"] = ("혼인 여부", "whether married"),
            ["marriageYears"] = ("혼인 기간", "years of marriage"),
            ["children"] = ("자녀 수", "children"),
            ["age"] = ("나이", "age"),
            ["isRegulatedArea"] = ("규제지역 여부", "whether the area is regulated"),
            ["creditGrade"] = ("신용등급", "credit grade"),
            ["ratePercent"] = ("금리", "interest rate"),
            ["loanRatePercent"] = ("대출 금리", "loan rate"),
            ["termYears"] = ("대출 기간", "term of the loan"),
            ["holdingYears"] = ("보유 기간", "holding period"),
            ["priceGrowthPercent"] = ("집값 상승률", "price growth"),
            ["propertyType"] = ("주택 유형", "type of home"),
            ["tradeType"] = ("거래 유형", "type of trade"),
            ["areaM2"] = ("면적", "area"),
            ["months"] = ("조회 기간", "period"),
            ["isHouseholdHead"] = ("세대주 여부", "whether head of the household"),
            ["hasNewborn"] = ("2년 내 출산 여부", "whether a child was born lately"),
            ["supportsElderlyParent"] = ("노부모 부양 여부", "whether an elderly parent is supported"),
            ["sellsHome"] = ("기존 주택 처분 여부", "whether the present home is sold"),
            ["lastIncreaseOn"] = ("마지막 증액일", "day of the last increase"),
            ["isNewContract"] = ("신규 계약 여부", "whether it is a new contract"),
            ["unpaidWon"] = ("밀린 금액", "amount unpaid"),
            ["daysLate"] = ("지연 일수", "days late"),
            ["monthsLeft"] = ("남은 개월 수", "months left"),
            ["purpose"] = ("용도", "purpose"),
            ["text"] = ("계약서 내용", "the contract's text"),
            ["address"] = ("주소", "address"),
            ["startDate"] = ("시작일", "start date"),
            ["endDate"] = ("종료일", "end date"),
            ["lessorName"] = ("임대인 이름", "landlord's name"),
            ["lesseeName"] = ("임차인 이름", "tenant's name"),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null for a field without a name here, unless it is named in Korean already.</summary>
    public static string? Name(string? field, Tongue tongue) =>
        field is null ? null
        : Names.TryGetValue(field, out var name) ? tongue.Say(name.Korean, name.English)
        : Tongues.HasHangul(field) ? Markdown.Plain(field)
        : null;
}
