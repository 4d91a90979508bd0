namespace Holmes.Teams.Analysis.Loans;

/// <summary>Where the home is, as far as lending rules care.</summary>
public sealed record LendingArea(bool IsCapital, bool IsRegulated)
{
    /// <summary>수도권·규제지역: the stricter rules hold.</summary>
    public bool IsTight => IsCapital || IsRegulated;

    public string Name => this switch
    {
        { IsRegulated: true } => "규제지역",
        { IsCapital: true } => "수도권 비규제지역",
        _ => "지방 비규제지역",
    };
}

/// <param name="HomesOwned">Before the purchase.</param>
/// <param name="SellsHome">The only home is sold within six months.</param>
public sealed record Borrower(
    decimal YearlyIncomeWon,
    decimal ExistingMonthlyPaymentWon,
    int HomesOwned,
    bool IsFirstHome,
    bool SellsHome)
{
    /// <summary>Counts as somebody without a home.</summary>
    public bool HasRoomForOne => HomesOwned == 0 || (HomesOwned == 1 && SellsHome);
}

/// <summary>Everything a limit depends on. A rate is percent a year, a term years.</summary>
public sealed record LoanCase(
    decimal PriceWon,
    LendingArea Area,
    Borrower Borrower,
    decimal RatePercent,
    int TermYears,
    DateOnly Day);
