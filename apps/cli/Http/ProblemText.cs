using System.Text.Json;

namespace Holmes.Cli.Http;

/// <summary>The words of RFC 9457 problem details.</summary>
internal static class ProblemText
{
    public static string? Of(string body)
    {
        try
        {
            using var problem = JsonDocument.Parse(body);
            if (problem.RootElement.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            string[] texts = [problem.RootElement.Text("title"), problem.RootElement.Text("detail"), .. Errors(problem.RootElement)];
            return string.Join(" ", texts.Where(text => text.Length > 0)) is { Length: > 0 } text ? text : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Errors(JsonElement problem) =>
        problem.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Object
            ? errors.EnumerateObject().SelectMany(field => field.Value.EnumerateArray().Select(reason => $"{field.Name}: {reason}"))
            : [];
}
