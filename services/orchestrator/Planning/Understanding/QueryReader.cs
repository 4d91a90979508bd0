using System.Text.RegularExpressions;
using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Planning.Understanding.Entities;

namespace Holmes.Orchestrator.Planning.Understanding;

/// <summary>Reads a question in the light of the conversation before it.</summary>
public static partial class QueryReader
{
    private const int LongestFollowUp = 40;

    public static Reading Read(string query, IReadOnlyList<PastTurn> conversation, DateOnly today)
    {
        var text = QueryText.Normalise(query);
        var cues = CueLexicon.Find(text);
        var own = EntityReader.Read(text, today, cues.Any(cue => cue.Cue is Cue.Increase));
        var past = Antecedent(conversation, isAboutPerson: own.Count > 0 && own.All(entity => EntityKinds.IsOfThePerson(entity.Kind)));
        if (past is null)
        {
            return new(text, text, cues, Clauses.Split(text, cues), new(own), today, false);
        }

        var asksByItself = AsksByItself(cues);
        var isShort = text.Length <= LongestFollowUp;
        var follows = isShort && (!asksByItself || cues.Any(cue => cue.Cue is Cue.FollowUp) || PointsBack().IsMatch(text));
        var entities = Inherit(own, past.Value.Entities, kind => follows || EntityKinds.IsOfThePerson(kind) || (isShort && EntityKinds.IsOfThePlace(kind)));
        if (!follows || asksByItself || IsOther(cues))
        {
            return new(text, text, cues, Clauses.Split(text, cues), new(entities), today, follows && asksByItself);
        }

        var wanted = QueryText.Normalise(past.Value.Query);
        var wantedCues = CueLexicon.Find(wanted);
        return new(text, wanted, wantedCues, Clauses.Split(wanted, wantedCues), new(entities), today, true);
    }

    /// <summary>The last question that said what it wanted, with everything named up to now.</summary>
    private static (string Query, IReadOnlyList<Entity> Entities)? Antecedent(IReadOnlyList<PastTurn> conversation, bool isAboutPerson)
    {
        var turns = conversation.Where(turn => turn.Intent is not (IntentType.Irrelevant or IntentType.Unclear)).ToList();
        if (turns.Count == 0)
        {
            return null;
        }

        // "연봉은 7천이야" completes the question that an income matters to.
        var full = turns.FindLast(turn => Asks(turn) && (!isAboutPerson || turn.Intent is IntentType.LoanConsult or IntentType.Comprehensive)) ?? turns.FindLast(Asks) ?? turns[^1];
        var person = turns.SkipLast(1).Reverse().SelectMany(turn => turn.Entities.Where(entity => EntityKinds.IsOfThePerson(entity.Kind)));
        return (full.Query, Inherit(turns[^1].Entities, [.. person], _ => true));
    }

    private static bool Asks(PastTurn turn) => AsksByItself(CueLexicon.Find(QueryText.Normalise(turn.Query)));

    // New entities replace those of their kind. With a new subject the person and the place stay, amounts and dates do not.
    private static List<Entity> Inherit(IReadOnlyList<Entity> own, IReadOnlyList<Entity> past, Func<string, bool> stays)
    {
        var named = own.Select(entity => EntityKinds.Group(entity.Kind)).ToHashSet();
        var inherited = past
            .Where(entity => entity.Remembered is null && !EntityKinds.IsForMemory(entity.Kind)) // memory tells those itself, with where it has them from
            .Where(entity => !named.Contains(EntityKinds.Group(entity.Kind)) && stays(entity.Kind))
            .DistinctBy(entity => (entity.Kind, entity.Value.GetRawText()))
            .Select(entity => entity with { Inherited = true });
        return [.. own, .. inherited];
    }

    private static bool AsksByItself(IReadOnlyList<CueMatch> cues) =>
        cues.Any(cue => cue.Cue is < Cue.Estate and not (Cue.Party or Cue.LegalForm or Cue.Beneficiary))
        || (cues.Any(cue => cue.Cue is Cue.Estate) && cues.Any(cue => cue.Cue is Cue.HowMuch or Cue.Find or Cue.Judge or Cue.Draft));

    private static bool IsOther(IReadOnlyList<CueMatch> cues) => cues.Any(cue => cue.Cue is Cue.OtherDomain or Cue.Greeting);

    [GeneratedRegex(@"거기|그 ?(?:동네|지역|집|아파트|구|조건|금액|가격)|같은 ?조건|이 ?(?:동네|지역|조건)|아까|방금|위에서|앞에서|지난\s*번|저번|last time|\b(?:there|same|that)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PointsBack();
}
