using Holmes.Teams.Laws;
using Holmes.Testing;
using Xunit;

namespace Holmes.Teams.Tests.Laws;

/// <summary>What tenants ask most, found before any statute is imported.</summary>
public sealed class AskedOftenTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task The_article_that_answers_is_among_the_first_three()
    {
        await using var laws = await LawStore.InAsync(postgres);
        foreach (var digest in DigestCatalog.Load())
        {
            await laws.StoreAsync(digest, isDigest: true);
        }

        var missed = new List<string>();
        foreach (var (question, law, article) in Questions)
        {
            var found = (await laws.FindAsync(question, new(2026, 1, 5))).Articles;
            if (!found.Take(3).Any(one => one.Law == law && one.Article == article))
            {
                missed.Add($"{question} -> {law} {article}, but {string.Join(", ", found.Select(one => $"{one.Law} {one.Article}"))}");
            }
        }

        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }

    private static readonly (string Question, string Law, string Article)[] Questions =
    [
        ("월세를 두 달째 못 냈는데 쫓겨날 수 있나요?", "민법", "제640조"),
        ("집세가 석 달 밀렸습니다. 계약이 해지되나요?", "민법", "제640조"),
        ("세입자가 월세를 2개월 연체하면 내보낼 수 있나요", "민법", "제640조"),
        ("월세 미납이 두 번이면 계약 해지 사유인가요?", "민법", "제640조"),
        ("집주인 아들이 들어와 산다며 재계약을 안 해 준대요", "주택임대차보호법", "제6조의3"),
        ("임대인이 직접 살겠다고 갱신을 거절했는데 나가야 하나요?", "주택임대차보호법", "제6조의3"),
        ("실거주한다고 내보내고 다른 사람에게 세를 주면 손해배상 받을 수 있나요", "주택임대차보호법", "제6조의3"),
        ("임대차 계약 신고를 늦게 하면 과태료가 얼마인가요?", "부동산 거래신고 등에 관한 법률", "제28조"),
        ("전월세 신고 안 했는데 벌금 나오나요", "부동산 거래신고 등에 관한 법률", "제6조의2"),
        ("월세 신고 기한은 며칠인가요?", "부동산 거래신고 등에 관한 법률", "제6조의2"),
        ("전입신고만 하고 확정일자를 안 받으면 경매 때 우선변제 못 받나요?", "주택임대차보호법", "제3조의2"),
        ("확정일자 받으면 다른 채권자보다 보증금을 먼저 받을 수 있나요", "주택임대차보호법", "제3조의2"),
        ("전입신고하면 언제부터 대항력이 생기나요?", "주택임대차보호법", "제3조"),
        ("계약갱신청구권은 몇 번 쓸 수 있어?", "주택임대차보호법", "제6조의3"),
        ("상가 임대차 월세 인상 한도는?", "상가건물 임대차보호법", "제11조"),
        ("가게 권리금 받고 나가려는데 건물주가 막아요", "상가건물 임대차보호법", "제10조의4"),
        ("1가구 2주택 양도세 얼마나 나와?", "소득세법", "제104조"),
        ("1세대 1주택 양도소득세 비과세 조건", "소득세법", "제89조"),
        ("취득세율이 어떻게 되나요", "지방세법", "제11조"),
        ("전세 만기 2달 남았는데 재계약 안하려면 언제까지 말해야 해?", "주택임대차보호법", "제6조"),
        ("집 팔 때 장기보유특별공제 얼마나 돼요", "소득세법", "제95조"),
        ("반려동물 키워도 되나요", "공동주택관리법 시행령", "제19조"),
        ("아파트에서 강아지 키워도 되나요?", "공동주택관리법 시행령", "제19조"),
        ("집 살 때 순서 알려줘", "부동산 거래신고 등에 관한 법률", "제3조"),
        ("증여세 얼마나 나와?", "상속세 및 증여세법", "제56조"),
        ("부모에게 증여받을 때 증여세 공제 한도가 얼마인가요?", "상속세 및 증여세법", "제53조"),
        ("재산세는 언제 내나요?", "지방세법", "제111조"),
        ("살고 있는 집이 팔려서 집주인이 바뀌면 보증금은 누구한테 받나요", "주택임대차보호법", "제3조"),
    ];
}
