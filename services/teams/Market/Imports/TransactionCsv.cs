using System.Runtime.CompilerServices;
using Holmes.Contracts.Tools;
using Holmes.Teams.Market.Deals;

namespace Holmes.Teams.Market.Imports;

/// <summary>Reads the official files of reported contracts (국토교통부 실거래가 공개시스템, CSV). Amounts there are 만원.</summary>
public static class TransactionCsv
{
    private const decimal LargestArea = 10_000;
    private const decimal LargestManwon = 10_000_000; // 100 billion won: more is a price in won, not in 만원
    private const decimal LargestRentManwon = 10_000;
    private const int FirstYear = 2006; // reporting began in 2006

    public static async IAsyncEnumerable<Transaction> ReadAsync(
        TextReader text, string file, DateOnly today, ImportLog log, [EnumeratorCancellation] CancellationToken cancellation)
    {
        TransactionLayout? layout = null;
        await foreach (var row in CsvRows.ReadAsync(text, TransactionLayout.IsHeader, TransactionLayout.Wanted, log, cancellation))
        {
            if (layout is null)
            {
                layout = TransactionLayout.Of(row.Header, file);
                if (layout.IsAssumed)
                {
                    log.Correct(row.Header.Line, "주택 유형을 알 수 없어 아파트로 읽습니다. 아니라면 파일 이름에 오피스텔·연립다세대·단독다가구 중 하나를 넣으세요.");
                }
            }

            var (transaction, reason) = Read(row, layout, today);
            if (transaction is not null)
            {
                yield return transaction;
            }
            else
            {
                log.Reject(row.Line, reason!);
            }
        }
    }

    /// <returns>The contract, or why it is refused.</returns>
    public static (Transaction? Transaction, string? Reason) Read(CsvRow row, TransactionLayout layout, DateOnly today)
    {
        if (Places.Parse(row["시군구"]) is not { } region)
        {
            return (null, $"시군구 '{row["시군구"]}'에서 구를 읽지 못했습니다. 예: 서울특별시 강남구 역삼동");
        }

        if (Figures.Number(row["전용면적", "연면적", "계약면적"]) is not { } area || area <= 0 || area > LargestArea)
        {
            return (null, $"면적 '{row["전용면적", "연면적", "계약면적"]}'이(가) 0보다 크고 {LargestArea:N0}㎡ 이하인 수가 아닙니다.");
        }

        if (Figures.Day(row["계약년월"], row["계약일"]) is not { } day || day.Year < FirstYear)
        {
            return (null, $"계약년월 '{row["계약년월"]}', 계약일 '{row["계약일"]}'은(는) 날짜가 아닙니다. 예: 202405, 7");
        }

        if (day > today)
        {
            return (null, $"계약일 {day:yyyy-MM-dd}이(가) 오늘({today:yyyy-MM-dd})보다 늦습니다.");
        }

        var (price, rent, reason) = Amounts(row, layout);
        return reason is not null
            ? (null, reason)
            : (new Transaction(
                region, row["번지"], layout.PropertyType, TradeOf(layout, rent), NameOf(row, layout, region), area,
                (long)(price * Won.PerManwon), (long)(rent * Won.PerManwon), day,
                Figures.Whole(row["층"]), YearOrNull(row["건축년도"], today), Figures.TextOrNull(row["도로명"]),
                CancelledOn(row["해제사유발생일"], day)), null);
    }

    private static (decimal Price, decimal Rent, string? Reason) Amounts(CsvRow row, TransactionLayout layout)
    {
        var priceColumn = layout.IsSale ? "거래금액" : "보증금";
        var rentText = layout.IsSale ? "" : row["월세금", "월세"];
        if (Figures.Number(row[priceColumn]) is not { } price || price < 0 || (layout.IsSale && price == 0))
        {
            return (0, 0, $"{priceColumn}(만원) '{row[priceColumn]}'을(를) 금액으로 읽지 못했습니다. 예: 125,000");
        }

        if (price > LargestManwon)
        {
            return (0, 0, $"{priceColumn} {price:N0}만원은 너무 큽니다. 원 단위로 적혔다면 만원 단위로 바꾸세요.");
        }

        if (rentText.Length > 0 && Figures.Number(rentText) is not (>= 0 and <= LargestRentManwon))
        {
            return (0, 0, $"월세금(만원) '{rentText}'은(는) 0에서 {LargestRentManwon:N0} 사이의 수여야 합니다.");
        }

        var rent = Figures.Number(rentText) ?? 0;
        return price == 0 && rent == 0 ? (0, 0, "보증금과 월세가 모두 0입니다.") : (price, rent, null);
    }

    private static TradeType TradeOf(TransactionLayout layout, decimal rent) =>
        layout.IsSale ? TradeType.Sale : rent > 0 ? TradeType.Monthly : TradeType.Jeonse;

    private static string NameOf(CsvRow row, TransactionLayout layout, Region region) =>
        row["단지명", "건물명"] is { Length: > 0 } name ? name : $"{region.Dong} {layout.PropertyType.Korean()}".Trim();

    private static int? YearOrNull(string text, DateOnly today) =>
        Figures.Whole(text) is { } year && year >= 1900 && year <= today.Year ? year : null;

    // Whatever stands there, the contract is cancelled; an unreadable day becomes that of the contract.
    private static DateOnly? CancelledOn(string text, DateOnly contract) =>
        Figures.TextOrNull(text) is { } written ? Figures.Day(written, "") ?? contract : null;
}
