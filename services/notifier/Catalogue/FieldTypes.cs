using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Holmes.Notifier.Catalogue;

/// <summary>Names a field's type for people.</summary>
internal static class FieldTypes
{
    public static string InWords(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
        {
            return string.Join(" \\| ", Enum.GetNames(type).Select(name => $"`{WireName(type, name)}`"));
        }

        if (Values(type) is { } value)
        {
            return $"object of {InWords(value)} by name";
        }

        if (type != typeof(string) && Items(type) is { } item)
        {
            return $"list of {InWords(item)}";
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.String => "text",
            TypeCode.Boolean => "true or false",
            TypeCode.Int32 or TypeCode.Int64 => "whole number",
            TypeCode.Double or TypeCode.Decimal => "number",
            _ when type == typeof(Guid) => "uuid",
            _ when type == typeof(DateTimeOffset) => "time, ISO 8601",
            _ when type == typeof(DateOnly) => "date, ISO 8601",
            _ when type == typeof(JsonElement) => "JSON",
            _ => type.Name,
        };
    }

    /// <summary>The records a message is made of, and those they are made of.</summary>
    public static IEnumerable<Type> RecordsIn(Type type)
    {
        var seen = new HashSet<Type>();
        var open = new Stack<Type>([type]);
        while (open.TryPop(out var one))
        {
            foreach (var parameter in one.GetConstructors()[0].GetParameters())
            {
                var part = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
                part = Values(part) ?? part;
                part = part != typeof(string) && Items(part) is { } item ? item : part;
                if (part.Assembly == type.Assembly && !part.IsEnum && seen.Add(part))
                {
                    open.Push(part);
                }
            }
        }

        return seen;
    }

    private static Type? Values(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? type.GetGenericArguments()[1] : null;

    private static Type? Items(Type type) => type.GetInterfaces().Append(type)
        .FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    private static string WireName(Type type, string name) =>
        type.GetField(name)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(name);
}
