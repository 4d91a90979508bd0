using System.Text.Json;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;

namespace Holmes.Memory.People;

/// <summary>What is known of a person: follows from what they stated and what they did to it. Pure.</summary>
public sealed record KnownFacts(bool Remembers, IReadOnlyList<KnownFact> Facts)
{
    public static KnownFacts Of(IEnumerable<Statement> statements, IReadOnlyList<PersonEdit> edits)
    {
        var said = statements.Where(one => IsKept(one, edits)).Select(KnownFact.Of);
        var written = edits.Where(edit => edit.Kind == PersonEdit.Said && !IsForgotten(edit.Fact!, edit.At, edits)).Select(KnownFact.Of);
        return new(
            IsOn(edits, DateTimeOffset.MaxValue),
            [.. said.Concat(written)
                .GroupBy(fact => FactKinds.Group(fact.Kind))
                .Select(Latest)
                .OrderBy(fact => fact.Kind, StringComparer.Ordinal)]);
    }

    /// <summary>Neither forgotten since, nor said while nothing was to be remembered.</summary>
    public static bool IsKept(Statement statement, IReadOnlyList<PersonEdit> edits) =>
        IsOn(edits, statement.At) && !IsForgotten(statement.Kind, statement.At, edits);

    private static bool IsOn(IReadOnlyList<PersonEdit> edits, DateTimeOffset at) =>
        edits.Where(edit => edit.Kind is PersonEdit.On or PersonEdit.Off && edit.At <= at).MaxBy(edit => edit.At)?.Kind is not PersonEdit.Off;

    // Whoever forgets an income forgets every income named until then: an older one would come back otherwise.
    private static bool IsForgotten(string kind, DateTimeOffset at, IReadOnlyList<PersonEdit> edits) =>
        edits.Any(edit => edit.Kind == PersonEdit.Forgot && Forgets(edit, kind, at));

    public static bool Forgets(PersonEdit forgot, string kind, DateTimeOffset at) =>
        forgot.At >= at && (forgot.Fact is null || FactKinds.Group(forgot.Fact) == FactKinds.Group(kind));

    private static KnownFact Latest(IEnumerable<KnownFact> facts)
    {
        var inOrder = facts.OrderByDescending(fact => fact.Source.At).ThenByDescending(fact => fact.Id).ToList();
        return inOrder[0] with { Supersedes = inOrder.Skip(1).FirstOrDefault() is { } older ? older with { Supersedes = null } : null };
    }
}

/// <param name="Unit">wonPerYear, won, wonPerMonth, years, yearsRange, count, grade, yesNo, region, propertyType.</param>
/// <param name="Question">In which it was said; null where the person wrote it down.</param>
/// <param name="Supersedes">What was known before it.</param>
public sealed record KnownFact(
    Guid Id, string Kind, JsonElement Value, string Unit, FactSource Source, string? Question = null, KnownFact? Supersedes = null)
{
    public static KnownFact Of(Statement statement) => new(
        statement.Id, statement.Kind, statement.Value, FactKinds.Unit(statement.Kind),
        new(statement.At, statement.Words, statement.ExecutionId), statement.Question);

    public static KnownFact Of(PersonEdit edit) => new(
        edit.Id, edit.Fact!, edit.Value!.Value, FactKinds.Unit(edit.Fact!), new(edit.At, edit.Value.Value.ToString()));

    public PersonFact ToContract() => new(Kind, Value, Source);
}
