using System.Text.Json;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.Memory.Conversations;

namespace Holmes.Memory.People;

/// <summary>Something a person said of themselves in a question; follows from the log.</summary>
/// <param name="Id">Of execution and kind.</param>
/// <param name="Words">As they stand in the question.</param>
public sealed record Statement(Guid Id, string UserId, Guid ExecutionId, string Kind, JsonElement Value, string Words, string Question, DateTimeOffset At)
{
    /// <summary>What the question of a turn states; of one kind the last word counts.</summary>
    public static IEnumerable<Statement> In(Turn turn, IReadOnlyList<Entity> entities) => entities
        .Where(entity => entity is { Stated: true, Inherited: false, Remembered: null } && FactKinds.IsKnown(entity.Kind))
        .GroupBy(entity => entity.Kind)
        .Select(group => group.Last())
        .Select(entity => new Statement(
            DerivedId.From("statement", turn.Id.ToString(), entity.Kind), turn.UserId, turn.Id, entity.Kind, entity.Value, entity.Text, turn.Query, turn.AskedAt));
}

/// <summary>What a person did to what is known of them. Edits are added, never changed; together with the log they say everything.</summary>
/// <param name="Kind">said, forgot, off or on.</param>
/// <param name="Fact">The kind of fact it is about; null for the switch.</param>
/// <param name="Value">What was said.</param>
public sealed record PersonEdit(Guid Id, string UserId, DateTimeOffset At, string Kind, string? Fact = null, JsonElement? Value = null)
{
    public const string Said = "said";
    public const string Forgot = "forgot";
    public const string Off = "off";
    public const string On = "on";
}
