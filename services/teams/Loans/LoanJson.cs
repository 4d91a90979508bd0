using System.Text.Json;

namespace Holmes.Teams.Loans;

/// <summary>Finds the records of a JSON array and the lines they begin on.</summary>
public static class LoanJson
{
    /// <exception cref="JsonException">The text is no JSON array; its line says where.</exception>
    public static IReadOnlyList<(int Line, JsonElement Record)> Records(byte[] json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("The file must be a JSON array.", path: null, lineNumber: 0, bytePositionInLine: 0);
        }

        List<(int, JsonElement)> records = [];
        var (line, counted) = (1, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            line += json.AsSpan(counted..start).Count((byte)'\n');
            counted = start;
            records.Add((line, JsonElement.ParseValue(ref reader)));
        }

        return records;
    }
}
