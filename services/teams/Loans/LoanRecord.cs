using System.Text.Json;
using Holmes.Contracts.Tools;

namespace Holmes.Teams.Loans;

/// <summary>Reads one loan product of an import.</summary>
public static class LoanRecord
{
    /// <returns>The product; or null and every reason against it. Doubts do not keep it out.</returns>
    public static (LoanProduct? Product, IReadOnlyList<string> Defects, IReadOnlyList<string> Doubts) Read(JsonElement record)
    {
        if (record.ValueKind != JsonValueKind.Object)
        {
            return (null, ["상품은 { }로 묶인 객체여야 합니다."], []);
        }

        var fields = new LoanFields(record);
        var product = new LoanProduct(
            fields.Text("productId", longest: 100), fields.Text("name"), fields.Text("bank"), fields.OneOf("purpose", LoanWords.Purposes),
            fields.Text("summary", longest: 2000), Rate(fields, "minRatePercent"), Rate(fields, "maxRatePercent"),
            fields.Number("limitWon", 1_000_000, 100_000_000_000, "만원이 아니라 원으로 쓰고, 한도가 없으면 빼세요"),
            (int?)fields.Number("maxTermYears", 1, 60, "개월이 아니라 햇수로 쓰세요"),
            fields.Texts("conditions"), fields.Texts("documents"), fields.Date("validFrom", isRequired: true) ?? DateOnly.MinValue,
            fields.Date("validTo", isRequired: false), fields.Text("source"), fields.Flag("isSample"));
        if (product.MinRatePercent > product.MaxRatePercent)
        {
            fields.Reject("minRatePercent: maxRatePercent보다 작거나 같아야 합니다. 두 값을 바꾸세요.");
        }

        if (product.ValidTo < product.ValidFrom)
        {
            fields.Reject("validTo: validFrom과 같거나 그 뒤여야 합니다. 날짜를 확인하세요.");
        }

        return (fields.Defects.Count == 0 ? product : null, fields.Defects, [.. fields.Unread.Select(name => $"모르는 항목 {name}은(는) 읽지 않았습니다.")]);
    }

    private static decimal? Rate(LoanFields fields, string name)
    {
        var rate = fields.Number(name, 0, 30, "3.5%는 3.5로 쓰세요");
        if (rate is > 0 and < 0.1m)
        {
            fields.Reject($"{name}: 퍼센트로 0 또는 0.1 이상이어야 하는데 {rate}입니다. 3.5%는 0.035가 아니라 3.5로 쓰세요.");
        }

        return rate;
    }
}
