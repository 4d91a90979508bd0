using Holmes.Contracts.Executions;

namespace Holmes.Orchestrator.Planning;

/// <summary>What is answered at once, without any team.</summary>
internal static class Guidance
{
    private static readonly string[] Examples =
    [
        "전세금 5% 인상이 가능한가요?",
        "강남구 아파트 시세 확인하고 대출 가능 금액 계산해줘",
        "송파구 8억 이하 전세 찾아줘",
        "연봉 6천만원인데 대출 한도가 얼마나 되나요?",
        "전세 계약서 초안 만들어줘",
    ];

    public static Answer Of(IntentType intent, IReadOnlyList<Assumption> assumptions, IReadOnlyList<string> notDone) => new(
        intent switch
        {
            IntentType.Irrelevant => "저는 부동산 도우미 홈즈입니다. 부동산 법률, 시세와 매물, 대출과 지원 정책, 임대차계약서에 관해 물어봐 주세요.",
            IntentType.Unclear => "무엇을 도와드릴지 조금 더 알려주세요. 지역, 금액, 알고 싶은 것을 함께 적어주시면 바로 찾아보겠습니다.",
            _ => "지금 등록된 도구로는 이 질문을 처리할 수 없습니다.",
        },
        [new("guidance", "이렇게 물어보실 수 있습니다", string.Join('\n', Examples.Select(example => $"- {example}")), [])],
        [],
        assumptions,
        notDone,
        Examples,
        "rules");
}
