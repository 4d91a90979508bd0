using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Storage;

namespace Holmes.Teams.Market.Deals;

/// <summary>One reported contract, in won.</summary>
/// <param name="PriceWon">The price of a sale, the deposit of a lease.</param>
/// <param name="CancelledOn">A cancelled contract stays in the table, and out of every figure.</param>
public sealed record Transaction(
    Region Region,
    string Lot,
    PropertyType PropertyType,
    TradeType TradeType,
    string ComplexName,
    decimal AreaM2,
    long PriceWon,
    long MonthlyRentWon,
    DateOnly ContractDate,
    int? Floor = null,
    int? BuiltYear = null,
    string? Road = null,
    DateOnly? CancelledOn = null,
    bool IsSample = false)
{
    /// <summary>What makes it this contract. Two homes alike on one day share it, and are told apart by counting.</summary>
    public Guid NaturalKey { get; } = ContentKey.Of(
        IsSample, Region.City, Region.Gu, Region.Dong, Lot, PropertyType, TradeType, ComplexName, AreaM2.ToString("0.####"), Floor,
        ContractDate.DayNumber, PriceWon, MonthlyRentWon);

    /// <summary>What may be corrected later.</summary>
    public Guid DetailsKey { get; } = ContentKey.Of(BuiltYear, Road, CancelledOn?.DayNumber);
}
