using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Documents;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Tests.Documents;

internal static class Leases
{
    public static readonly Guid Call = new("0198c0de-0000-7000-8000-000000000001");

    /// <summary>A jeonse lease with nothing left blank.</summary>
    public static LeaseContractArguments Whole { get; } = new(
        "jeonse", "서울특별시 강남구 역삼동 1-2", "101동 1203호", 84.95m, 300_000_000m, 30_000_000m, null, new(2026, 12, 1), new(2028, 11, 30),
        "김임대", "이임차", "010-1111-2222", "010-3333-4444", 150_000m, ["반려동물을 키울 수 있다.", "도배는 임대인이 한다."]);

    public static LeaseContractArguments Monthly { get; } = Whole with { Kind = "monthly", DepositWon = 50_000_000m, DownPaymentWon = 5_000_000m, MonthlyRentWon = 1_200_000m };

    public static ToolInvocation Invocation(LeaseContractArguments arguments, LawArticles? laws = null, Guid? call = null) => new(
        call ?? Call, WireJson.ToElement(arguments), "계약서 써줘", "kim", new(2026, 11, 22),
        laws is null
            ? []
            : [new CallResult(Guid.Empty, Guid.Empty, "legal_search", default(JsonElement), Outcome.Ok, 1, 1, Gives.LawArticles, WireJson.ToElement(laws))],
        call ?? Call);

    public static LawArticles Law(string law, string article, DateOnly from) =>
        new([new(law, "법률", "제1호", "본칙", article, "제목", "본문", from, false, 1)], new(2026, 11, 22));

    public static DocumentContent Content(LeaseContractArguments arguments) => LeaseContract.Of(Lease.Of(arguments).Lease, []);

    public static string Text(DocumentContent content) =>
        string.Join('\n', content.Blocks.Select(block => string.Concat(block.Phrases.Select(phrase => phrase.Shown))));
}
