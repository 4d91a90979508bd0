using System.Text.Json;

namespace Holmes.Testing;

/// <summary>A value of any record with every field filled, the same on every run: what golden files are written from.</summary>
public static class Samples
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 3, 0, 0, TimeSpan.Zero);

    public static object Of(Type type) => Of(type, type.Name);

    private static object Of(Type type, string name)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Of(inner, name);
        }

        if (type.IsEnum)
        {
            return type.GetEnumValues().GetValue(1)!; // not the first, which a forgotten field would have too
        }

        return Simple(type, name)
            ?? (ElementOf(type) is { } element ? OneElement(element, name) : ValueOf(type) is { } value ? OneEntry(value, name) : Record(type));
    }

    private static object? Simple(Type type, string name) => type switch
    {
        _ when type == typeof(string) => $"{char.ToLowerInvariant(name[0])}{name[1..]} 값",
        _ when type == typeof(Guid) => Contracts.DerivedId.From("sample", name),
        _ when type == typeof(DateTimeOffset) => Noon,
        _ when type == typeof(DateOnly) => DateOnly.FromDateTime(Noon.Date),
        _ when type == typeof(JsonElement) => JsonElement.Parse("""{"sample":1}"""),
        _ when type == typeof(bool) => true,
        _ when type == typeof(int) => 7,
        _ when type == typeof(long) => 7L,
        _ when type == typeof(double) => 0.25,
        _ when type == typeof(decimal) => 1.5m,
        _ => null,
    };

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static Type? ValueOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) && type.GetGenericArguments() is [var key, var value]
        && key == typeof(string)
            ? value
            : null;

    private static object OneEntry(Type value, string name)
    {
        var entries = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), value))!;
        entries["key"] = Of(value, name);
        return entries;
    }

    private static Array OneElement(Type element, string name)
    {
        var list = Array.CreateInstance(element, 1);
        list.SetValue(Of(element, name), 0);
        return list;
    }

    private static object Record(Type type)
    {
        var constructors = type.GetConstructors();
        if (constructors.Length != 1)
        {
            throw new NotSupportedException($"{type} is none of the shapes that go over the wire: add it here, or make it one.");
        }

        return constructors[0].Invoke([.. constructors[0].GetParameters().Select(parameter => Of(parameter.ParameterType, parameter.Name!))]);
    }
}
