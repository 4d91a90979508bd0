using Holmes.Contracts.Tools;

namespace Holmes.Teams.Market.Imports;

/// <summary>Reads values of a row in which zero means absent; what cannot be true is left out and told.</summary>
internal sealed class CheckedRow(CsvRow row, ImportLog log)
{
    /// <summary>The number, if it lies in between; null when it is absent or absurd.</summary>
    public decimal? Between(string column, decimal least, decimal most, string unit)
    {
        var text = row[column];
        var number = Figures.Number(text);
        if (text is "" or "-" || number == 0)
        {
            return null;
        }

        if (number is null)
        {
            Tell($"{column} '{text}'은(는) 수가 아니어서 비워 둡니다.");
            return null;
        }

        if (number < least || number > most)
        {
            Tell($"{column} {number:#,0.####}은(는) {least:N0}~{most:N0}{unit} 범위를 벗어나 비워 둡니다.");
            return null;
        }

        return number;
    }

    /// <summary>Two columns of 만원 as won; told and exchanged when the lowest is the higher.</summary>
    public WonRange? Won(string name, decimal leastManwon, decimal mostManwon)
    {
        var low = Manwon($"{name}_최저가", leastManwon, mostManwon);
        var high = Manwon($"{name}_최고가", leastManwon, mostManwon);
        if (low > high)
        {
            Tell($"{name}_최저가가 최고가보다 커서 서로 바꿉니다.");
            (low, high) = (high, low);
        }

        return (low ?? high) is null ? null : new((low ?? high) * Market.Won.PerManwon, (high ?? low) * Market.Won.PerManwon);
    }

    public void Tell(string correction) => log.Correct(row.Line, correction);

    private decimal? Manwon(string column, decimal least, decimal most)
    {
        var text = row[column];
        if (Figures.Number(text) is { } number && number > most && number / Market.Won.PerManwon >= least && number / Market.Won.PerManwon <= most)
        {
            Tell($"{column} {number:N0}은(는) 만원으로 보기에 너무 크고 원으로 적힌 것으로 보여 비워 둡니다. 만원 단위로 고쳐 다시 가져오세요.");
            return null;
        }

        return Between(column, least, most, "만원");
    }
}
