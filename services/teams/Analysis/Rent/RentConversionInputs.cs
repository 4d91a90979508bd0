using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;
using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Rent;

/// <summary>Fills in what a conversion was not given, and says for each value where it comes from.</summary>
public sealed class RentConversionInputs
{
    private readonly RentConversionArguments _arguments;
    private readonly MarketSummary? _summary;
    private readonly ListingList? _listings;
    private readonly DateOnly _today;
    private readonly List<Assumption> _assumptions = [];

    public RentConversionInputs(RentConversionArguments arguments, MarketSummary? summary, ListingList? listings, DateOnly today)
    {
        (_arguments, _summary, _listings, _today) = (arguments, summary, listings, today);
        if (BaseRates.Assumed(today) is { } baseRate)
        {
            _assumptions.Add(baseRate);
        }
    }

    public IReadOnlyList<Assumption> Assumptions => _assumptions;

    /// <summary>The price of another step, when it stood in for the deposit.</summary>
    public FoundPrice? Found { get; private set; }

    /// <summary>Null without a deposit.</summary>
    public RentConversion? IntoRent()
    {
        if (Deposit(TradeType.Jeonse) is not { } deposit)
        {
            return null;
        }

        if (_arguments.TargetDepositWon is null)
        {
            Assume("targetDepositWon", "남는 보증금 없음", "남길 보증금이 없어 보증금 전액을 월세로 바꾸는 것으로 계산했습니다.");
        }

        return RentConversions.IntoRent(deposit, Math.Min(_arguments.TargetDepositWon ?? 0, deposit), _arguments.MonthlyRentWon ?? 0, _arguments.RatePercent, _today);
    }

    /// <summary>Null without a rent.</summary>
    public RentConversion? IntoDeposit()
    {
        if (Lease() is not var (deposit, rent))
        {
            return null;
        }

        return RentConversions.IntoDeposit(deposit, rent, _arguments.TargetDepositWon is { } target ? Math.Max(target, deposit) : null, _arguments.RatePercent, _today);
    }

    private decimal? Deposit(TradeType trade)
    {
        if (_arguments.DepositWon is { } given)
        {
            return given;
        }

        Found = MarketPrices.Find(_summary, _listings, null, trade);
        if (Found is not null)
        {
            Assume("depositWon", Won.Text(Found.Won), Found.Basis);
        }

        return Found?.Won;
    }

    private (decimal Deposit, decimal Rent)? Lease()
    {
        if (_arguments.MonthlyRentWon is { } rent)
        {
            if (_arguments.DepositWon is null)
            {
                Assume("depositWon", "보증금 없음", "현재 보증금이 없어 0원으로 계산했습니다.");
            }

            return (_arguments.DepositWon ?? 0, rent);
        }

        if (_summary?.Regions.FirstOrDefault(region => region.MonthlyRent is not null) is not { } market)
        {
            return null;
        }

        Assume("monthlyRentWon", $"월세 {Won.Text(market.MonthlyRent!.MedianWon)}", $"{market.Region} 월세 실거래 중위값입니다.");
        return Deposit(TradeType.Monthly) is { } deposit ? (deposit, market.MonthlyRent.MedianWon) : null;
    }

    private void Assume(string field, string value, string reason) => _assumptions.Add(new Assumption(field, value, reason));
}
