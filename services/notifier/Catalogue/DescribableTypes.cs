using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Holmes.Notifier.Catalogue;

/// <summary>
/// Types as they are on the wire, for the schema exporter, which cannot write the default of a constructor's parameter
/// that is a struct (<c>Guid key = default</c>): such a type is shown without its constructor.
/// </summary>
internal sealed class DescribableTypes : DefaultJsonTypeInfoResolver
{
    public override JsonTypeInfo GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        var wire = base.GetTypeInfo(type, options);
        if (wire.Kind != JsonTypeInfoKind.Object || !wire.Properties.Any(property => IsUnwritable(property.AssociatedParameter)))
        {
            return wire;
        }

        var shown = JsonTypeInfo.CreateJsonTypeInfo(type, options);
        foreach (var property in wire.Properties)
        {
            var copy = shown.CreateJsonPropertyInfo(property.PropertyType, property.Name);
            copy.AttributeProvider = property.AttributeProvider;
            copy.Get = property.Get;
            copy.Set = property.Set ?? ((_, _) => { }); // what is required has to be settable; nothing is ever read into this
            copy.IsGetNullable = property.IsGetNullable;
            copy.IsRequired = property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false };
            shown.Properties.Add(copy);
        }

        return shown;
    }

    private static bool IsUnwritable(JsonParameterInfo? parameter) => parameter is { HasDefaultValue: true, DefaultValue: null }
        && parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null;
}
