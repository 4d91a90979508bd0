using Holmes.Contracts.Executions;

namespace Holmes.Chaos.Load;

/// <summary>A question that goes a certain way through the system.</summary>
/// <param name="Name">Also the beginning of the asking user's name, by which the scripted tools know what to do.</param>
internal sealed record Scenario(string Name, string Query, Strategy? Strategy = null, bool RequireApproval = false)
{
    private const string Comprehensive = "강남구 아파트 시세랑 전세 계약할 때 법적으로 주의할 점 알려주고 대출 가능 금액 계산해줘";
    private const string PriceAndLoan = "강남구 아파트 시세 확인하고 대출 가능 금액 계산해줘";

    public const string Retry = "retry";
    public const string Repair = "repair";
    public const string Report = "report";

    public static Scenario Document { get; } = new("document", "보증금 5000만원에 월세 70만원으로 월세 계약서 작성해줘");

    public static Scenario Foreign { get; } = new(Report, "강남구 아파트 시세 확인하고 보고서 작성해줘");

    public static Scenario Approved { get; } = new("approval", PriceAndLoan, RequireApproval: true);

    public static IReadOnlyList<Scenario> Plain { get; } =
    [
        new("sequential", Comprehensive, Contracts.Executions.Strategy.Sequential),
        new("parallel", Comprehensive, Contracts.Executions.Strategy.Parallel),
        new("pipeline", Comprehensive, Contracts.Executions.Strategy.Pipeline),
        new("adaptive", Comprehensive, Contracts.Executions.Strategy.Adaptive),
        Document,
        Approved,
    ];

    /// <summary>Those that need tools which fail when told to, or a team of somebody else's.</summary>
    public static IReadOnlyList<Scenario> Scripted { get; } =
    [
        new(Retry, PriceAndLoan),
        new(Repair, PriceAndLoan),
        Foreign,
    ];
}
