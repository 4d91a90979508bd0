using System.Globalization;

namespace Holmes.Orchestrator.Planning.Work;

/// <summary>Amounts as people say them: 3억 5,000만원.</summary>
public static class Won
{
    private const decimal Eok = 100_000_000m;
    private const decimal Man = 10_000m;

    public static string Text(decimal won)
    {
        var eok = Math.Floor(won / Eok);
        var man = Math.Floor((won - eok * Eok) / Man);
        var rest = won - eok * Eok - man * Man;
        var parts = new List<string>();
        if (eok > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{eok:#,0}억"));
        }

        if (man > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{man:#,0}만"));
        }

        if (rest > 0 || parts.Count == 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{rest:#,0}"));
        }

        return string.Join(' ', parts) + "원";
    }
}
