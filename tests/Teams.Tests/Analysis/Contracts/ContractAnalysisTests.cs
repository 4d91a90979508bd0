using FsCheck.Xunit;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Contracts;
using Xunit;

namespace Holmes.Teams.Tests.Analysis.Contracts;

public sealed class ContractAnalysisTests
{
    private readonly ContractAnalysisTool _tool = new();

    [Fact]
    public void A_penalty_of_fifty_percent_is_no_increase_of_the_deposit()
    {
        // The defective analyser saw 증액 anywhere in the text and called every percentage an increase.
        var findings = Findings("임차인이 계약을 위반하면 보증금의 50%를 위약금으로 지급한다. 보증금의 증액은 연 5% 이내로 한다.");

        var finding = Assert.Single(findings);
        Assert.Equal(("excessivePenalty", "민법 제398조 제2항"), (finding.Code, finding.Law));
    }

    [Fact]
    public void Penalty_and_increase_in_one_sentence_are_told_apart()
    {
        var percents = PercentMeaning.Find("위약금은 보증금의 50%로 하고, 증액은 7%까지 할 수 있으며 연체이율은 연 15%로 한다").ToList();

        Assert.Equal([new(50, "penalty"), new(7, "increase"), new(15, "late")], percents);
    }

    [Theory]
    [InlineData("갱신할 때 임대료를 10% 인상한다.", "increaseOverLimit")]
    [InlineData("보증금을 월세로 바꿀 때 전환율은 연 8%로 한다.", "conversionOverCap")]
    [InlineData("월세를 연체하면 연 24%의 이자를 가산한다.", "lateInterestHigh")]
    [InlineData("임차인은 계약갱신을 요구할 수 없음.", "renewalWaived")]
    [InlineData("임차인은 계약갱신요구권을 행사하지 않기로 한다.", "renewalWaived")]
    [InlineData("임대인은 갱신을 거절할 수 있다.", "renewalRefused")]
    [InlineData("임차인은 전입신고를 할 수 없다.", "rightWaived")]
    [InlineData("임차인은 확정일자를 받지 않기로 하고 대항력을 포기한다.", "rightWaived")]
    [InlineData("임차인은 임차권등기명령을 신청하지 않기로 하며 이를 포기한다.", "rightWaived")]
    [InlineData("임차인은 수리비를 임대인에게 요구할 수 없음", "claimWaived")]
    [InlineData("임차인은 일체의 이의를 제기하지 않는다.", "claimWaived")]
    [InlineData("임대인은 누수에 대하여 책임지지 않는다.", "noLiability")]
    [InlineData("임차인은 임대인에게 책임을 물을 수 없다.", "noLiability")]
    [InlineData("보증금은 새로운 임차인이 입주한 후에 반환한다.", "depositWaitsForNewTenant")]
    [InlineData("월세를 1회 연체하면 계약을 해지하고 퇴거한다.", "oneArrear")]
    [InlineData("모든 수리는 임차인이 부담한다.", "allRepairsOnTenant")]
    [InlineData("임대인은 언제든지 월세를 인상할 수 있다.", "raiseAnyTime")]
    [InlineData("임대인은 잔금 후 근저당을 설정할 수 있다.", "laterMortgage")]
    [InlineData("임대인은 일방적으로 관리비를 정한다.", "oneSided")]
    [InlineData("임차인은 어떠한 경우에도 나가야 한다.", "unconditional")]
    [InlineData("임대차기간은 12개월로 한다.", "shortTerm")]
    [InlineData("계약기간은 1년으로 한다.", "shortTerm")]
    [InlineData("임대차 기간: 2025년 11월 1일부터 2026년 10월 31일까지", "shortTerm")]
    public void A_harmful_clause_is_found_with_advice(string text, string code)
    {
        var finding = Findings(text).First(candidate => candidate.Code == code);

        Assert.NotEmpty(finding.Recommendation);
        Assert.NotEmpty(finding.Explanation);
    }

    [Theory]
    [InlineData("임대인은 정당한 사유 없이 갱신을 거절하지 못한다.")]
    [InlineData("임대인은 임차인의 전입신고를 금지할 수 없다.")]
    [InlineData("임대인은 보증금의 반환을 거부할 수 없다.")]
    [InlineData("임차인은 갱신을 요구할 수 있다.")]
    [InlineData("매수인은 계약금을 포기하고 매매계약을 해제할 수 있다.")]
    [InlineData("임대인은 일방적으로 계약을 해지할 수 없다.")]
    [InlineData("임차인은 통상의 손모에 대하여 책임지지 않는다.")]
    [InlineData("임대차기간은 2년으로 한다.")]
    [InlineData("임대차 기간: 2025년 11월 1일부터 2027년 10월 31일까지")]
    [InlineData("갱신할 때 증액은 5%를 넘지 않는다.")]
    [InlineData("계약금은 보증금의 20%로 한다.")]
    [InlineData("위약금은 계약금의 10%로 한다.")]
    public void A_clause_that_protects_or_is_usual_is_not_reported(string text) => Assert.Empty(Findings(text));

    [Fact]
    public async Task Without_a_text_it_is_skipped_and_asks_for_it()
    {
        var result = await Invoke.Tool(_tool, new ContractAnalysisArguments());

        Assert.Equal(Outcome.Skipped, result.Outcome);
        Assert.Contains("붙여 넣어", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_contract_is_also_judged_by_what_it_lacks()
    {
        const string text = "주택 임대차계약서\n보증금 3억원, 월세 없음\n계약기간 2년\n특약사항: 원상복구 후 반환한다.\n임차인은 전입신고를 할 수 있다.";

        var review = (await Invoke.Tool(_tool, new ContractAnalysisArguments(text))).Read<ContractReview>();

        Assert.Equal(12, review.Clauses.Count);
        Assert.Contains(review.Findings, finding => finding is { Code: "missingClause", Excerpt: "보증보험" });
        Assert.DoesNotContain(review.Findings, finding => finding is { Code: "missingClause", Excerpt: "대항력" });
        Assert.Equal("medium", review.RiskLevel);
    }

    [Fact]
    public async Task One_clause_is_not_judged_by_what_it_lacks()
    {
        var result = await Invoke.Tool(_tool, new ContractAnalysisArguments("임차인은 계약갱신을 요구할 수 없음."));

        Assert.DoesNotContain(result.Read<ContractReview>().Findings, finding => finding.Code == "missingClause");
        Assert.Equal("high", result.Read<ContractReview>().RiskLevel);
        Assert.Contains("일부 문구", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_special_terms_of_a_draft_are_reviewed()
    {
        var draft = new ContractDraft(Guid.Empty, "계약서.docx", "/d", "/p", [], ["임차인은 전입신고를 하지 않는다."], []);

        var result = await Invoke.Tool(_tool, new ContractAnalysisArguments(), null, Invoke.Input(Gives.ContractDraft, draft));

        Assert.Contains(result.Read<ContractReview>().Findings, finding => finding.Code == "rightWaived");
        Assert.Contains("특약사항만", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused() => Assert.Equal(
        FailureClass.BadArguments, (await Invoke.Tool(_tool, new ContractAnalysisArguments(new string('가', 200_001)))).Failure!.Class);

    [Property]
    public void Any_text_can_be_read(string? text)
    {
        var review = ContractReviews.Of(text ?? string.Empty, Invoke.Day);

        Assert.True(review.RiskLevel is "low" or "medium" or "high");
    }

    [Property]
    public void Any_sentence_is_the_sum_of_its_parts(string? text)
    {
        var sentence = $"위약금 10% {text}, 하고 {text}";

        Assert.Equal(sentence, string.Concat(ContractText.Parts(sentence).Select(part => part.Text)));
    }

    private static IReadOnlyList<ContractFinding> Findings(string text) => ContractReviews.Of(text, Invoke.Day).Findings;
}
