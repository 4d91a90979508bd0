namespace Holmes.Teams.Laws;

/// <summary>
/// How much each term says of an article: BM25F (Robertson, Zaragoza and Taylor 2004) up to the inverse document
/// frequency, which depends on the laws in force on the day asked and is applied by the search.
/// </summary>
public static class ArticleWeights
{
    /// <summary>Goes into the content hash: articles are indexed anew when terms or weights change.</summary>
    public const string Version = "1";

    private const double Saturation = 1.2;
    private const double LengthEffect = 0.6;
    private const double UsualTextTerms = 260;
    private const double UsualTitleTerms = 8;
    private const double TitleBoost = 4;
    private const double HeadingBoost = 0.8;

    public static IReadOnlyDictionary<string, float> Of(StatuteArticle article)
    {
        var frequencies = new Dictionary<string, double>(StringComparer.Ordinal);
        Add(frequencies, article.Title, TitleBoost, UsualTitleTerms);
        Add(frequencies, article.Headings, HeadingBoost, UsualTitleTerms);
        Add(frequencies, article.Text, 1, UsualTextTerms);
        return frequencies.ToDictionary(
            term => term.Key,
            term => (float)(term.Value * (Saturation + 1) / (term.Value + Saturation)),
            StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, double> frequencies, string text, double boost, double usual)
    {
        var terms = KoreanTerms.Terms(text).ToList();
        var length = 1 - LengthEffect + LengthEffect * terms.Count / usual;
        foreach (var term in terms)
        {
            frequencies[term] = frequencies.GetValueOrDefault(term) + boost / length;
        }
    }
}
