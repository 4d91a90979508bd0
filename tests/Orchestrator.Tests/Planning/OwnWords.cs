using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Planning.Remembering;
using Holmes.Orchestrator.Planning.Understanding;
using Xunit;

namespace Holmes.Orchestrator.Tests.Planning;

/// <summary>What a person says of themselves is told from what a question only supposes.</summary>
public sealed class OwnWords
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    [Theory]
    [InlineData("연소득 6천인데 대출 얼마나 나와?", "income=60000000")]
    [InlineData("내 연봉은 7천만원이야", "income=70000000")]
    [InlineData("월급 300만원 받고 있는데 전세 대출 가능할까?", "income=36000000")]
    [InlineData("무주택 신혼부부야. 받을 수 있는 정책 알려줘", "homesOwned=0,newlywed=true")]
    [InlineData("30대 무주택 신혼부부인데 디딤돌 대출 조건 맞는지 봐줘", "ageBand={\"min\":30,\"max\":39},homesOwned=0,newlywed=true")]
    [InlineData("만 34세 무주택자입니다. 청년 정책 찾아줘", "age=34,homesOwned=0")]
    [InlineData("나는 강남구에 살아", "residence={\"city\":\"서울\",\"gu\":\"강남구\"}")]
    [InlineData("마포구에 살고 있는데 전세 시세 알려줘", "residence={\"city\":\"서울\",\"gu\":\"마포구\"}")]
    [InlineData("송파구로 이사 갈 예정이야. 시세 알려줘", "wantedRegion={\"city\":\"서울\",\"gu\":\"송파구\"}")]
    [InlineData("현금 2억 있어. 강서구 아파트 살 수 있을까?", "ownFunds=200000000")]
    [InlineData("자녀가 두 명 있어요. 다자녀 특별공급 조건은?", "children=2")]
    [InlineData("결혼 3년차예요. 신혼부부 대출 되나요?", "marriageYears=3")]
    [InlineData("생애최초인데 취득세 얼마야?", "firstHome=true")]
    [InlineData("신용대출로 매달 50만원 갚고 있는데 주담대 한도는?", "existingPayment=500000")]
    [InlineData("빌라를 선호해", "wantedPropertyType=\"villa\"")]
    [InlineData("집이 없는데 받을 수 있는 지원 알려줘", "homesOwned=0")]
    public void Stated(string query, string facts) => Assert.Equal(facts, Of(query));

    [Theory]
    [InlineData("연소득 1억이면 대출 얼마까지 돼?")]
    [InlineData("5억짜리 집 대출 한도 알려줘")]
    [InlineData("신혼부부 디딤돌 대출 조건 알려줘")]
    [InlineData("무주택자가 받을 수 있는 정책은?")]
    [InlineData("만약 연봉이 8천인데 집이 없다면 대출은?")]
    [InlineData("친구가 연소득 6천인데 대출 얼마나 나올까?")]
    [InlineData("집주인이 강남구에 살고 있는데 수리를 안 해줘")]
    [InlineData("강남구에 살기 좋은 아파트 찾아줘")]
    [InlineData("강남구에 살고 싶은 사람이 많아?")]
    [InlineData("1주택자면 취득세 얼마야?")]
    [InlineData("30대 신혼부부 특별공급 자격이 뭐야")]
    [InlineData("무주택이야?")]
    [InlineData("예산 5억으로 강서구 아파트 찾아줘")]
    [InlineData("자녀가 세 명 이상이면 혜택이 있어?")]
    [InlineData("아내가 임신 중이고 남편 연봉 5천인데 대출은?")]
    [InlineData("강남구 아파트 시세 알려줘")]
    public void Supposed(string query) => Assert.DoesNotContain(Entities(query), entity => entity.Stated && entity.Kind != "wantedRegion");

    [Fact]
    public void A_model_may_see_more_but_not_what_is_supposed_or_somebody_elses()
    {
        Assert.Contains(Quoted("연소득 6천, 강남구 아파트 대출 얼마나?", "연소득 6천"), entity => entity is { Kind: "income", Stated: true });
        Assert.DoesNotContain(Quoted("연소득 1억이면 대출 얼마까지 돼?", "연소득 1억이면"), entity => entity.Stated);
        Assert.DoesNotContain(Quoted("친구가 연소득 6천, 대출 얼마나?", "연소득 6천"), entity => entity.Stated);
        Assert.DoesNotContain(Quoted("연소득 6천, 강남구 아파트 대출 얼마나?", "강남구 아파트"), entity => entity.Stated);
    }

    private static IReadOnlyList<Entity> Quoted(string query, string quote) => OwnStatements.Mark(query, QueryReader.Read(query, [], Today).Facts.Entities, [quote]);

    [Fact]
    public void The_parties_of_a_contract_are_not_the_person_who_asks() =>
        Assert.Equal("", Of("이 계약서 검토해줘\n임대차계약서\n제1조 임차인은 무주택자이고 연소득 6천만원인데 보증금 3억원을 지급한다. 제2조 임대인은 강남구에 거주하고 있다."));

    private static string Of(string query) =>
        string.Join(',', Entities(query).Where(entity => entity.Stated).Select(entity => $"{entity.Kind}={entity.Value.GetRawText()}").Order(StringComparer.Ordinal));

    private static IReadOnlyList<Entity> Entities(string query) => OwnStatements.Mark(query, QueryReader.Read(query, [], Today).Facts.Entities);
}
