using System.Text.Json;

namespace Holmes.Teams.Judging;

/// <summary>A success that lists things and lists none is no success: a tool that found nothing has an outcome for that.</summary>
public static class Completeness
{
    public static string? Problem(JsonElement result)
    {
        if (result.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        var lists = result.EnumerateObject().Where(field => field.Value.ValueKind is JsonValueKind.Array).ToList();
        return lists.Count > 0 && lists.TrueForAll(list => list.Value.GetArrayLength() == 0)
            ? $"it says that it worked, and nothing is in {string.Join(", ", lists.Select(list => list.Name))}."
            : null;
    }
}
