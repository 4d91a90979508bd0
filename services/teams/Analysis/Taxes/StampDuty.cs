using Holmes.Teams.Analysis.Rules;

namespace Holmes.Teams.Analysis.Taxes;

/// <summary>인지세 on the contract about a home (인지세법 제3조, 제6조 제5호: none up to 100 million won). Won.</summary>
public static class StampDuty
{
    public const string Law = "인지세법 제3조·제6조";

    public static decimal OfSale(decimal priceWon) => priceWon switch
    {
        <= Won.Eok => 0m,
        <= 10 * Won.Eok => 150_000m,
        _ => 350_000m,
    };
}
