namespace Holmes.Teams.Analysis.Returns;

/// <summary>A home bought to be let. What is not paid from own funds and not covered by a deposit is a loan: nothing is free.</summary>
/// <param name="DepositWon">The tenant's, returned when the home is sold.</param>
/// <param name="LoanWon">Repaid in equal monthly payments.</param>
/// <param name="HomesOwned">Before the purchase.</param>
public sealed record RoiCase(
    decimal PriceWon,
    decimal OwnFundsWon,
    decimal LoanWon,
    decimal LoanRatePercent,
    int LoanYears,
    decimal DepositWon,
    decimal MonthlyRentWon,
    int HoldingYears,
    decimal PriceGrowthPercent,
    int HomesOwned,
    bool IsRegulated,
    decimal? AreaM2,
    DateOnly Day);

/// <summary>Premises of every calculation; they are named to the user. Percent a year.</summary>
public static class RoiPremises
{
    public const decimal VacancyPercent = 5m;
    public const decimal RentGrowthPercent = 2m;

    /// <summary>Repairs and insurance, of the price.</summary>
    public const decimal UpkeepPercent = 0.3m;

    public const decimal PriceGrowthPercent = 3m;

    /// <summary>The low and the high exit lie this far from the expected growth.</summary>
    public const decimal SpreadPercent = 2m;

    public const int LoanYears = 30;

    public const string Text = "공실 5%, 임대료 상승 연 2%, 수선·보험 연 0.3%(매매가 대비), 재산세는 추정 공시가격으로 계산했습니다. 종합부동산세는 포함하지 않았습니다.";
}
