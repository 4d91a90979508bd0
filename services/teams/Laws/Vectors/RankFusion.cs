namespace Holmes.Teams.Laws.Vectors;

/// <summary>
/// Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): an item's score is the sum of 1 / (60 + its place) over
/// the lists that have it. It needs no scores, which differ from model to model.
/// </summary>
internal static class RankFusion
{
    private const double Constant = 60;

    /// <summary>Every item of the lists once, best first, with its score as a share of the most possible; ties as in the first list.</summary>
    public static IReadOnlyList<(T Item, double Score)> Of<T>(params IReadOnlyList<IReadOnlyList<T>> lists)
        where T : notnull =>
    [
        .. lists
            .SelectMany(list => list.Distinct().Select((item, at) => (Item: item, Score: 1 / (Constant + at + 1))))
            .GroupBy(place => place.Item)
            .Select(item => (item.Key, item.Sum(place => place.Score) * (Constant + 1) / lists.Count))
            .OrderByDescending(item => item.Item2),
    ];
}
