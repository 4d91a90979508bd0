using Holmes.Contracts.Tools;

namespace Holmes.Teams.Analysis.Loans;

/// <summary>A loan to be simulated: nothing in it is missing any more.</summary>
/// <param name="PriceBasis">Where the price comes from, for the user.</param>
/// <param name="IsIncomeKnown">Otherwise the limits are shown for several incomes.</param>
/// <param name="IsPriceKnown">Otherwise the limits are shown for several prices.</param>
public sealed record LoanRequest(
    LoanCase Case,
    string PriceBasis,
    Region? Region,
    decimal? OwnFundsWon,
    decimal? WantedLoanWon,
    decimal? AreaM2,
    bool IsIncomeKnown,
    bool IsPriceKnown);
