using Holmes.Contracts.Tools;

namespace Holmes.Teams.Documents;

/// <summary>What makes a lease impossible to write down, in words the person can act on.</summary>
public static class LeaseChecks
{
    private const int LongestText = 500;
    private const int MostSpecialTerms = 50;
    private static readonly DateOnly Earliest = new(1950, 1, 1);
    private static readonly DateOnly Latest = new(2200, 1, 1);

    public static IReadOnlyList<string> Problems(LeaseContractArguments arguments) =>
    [
        .. Kind(arguments),
        .. Amount("보증금", arguments.DepositWon),
        .. Amount("계약금", arguments.DownPaymentWon),
        .. Amount("월 차임", arguments.MonthlyRentWon),
        .. Amount("관리비", arguments.ManagementFeeWon),
        .. Sizes(arguments),
        .. Period(arguments),
        .. Texts(arguments),
    ];

    private static IEnumerable<string> Kind(LeaseContractArguments arguments)
    {
        if (arguments.Kind is not ("jeonse" or "monthly"))
        {
            yield return $"계약 종류는 전세(jeonse) 또는 월세(monthly)여야 합니다: '{arguments.Kind}'.";
        }

        if (arguments is { Kind: "monthly", MonthlyRentWon: 0 })
        {
            yield return "월세 계약의 월 차임은 0원보다 커야 합니다. 차임이 없다면 전세 계약으로 작성해 주세요.";
        }

        if (arguments.DepositWon == 0 && arguments.Kind == "jeonse" && arguments.MonthlyRentWon is null or 0)
        {
            yield return "전세 계약의 보증금은 0원보다 커야 합니다.";
        }
    }

    private static IEnumerable<string> Amount(string name, decimal? won)
    {
        if (won < 0)
        {
            yield return $"{name}: 음수일 수 없습니다.";
        }
        else if (won > HangulAmount.Largest)
        {
            yield return $"{name}: 금액이 너무 큽니다.";
        }
        else if (won is { } amount && amount != Math.Truncate(amount))
        {
            yield return $"{name}: 원 단위의 정수여야 합니다.";
        }
    }

    private static IEnumerable<string> Sizes(LeaseContractArguments arguments)
    {
        if (arguments.DownPaymentWon > arguments.DepositWon)
        {
            yield return "계약금이 보증금보다 클 수 없습니다.";
        }

        if (arguments.AreaM2 is <= 0 or > 100_000)
        {
            yield return "임대 면적(㎡)이 올바르지 않습니다.";
        }
    }

    private static IEnumerable<string> Period(LeaseContractArguments arguments)
    {
        if (arguments.EndDate <= arguments.StartDate)
        {
            yield return "임대차 종료일은 시작일보다 뒤여야 합니다.";
        }

        if (new[] { arguments.StartDate, arguments.EndDate }.Any(day => day < Earliest || day > Latest))
        {
            yield return "임대차 기간의 날짜가 올바르지 않습니다.";
        }
    }

    private static IEnumerable<string> Texts(LeaseContractArguments arguments)
    {
        string?[] texts =
        [
            arguments.Address, arguments.Detail, arguments.LessorName, arguments.LesseeName, arguments.LessorPhone,
            arguments.LesseePhone, .. arguments.SpecialTerms ?? [],
        ];
        if (texts.Any(text => text?.Length > LongestText))
        {
            yield return $"한 항목의 글은 {LongestText}자를 넘을 수 없습니다.";
        }

        if (arguments.SpecialTerms?.Count > MostSpecialTerms)
        {
            yield return $"특약은 {MostSpecialTerms}개까지 적을 수 있습니다.";
        }
    }
}
