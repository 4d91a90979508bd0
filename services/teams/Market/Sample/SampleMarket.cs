using Holmes.Teams.Market.Deals;
using Holmes.Teams.Market.Listings;

namespace Holmes.Teams.Market.Sample;

/// <summary>
/// A made-up market to try Holmes with: 24 months of contracts up to <see cref="Day"/> and what is on offer on it. The
/// same day gives the same market; every row is marked as sample.
/// </summary>
public sealed class SampleMarket
{
    private const ulong Seed = 20_240_601;

    private readonly ILookup<string, SampleComplex> complexes;

    public SampleMarket(DateOnly day)
    {
        Day = day;
        complexes = Districts.All.SelectMany(district => SampleComplexes.Of(district, day, DrawFor(district, part: 1)))
            .ToLookup(complex => complex.District.Gu);
    }

    public DateOnly Day { get; }

    public IEnumerable<SampleComplex> Complexes => complexes.SelectMany(district => district);

    public IEnumerable<Transaction> Transactions() => Districts.All.SelectMany(district =>
        SampleTransactions.Of([.. complexes[district.Gu]], Day, DrawFor(district, part: 2)));

    public IEnumerable<ListingRow> Listings() => Districts.All.SelectMany(district =>
        SampleListings.Of([.. complexes[district.Gu]], DrawFor(district, part: 3)));

    // A district draws for itself: a change in one leaves the others as they are.
    private static Draw DrawFor(District district, ulong part) =>
        new(district.Gu.Aggregate(Seed * part, (seed, letter) => unchecked(seed * 1_099_511_628_211 + letter)));
}
