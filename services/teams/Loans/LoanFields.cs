using System.Globalization;
using System.Text.Json;

namespace Holmes.Teams.Loans;

/// <summary>Takes fields out of a JSON record and collects what is wrong with them: which field, what was expected, what to do.</summary>
internal sealed class LoanFields(JsonElement record)
{
    private readonly List<string> defects = [];
    private readonly HashSet<string> read = [];

    public IReadOnlyList<string> Defects => defects;

    /// <summary>Fields nobody asked for, likely misspelt.</summary>
    public IEnumerable<string> Unread => record.EnumerateObject().Select(property => property.Name).Where(name => !read.Contains(name));

    public string Text(string name, int longest = 500)
    {
        var field = Find(name);
        if (field is { ValueKind: JsonValueKind.String } && field.Value.GetString()!.Trim() is { Length: > 0 } text && text.Length <= longest)
        {
            return text;
        }

        Expect(name, field, $"1~{longest}자의 글자열", "빠졌으면 채우고 길면 줄이세요");
        return "";
    }

    public string OneOf(string name, IReadOnlyList<string> choices)
    {
        var field = Find(name);
        if (field is { ValueKind: JsonValueKind.String } && choices.Contains(field.Value.GetString()))
        {
            return field.Value.GetString()!;
        }

        Expect(name, field, $"{string.Join(", ", choices)} 가운데 하나", "그 가운데 하나로 바꾸세요");
        return "";
    }

    /// <summary>Null when the field is absent or null.</summary>
    public decimal? Number(string name, decimal least, decimal most, string advice)
    {
        var field = Find(name);
        if (field is null or { ValueKind: JsonValueKind.Null })
        {
            return null;
        }

        if (field is { ValueKind: JsonValueKind.Number } && field.Value.TryGetDecimal(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Expect(name, field, string.Create(CultureInfo.InvariantCulture, $"{least:#,0.##}~{most:#,0.##} 사이의 수"), advice);
        return null;
    }

    public DateOnly? Date(string name, bool isRequired)
    {
        var field = Find(name);
        if (!isRequired && field is null or { ValueKind: JsonValueKind.Null })
        {
            return null;
        }

        if (field is { ValueKind: JsonValueKind.String }
            && DateOnly.TryParseExact(field.Value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Expect(name, field, "yyyy-MM-dd 꼴의 날짜", "예: 2025-06-28");
        return null;
    }

    public IReadOnlyList<string> Texts(string name)
    {
        var field = Find(name);
        if (field is { ValueKind: JsonValueKind.Array } && field.Value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
        {
            return [.. field.Value.EnumerateArray().Select(item => item.GetString()!)];
        }

        Expect(name, field, "글자열의 배열", "없으면 빈 배열 []을 쓰세요");
        return [];
    }

    public bool Flag(string name)
    {
        var field = Find(name);
        if (field is null or { ValueKind: JsonValueKind.True or JsonValueKind.False })
        {
            return field?.GetBoolean() ?? false;
        }

        Expect(name, field, "true 또는 false", "따옴표 없이 쓰세요");
        return false;
    }

    public void Reject(string defect) => defects.Add(defect);

    private JsonElement? Find(string name)
    {
        read.Add(name);
        return record.TryGetProperty(name, out var field) ? field : null;
    }

    private void Expect(string name, JsonElement? found, string expected, string advice) =>
        defects.Add($"{name}: {expected}이어야 하는데 {(found is { } value ? Shortened(value.GetRawText()) : "없습니다")}. {advice}.");

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
