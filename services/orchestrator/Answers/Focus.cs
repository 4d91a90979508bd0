using System.Text.RegularExpressions;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers;

/// <summary>
/// What a question asks for in so many words, in the order in which it asks. What it merely mentions (a loan that is taken
/// up, a rent that is paid) is not asked for: most patterns want the noun together with a word of asking.
/// </summary>
public static partial class Focus
{
    /// <summary>A pasted contract speaks of everything and asks for nothing.</summary>
    private const int LongestQuestion = 300;

    private static readonly (Regex Asking, string Gives)[] Table =
    [
        (Costs(), Gives.TransactionCosts), (Tax(), Gives.TaxAmount), (Return(), Gives.InvestmentReturn), (Policy(), Gives.PolicyMatches), (Listing(), Gives.ListingList), (Price(), Gives.MarketSummary),
        (Judgement(), Gives.MarketAnalysis), (Loan(), Gives.LoanSimulation), (Product(), Gives.LoanProducts), (Conversion(), Gives.RentConversion),
        (Increase(), Gives.RentIncrease), (Settlement(), Gives.TenancySettlement), (Review(), Gives.ContractReview), (Places(), Gives.PlaceInfrastructure),
        (Law(), Gives.LawArticles),
    ];

    public static IReadOnlyList<string> Of(string query, IntentType intent) =>
        intent is IntentType.ContractReview or IntentType.ContractCreation || query.Length > LongestQuestion
            ? []
            : [.. Table
                .Select(entry => (entry.Gives, Match: entry.Asking.Match(query)))
                .Where(entry => entry.Match.Success)
                .OrderBy(entry => entry.Match.Index)
                .Select(entry => entry.Gives)];

    [GeneratedRegex(@"취득세|복비|중개\s*(?:수수료|보수)|부대\s*비용|거래\s*비용|acquisition tax|broker", RegexOptions.IgnoreCase)]
    private static partial Regex Costs();

    [GeneratedRegex(@"증여세|재산세|보유세|gift tax|property tax", RegexOptions.IgnoreCase)]
    private static partial Regex Tax();

    [GeneratedRegex(@"수익률|수익성|투자\s*수익|수익(?:은|이)?\s*(?:얼마|어떻|어때|계산|분석)|\broi\b|\byield\b|return on", RegexOptions.IgnoreCase)]
    private static partial Regex Return();

    [GeneratedRegex(@"정책|지원\s*(?:제도|사업|금|을|받|되)|혜택|특별공급|청약|자격이?\s*(?:되|돼|있)|subsid|polic(?:y|ies)|government (?:loan|support)", RegexOptions.IgnoreCase)]
    private static partial Regex Policy();

    [GeneratedRegex(@"매물|(?:아파트|집|방|오피스텔|빌라|원룸|주택)[^.?!]{0,30}(?:찾아|추천)|\blistings?\b|find (?:me )?an? ", RegexOptions.IgnoreCase)]
    private static partial Regex Listing();

    [GeneratedRegex(@"시세|실거래|집값|(?:매매가|전셋값|전세가|월세|가격)(?:은|는|이|가|를|을)?\s*(?:비교|추이|추세|어때|어떻|알려|얼마|평균)|평균\s*(?:매매|전세|월세|가격)|중위|\bprices?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Price();

    [GeneratedRegex(@"적정|비싼|비싸|저렴한\s*편|전망|추세|추이|흐름|오르고|떨어|위험|깡통|안전|괜찮|투자\s*가치|\btrend|\brisk|\bsafe\b|overpriced", RegexOptions.IgnoreCase)]
    private static partial Regex Judgement();

    [GeneratedRegex(@"대출[^.?!]{0,15}(?:한도|얼마|가능|나와|나올|나오|받을\s*수|금액|될까|되나|돼\?)|한도가?\s*(?:얼마|어떻)|(?:월|매달)\s*상환|얼마(?:까지|나)?\s*(?:빌릴|대출)|자기\s*자금|필요한\s*(?:돈|현금)|borrow|loan amount|mortgage can", RegexOptions.IgnoreCase)]
    private static partial Regex Loan();

    [GeneratedRegex(@"금리|대출\s*(?:상품|종류)|상품|어느\s*은행|(?:LTV|DSR|DTI)[^.?!]{0,12}(?:뭐|무엇|뜻|규제|몇|얼마)|대출\s*규제|interest rates?", RegexOptions.IgnoreCase)]
    private static partial Regex Product();

    [GeneratedRegex(@"전환|월세로\s*(?:돌|바꾸|바꿔|내)|전세로\s*(?:돌|바꾸|바꿔)|반전세|convert", RegexOptions.IgnoreCase)]
    private static partial Regex Conversion();

    [GeneratedRegex(@"올려\s*달|올리|인상|증액|\braise|\bincrease", RegexOptions.IgnoreCase)]
    private static partial Regex Increase();

    [GeneratedRegex(@"위약금|해약|해제|해지|돌려\s*(?:받|줘|주|달)|안\s*돌려|반환|deposit back", RegexOptions.IgnoreCase)]
    private static partial Regex Settlement();

    [GeneratedRegex(@"검토|독소|불리한|\breview\b", RegexOptions.IgnoreCase)]
    private static partial Regex Review();

    [GeneratedRegex(@"주변|근처|편의\s*시설|학군|인프라|nearby", RegexOptions.IgnoreCase)]
    private static partial Regex Places();

    [GeneratedRegex(@"법률|법적|법령|조항|조문|제\s*\d+\s*조|임대차보호법|\blaws?\b|\blegal", RegexOptions.IgnoreCase)]
    private static partial Regex Law();
}
