namespace Holmes.Teams.Analysis.Rent;

/// <summary>What a tenant pays: a deposit and a rent a month, won.</summary>
public sealed record LeaseTerms(decimal DepositWon, decimal MonthlyRentWon)
{
    /// <summary>As a deposit alone, at that yearly rate.</summary>
    public decimal AsDeposit(decimal ratePercent) => DepositWon + MonthlyRentWon * 1200m / ratePercent;
}
