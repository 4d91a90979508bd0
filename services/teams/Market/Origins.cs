using Holmes.Contracts.Executions;

namespace Holmes.Teams.Market;

/// <summary>Where market figures come from, as the user reads it.</summary>
internal static class Origins
{
    public const string SampleNote = "예시 자료입니다. 실제 거래가 아니므로 결정에 쓰지 마세요. 실제 자료는 holmes import로 가져올 수 있습니다.";

    public static SourceReference Deals(bool isSample, string locator, DateOnly asOf) => isSample
        ? new("transactions", "Holmes 예시 거래(가상의 단지와 가격)", locator, asOf, IsSample: true)
        : new("transactions", "국토교통부 실거래가 공개시스템에서 가져온 거래", locator, asOf);

    public static SourceReference Listings(bool isSample, string locator, DateOnly asOf) => isSample
        ? new("listings", "Holmes 예시 매물(가상의 단지와 가격)", locator, asOf, IsSample: true)
        : new("listings", "가져온 매물 자료", locator, asOf);
}
