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

    [Fact]
    public void What_shares_no_word_is_recalled_by_its_meaning_alone()
    {
        var meant = Asked("보일러 고장 수리비 누가 내?");

        var recalled = Recall.Find("저번에 물어본 난방 문제 다시 알려줘", [Asked("강남구 전세 매물"), meant], Meaning((meant, 0.4)));

        Assert.Equal((meant.Id, 0.4), (recalled!.ExecutionId, recalled.Similarity));
    }

    [Fact]
    public void Words_and_meaning_count_together_and_neither_overrules_the_other()
    {
        var (inWords, inBoth, inMeaning) = (Asked("아파트 대출 계산"), Asked("아파트 주택담보대출 한도"), Asked("은행에서 얼마까지 빌릴 수 있나"));
        const string query = "지난번에 본 아파트 대출 계산";

        Assert.Equal(inBoth.Id, Recall.Find(query, [inWords, inBoth, inMeaning], Meaning((inBoth, 0.9), (inMeaning, 0.6)))!.ExecutionId);
        Assert.Equal(inWords.Id, Recall.Find(query, [inWords, inBoth, inMeaning], Meaning((inMeaning, 0.6)))!.ExecutionId);
    }

    [Fact]
    public void A_model_that_puts_everything_near_has_a_high_bound_and_one_that_tells_matters_apart_a_low_one()
    {
        float[] Towards(int at, float lean) => [.. Enumerable.Range(0, 9).Select(i => i == at ? MathF.Sqrt(1 - (lean * lean)) : i == 8 ? lean : 0)];

        Assert.Equal(0, Unalike.Bound([.. Enumerable.Range(0, 8).Select(at => Towards(at, 0))]), 3);
        Assert.Equal(0.64, Unalike.Bound([.. Enumerable.Range(0, 8).Select(at => Towards(at, 0.8f))]), 3);
        Assert.InRange(Unalike.Bound([.. Enumerable.Range(0, 8).Select(_ => Towards(0, 0))]), 0.9, 0.999);
    }

    private static Dictionary<Guid, double> Meaning(params (ExecutionSummary Row, double Alike)[] known) => known.ToDictionary(one => one.Row.Id, one => one.Alike);

    private static ExecutionSummary Asked(string query, int day = 0) =>
        new(Guid.CreateVersion7(Noon.AddDays(day)), "kim", Guid.Empty, query, ExecutionStatus.Completed, IntentType.LoanConsult, [], null, Noon.AddDays(day), Noon.AddDays(day));
}
