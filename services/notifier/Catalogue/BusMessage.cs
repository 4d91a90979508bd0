using System.Reflection;
using System.Text.Json;
using MassTransit;

namespace Holmes.Notifier.Catalogue;

/// <summary>A message as the wire knows it.</summary>
/// <param name="Urn">The type's name in the envelope.</param>
/// <param name="Exchange">Where it is published.</param>
public sealed record BusMessage(Type Type, string Urn, string Exchange, string Summary, IReadOnlyList<MessageField> Fields)
{
    /// <summary>Contracts are named by this rule: a command is an order (StartExecution), an event is past (StepStarted).</summary>
    public bool IsEvent => Type.Name.EndsWith("ed", StringComparison.Ordinal);

    public static BusMessage Of(Type type) => new(
        type,
        type.GetCustomAttribute<MessageUrnAttribute>()!.Urn.ToString(),
        type.GetCustomAttribute<EntityNameAttribute>()!.EntityName,
        ContractComments.Summary(type),
        MessageField.AllOf(type));
}

/// <summary>A field of a message.</summary>
/// <param name="Type">In words: uuid, text, list of text, PlannedStep, …</param>
public sealed record MessageField(string Name, string Type, bool IsOptional, string Summary)
{
    public static IReadOnlyList<MessageField> AllOf(Type record)
    {
        var nullability = new NullabilityInfoContext();
        return
        [
            .. record.GetConstructors()[0].GetParameters().Select(parameter => new MessageField(
                JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!),
                FieldTypes.InWords(parameter.ParameterType),
                parameter.HasDefaultValue || nullability.Create(parameter).WriteState == NullabilityState.Nullable,
                ContractComments.Parameter(record, parameter.Name!))),
        ];
    }
}
