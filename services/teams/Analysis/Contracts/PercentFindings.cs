using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rent;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Contracts;

/// <summary>Percentages beyond what law or custom allows.</summary>
public static class PercentFindings
{
    private const decimal UsualPenalty = 10m;
    private const decimal HeavyPenalty = 30m;
    private const decimal LawsuitInterest = 12m;

    public static IEnumerable<ContractFinding> Of(string sentence, DateOnly today) =>
        PercentMeaning.Find(sentence).Select(percent => Of(percent, ContractText.Excerpt(sentence), today)).OfType<ContractFinding>();

    private static ContractFinding? Of(MeantPercent percent, string excerpt, DateOnly today)
    {
        var value = Percent.Text(percent.Value);
        return percent switch
        {
            { Meaning: "penalty", Value: > UsualPenalty } => new(
                "excessivePenalty", percent.Value >= HeavyPenalty ? "high" : "medium", excerpt,
                $"위약금 {value}는 통상의 10%를 넘습니다. 부당하게 많으면 법원이 줄일 수 있습니다.", "민법 제398조 제2항", "위약금을 10% 이내로 낮추세요."),
            { Meaning: "increase" } when percent.Value > RentRules.IncreaseLimit.At(today).Value => new(
                "increaseOverLimit", "high", excerpt,
                $"증액 {value}는 법정 상한 {Percent.Text(RentRules.IncreaseLimit.At(today).Value)}를 넘습니다. 넘는 부분은 효력이 없습니다.", "주택임대차보호법 제7조·제10조", "상한 이내로 고치세요."),
            { Meaning: "conversion" } when percent.Value > RentRules.ConversionCap(today) => new(
                "conversionOverCap", "medium", excerpt,
                $"전환율 {value}는 법정 상한 {Percent.Text(RentRules.ConversionCap(today))}를 넘습니다.", "주택임대차보호법 제7조의2", "상한 이내로 고치세요."),
            { Meaning: "late", Value: > LawsuitInterest } => new(
                "lateInterestHigh", "medium", excerpt,
                $"연체이율 {value}는 소송에서의 법정이율 {Percent.Text(LawsuitInterest)}보다 높습니다. 과다하면 법원이 줄일 수 있습니다.", "민법 제398조 제2항", "연 5~12%로 낮추세요."),
            _ => null,
        };
    }
}
