using Holmes.Contracts.Executions;
using static Holmes.Orchestrator.Planning.Understanding.Entities.EntityKinds;

namespace Holmes.Orchestrator.Planning.Understanding.Entities;

/// <summary>Everything named in a text, normalised, in the order of the text.</summary>
public static class EntityReader
{
    public static IReadOnlyList<Entity> Read(string text, DateOnly today, bool isAboutIncrease)
    {
        var contract = PartyReader.Read(text).ToList();
        // Figures inside a pasted contract are its terms, not what the question is about.
        var question = contract.Find(found => found.Kind == ContractText) is { } body ? text.Remove(body.Start, body.Text.Length).Insert(body.Start, new string(' ', body.Text.Length)) : text;
        var measures = MeasureReader.Read(question).ToList();
        List<Found> stronger = [.. PersonReader.Read(question), .. DateReader.Read(question, today)];
        IEnumerable<Found> found =
        [
            .. PlaceReader.Read(question),
            .. SubjectReader.Read(question),
            .. AmountRoles.Assign(question, AmountReader.Read(question), isAboutIncrease),
            .. measures.Where(measure => !stronger.Exists(other => other.Start <= measure.Start && measure.Start < other.End)), // "결혼 3년차" is no period
            .. stronger,
            .. contract,
        ];
        return [.. found.OrderBy(entity => entity.Start).ThenBy(entity => entity.Kind, StringComparer.Ordinal).Select(entity => entity.ToEntity())];
    }
}
