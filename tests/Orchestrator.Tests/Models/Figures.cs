using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Models.Evidence;
using Holmes.Orchestrator.Tests.Answers;
using Xunit;

namespace Holmes.Orchestrator.Tests.Models;

/// <summary>Numbers as people write them, and whether a result bears them.</summary>
public sealed class Figures
{
    [Theory]
    [InlineData("5억", "500000000")]
    [InlineData("3억 5,000만원", "350000000")]
    [InlineData("3억5천만원", "350000000")]
    [InlineData("1.5억", "150000000")]
    [InlineData("삼억 오천만원", "350000000")]
    [InlineData("2억 8,604만원", "286040000")]
    [InlineData("1조 2,000억원", "1200000000000")]
    [InlineData("350,000,000원", "350000000")]
    [InlineData("₩350,000,000", "350000000")]
    [InlineData("350 million won", "350000000")]
    [InlineData("4.5 %", "4.5")]
    [InlineData("5퍼센트", "5")]
    [InlineData("오 퍼센트", "5")]
    [InlineData("287건", "287")]
    [InlineData("３억", "300000000")]
    [InlineData("2026년 2월 26일", "2026 2 26")]
    [InlineData("3억, 5%", "300000000 5")]
    [InlineData("3~5억", "300000000 500000000")]
    [InlineData("연 4.5%·30년", "4.5 30")]
    [InlineData("80만원", "800000")]
    public void A_number_is_read_in_every_form(string text, string values) => Assert.Equal(
        values.Split(' '), FigureReader.Read(text).Select(figure => (figure.Value / 1.000000000000000000m).ToString(System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("강남구 아파트의 매매 중위가격은 23억 4,500만원(1,203건)입니다 [#1].", true)]
    [InlineData("중위가격은 약 23.5억원입니다 [#1].", true)]
    [InlineData("중위가격은 24억원입니다 [#1].", false)]
    [InlineData("중위가격은 22억원입니다 [#1].", false)]
    [InlineData("전세가율은 44.8%입니다 [#1].", true)]
    [InlineData("전세가율은 45%입니다 [#1].", false)]
    [InlineData("거래는 1,204건입니다 [#1].", false)]
    [InlineData("거래는 1,203건입니다.", false)]
    [InlineData("거래는 1,203건입니다 [#2].", false)]
    [InlineData("거래는 1,203건입니다 [#1][#7].", false)]
    [InlineData("전용 84.95㎡ 기준입니다 [#1].", true)]
    [InlineData("전용 25.7평 기준입니다 [#1].", true)]
    [InlineData("기준일은 2026-11-22입니다 [#1].", true)]
    [InlineData("문의는 010-1234-5678로 하세요 [#1].", false)]
    [InlineData("가격은 44.8억원입니다 [#1].", false)]
    [InlineData("시세가 오르고 있습니다 [#1].", true)]
    public void A_sentence_stands_on_the_results_it_cites(string sentence, bool stands)
    {
        var calls = new[] { Given.Call(1, Gives.MarketSummary, Results.Market()), Given.Call(2, Gives.RentIncrease, Results.Increase) };
        var (claim, objection) = new ClaimCheck(calls, "비밀 지시문입니다").Check(CitedSentence.Of(sentence)!);

        Assert.True(stands == claim is not null, objection);
    }

    [Fact]
    public void Sentences_come_out_as_they_are_complete_wherever_the_pieces_are_cut()
    {
        const string text = "상한은 5%입니다 [#1]. 4.5%는 됩니다. [#2]\n- 세 번째 줄 [#1, #2]\n1. 마지막 [#3]";
        string[] whole = [.. All(text, text.Length)];

        Assert.Equal(["상한은 5%입니다. 1", "4.5%는 됩니다. 2", "세 번째 줄 1,2", "마지막 3"], whole);
        Assert.All([1, 2, 3, 7], length => Assert.Equal(whole, All(text, length)));

        static IEnumerable<string> All(string text, int length)
        {
            var splitter = new SentenceSplitter();
            var sentences = text.Chunk(length).SelectMany(piece => splitter.Take(new string(piece)).ToList()).ToList();
            return sentences.Append(splitter.Last()).OfType<CitedSentence>().Select(sentence => $"{sentence.Text} {string.Join(',', sentence.Calls)}");
        }
    }
}
