using System.Text.Json;
using System.Text.RegularExpressions;
using Holmes.Contracts.Teams;

namespace Holmes.Orchestrator.Answers;

/// <summary>Whether figures come from generated sample data, and how that is said.</summary>
public static partial class SampleMark
{
    public static string Brief(Tongue tongue) => tongue.Say("⚠ 예시 데이터 기준", "⚠ based on sample data");

    public static string Warning(Tongue tongue) => tongue.Say(
        "⚠ 예시 데이터 기준: 실제 시세·매물·상품이 아니라 생성된 예시 자료로 계산한 값입니다.",
        "⚠ Based on sample data: the figures come from generated examples, not from the market.");

    public static bool IsOn(CallResult call) =>
        call.Sources.OrNone().Any(source => source.IsSample)
        || (call.Result is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } result && Flag().IsMatch(result.GetRawText()));

    /// <summary>The raw text is searched: unlike reading field by field, that cannot fail on a broken name.</summary>
    [GeneratedRegex("""
        "isSample"\s*:\s*true
        """)]
    private static partial Regex Flag();
}
