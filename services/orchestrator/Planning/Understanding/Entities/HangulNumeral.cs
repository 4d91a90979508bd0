namespace Holmes.Orchestrator.Planning.Understanding.Entities;

/// <summary>Numbers below ten thousand written out: 삼, 십오, 이천오백.</summary>
public static class HangulNumeral
{
    private const string Digits = "일이삼사오육칠팔구";

    /// <summary>0 for what is no number.</summary>
    public static decimal Read(string text)
    {
        decimal sum = 0;
        decimal digit = 0;
        foreach (var letter in text)
        {
            var value = Digits.IndexOf(letter, StringComparison.Ordinal) + 1;
            var unit = letter switch { '십' => 10, '백' => 100, '천' => 1000, _ => 0 };
            if (value == 0 && unit == 0)
            {
                return 0;
            }

            sum += unit * Math.Max(digit, 1);
            digit = unit > 0 ? 0 : value;
        }

        return sum + digit;
    }
}
