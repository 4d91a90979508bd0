using Holmes.Contracts.Executions;
using Holmes.Supervisor.Executions;
using Holmes.Supervisor.People;
using Xunit;

namespace Holmes.Supervisor.Tests.People;

public sealed class RecallTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 3, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("지난번에 본 그 아파트 대출 다시 계산해줘", true)]
    [InlineData("저번에 알아본 전세 조건 다시 보여줘", true)]
    [InlineData("전에 물어본 계약 갱신 다시 알려줘", true)]
    [InlineData("Recalculate the loan we asked about", true)]
    [InlineData("강남구 아파트 시세 알려줘", false)]
    [InlineData("계약 만기 전에 나가면 위약금이 있나요?", false)]
    [InlineData("지난 3년 시세 추이 알려줘", false)]
    public void Only_a_question_that_points_back_recalls(string query, bool wanted) => Assert.Equal(wanted, Recall.IsWanted(query));

    [Fact]
    public void It_recalls_the_one_that_is_most_alike_and_no_more()
    {
        var recalled = Recall.Find(
            "지난번에 본 그 아파트 대출 다시 계산해줘",
            [Asked("묵시적 갱신이 뭔가요?"), Asked("송파구 9억 아파트 대출 한도 계산해줘"), Asked("강남구 전세 매물 찾아줘")]);

        Assert.Equal("송파구 9억 아파트 대출 한도 계산해줘", recalled!.Turn.Query);
        Assert.InRange(recalled.Similarity, 0.25, 1);
    }

    [Fact]
    public void Of_two_alike_the_latest_is_meant() =>
        Assert.Equal(
            Noon.AddDays(2),
            Recall.Find("저번 아파트 대출 계산", [Asked("아파트 대출 계산", 2), Asked("아파트 대출 계산", 1)])!.AskedAt);

    [Fact]
    public void What_shares_nothing_is_not_recalled() =>
        Assert.Null(Recall.Find("지난번에 본 그 아파트 대출 다시 계산해줘", [Asked("묵시적 갱신이 뭔가요?")]));

    private static ExecutionSummary Asked(string query, int day = 0) =>
        new(Guid.CreateVersion7(Noon.AddDays(day)), "kim", Guid.Empty, query, ExecutionStatus.Completed, IntentType.LoanConsult, [], null, Noon.AddDays(day), Noon.AddDays(day));
}
