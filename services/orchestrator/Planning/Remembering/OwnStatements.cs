using System.Text.RegularExpressions;
using Holmes.Contracts;
using Holmes.Contracts.Executions;
using Holmes.Contracts.Memory;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Understanding.Entities;

namespace Holmes.Orchestrator.Planning.Remembering;

/// <summary>
/// Tells what a person says of themselves ("연소득 6천인데", "무주택 신혼부부야", "나는 강남구에 살아") from what a question only
/// supposes ("연소득 1억이면?", "신혼부부 대출"). In doubt nothing was stated: what is not remembered can be said again.
/// </summary>
public static partial class OwnStatements
{
    /// <summary>The entities as they are recorded: with what is stated marked, and what is said for memory alone added.</summary>
    /// <param name="quotes">Words of the question that a model takes for statements: it may see more of them, where the rules see nothing against it.</param>
    public static IReadOnlyList<Entity> Mark(string query, IReadOnlyList<Entity> entities, IReadOnlyList<string>? quotes = null)
    {
        var text = QueryText.Normalise(query);
        var body = entities.FirstOrDefault(entity => entity.Kind == EntityKinds.ContractText)?.Text;
        if (body is not null && text.IndexOf(body, StringComparison.Ordinal) is >= 0 and var at)
        {
            text = text[..at]; // the parties of a contract are not the person who asks
        }

        var placed = Place(text, entities);
        return [.. placed.Select(one => one.Entity with { Stated = IsStated(text, one, placed, quotes ?? []) }), .. Homes(text, placed)];
    }

    /// <summary>Somebody else's affairs are asked about: nothing known of the person belongs there.</summary>
    public static bool IsAboutSomebodyElse(string text) => OthersAffairs().IsMatch(text);

    private static List<Placed> Place(string text, IReadOnlyList<Entity> entities)
    {
        var next = 0;
        var placed = new List<Placed>();
        foreach (var entity in entities)
        {
            var start = entity.Inherited ? -1 : text.IndexOf(entity.Text, next, StringComparison.Ordinal);
            start = start < 0 && !entity.Inherited ? text.IndexOf(entity.Text, StringComparison.Ordinal) : start;
            next = start < 0 ? next : start; // two kinds may stand on the same words
            placed.Add(new(entity, start));
        }

        return placed;
    }

    private static bool IsStated(string text, Placed one, List<Placed> all, IReadOnlyList<string> quotes)
    {
        if (one.Start < 0 || !EntityKinds.IsOfThePerson(one.Entity.Kind))
        {
            return false;
        }

        var before = Before(text, one.Start);
        var after = text[EndOfChain(text, one, all)..];
        return !Supposes().IsMatch(before) && !SomebodyElse().IsMatch(before) && !AsksBack().IsMatch(after) && !Conditions().IsMatch(after)
            && (quotes.Any(quote => IsIn(text, quote, one)) || States().IsMatch(after) || Has(one.Entity.Kind) && Owns().IsMatch(after) || (one.Entity.Text.EndsWith('없') && Lacks().IsMatch(after)) || SaysIam().IsMatch(before) && !Goes().IsMatch(after));
    }

    private static bool IsIn(string text, string quote, Placed one) =>
        text.IndexOf(QueryText.Normalise(quote), StringComparison.Ordinal) is >= 0 and var start
        && start <= one.Start && one.End <= start + QueryText.Normalise(quote).Length;

    // "무주택 신혼부부야", "30대 무주택 신혼부부인데": what follows the last of them holds for all.
    private static int EndOfChain(string text, Placed one, List<Placed> all)
    {
        var end = one.End;
        while (all.Where(other => other.Start >= end && EntityKinds.IsOfThePerson(other.Entity.Kind) && Between().IsMatch(text[end..other.Start])).MinBy(other => other.Start) is { } next && next.End > end)
        {
            end = next.End;
        }

        return end;
    }

    private static IEnumerable<Entity> Homes(string text, List<Placed> placed)
    {
        foreach (var one in placed.Where(one => one.Start >= 0))
        {
            var (before, after) = (Before(text, one.Start), text[one.End..]);
            if (Supposes().IsMatch(before) || SomebodyElse().IsMatch(before))
            {
                continue;
            }

            if (one.Entity.Kind is EntityKinds.Region or EntityKinds.RegionOutside && (Lives().IsMatch(after) || LivesIn().IsMatch(before)))
            {
                yield return Stated(FactKinds.Residence, one.Entity, WireJson.Read<Region>(one.Entity.Value));
            }
            else if (one.Entity.Kind is EntityKinds.Region or EntityKinds.RegionOutside && (MovesTo().IsMatch(after) || LooksIn().IsMatch(before)))
            {
                yield return Stated(FactKinds.WantedRegion, one.Entity, WireJson.Read<Region>(one.Entity.Value));
            }
            else if (one.Entity.Kind is EntityKinds.PropertyType && Prefers().IsMatch(after))
            {
                yield return Stated(FactKinds.WantedPropertyType, one.Entity, WireJson.Read<PropertyType>(one.Entity.Value));
            }
        }
    }

    private static Entity Stated<T>(string kind, Entity entity, T value) => new(kind, entity.Text, WireJson.ToElement(value), Stated: true);

    private static bool Has(string kind) => kind is EntityKinds.OwnFunds or EntityKinds.Assets or EntityKinds.Children or EntityKinds.HomesOwned or EntityKinds.ExistingPayment or EntityKinds.Income;

    /// <summary>The part of the sentence before it, where its subject stands.</summary>
    private static string Before(string text, int start)
    {
        var from = text.LastIndexOfAny(['.', '?', '!', '\n', ','], Math.Max(0, start - 1), Math.Max(0, start));
        return text[(from + 1)..start];
    }

    private sealed record Placed(Entity Entity, int Start)
    {
        public int End => Start + Entity.Text.Length;
    }

    [GeneratedRegex(@"^[\s,·]*(?:에|이고|이며|인|의|,|그리고|and|with)?[\s,·]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    /// <summary>An amount may be rounded, and a person named, before the copula: "6천만원 정도인데", "무주택자라서", "3년차예요".</summary>
    [GeneratedRegex(@"^\s*(?:만|원|가구|세대|자|년|차|살|세|대|초반|중반|후반|명|정도|쯤|가량|부부|예정|직장인|남자|여자|남성|여성|사람|\s)*(?:이?야(?=$|[\s.,!~ㅎㅋ])|인데|이?고(?=$|[\s,.])|이며|인\s*(?:상태|상황)|입니다|이에요|예요|에요|이?라서|이?라(?=$|[\s,])|이거든|거든|이니까|니까|임(?=$|[\s.,])|이네|이지만|지만|을?\s*(?:받고|받아|받습|벌고|벌어|법니다)|를?\s*(?:키우|두고|낳았)|했(?:고|어|는데|습니다))")]
    private static partial Regex States();

    [GeneratedRegex(@"^\s*(?:만|원|명|채|정도|쯤|가량|이|가|은|는|을|를|도|씩|밖에|\s)*(?:있(?:고|어(?!도|야)|는데|습니다|음|거든|으니)|없(?:고|어(?!도|야)|는데|습니다|음|거든)|모았|모아\s*(?:뒀|놨|두었|놓)|갖고\s*있|가지고\s*있|보유\s*(?:중|하고|했)|저축\s*(?:했|해)|갚고\s*있|갚는\s*중|상환\s*(?:중|하고)|내고\s*있|나가고\s*있|받고\s*있|벌고\s*있)")]
    private static partial Regex Owns();

    [GeneratedRegex(@"^(?:고(?=$|[\s,])|어(?!도|야)|는데|습니다|음|거든|으니|어서)")]
    private static partial Regex Lacks();

    /// <summary>"I am 34", "my income is", "we are newlyweds".</summary>
    [GeneratedRegex(@"\b(?:i['’]?\s?a?m|we['’]?\s?a?re|my (?:\w+ ){0,2}(?:is|are)|i (?:earn|make|have|own|save)d?|we (?:earn|make|have|own))\s+(?:\w+\s+){0,3}$", RegexOptions.IgnoreCase)]
    private static partial Regex SaysIam();

    [GeneratedRegex(@"^\s*(?:loan|mortgage|programme|program|would|were)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Goes();

    [GeneratedRegex(@"만약|만일|가령|혹시라도|예를\s*들|가정|라고\s*치|(?:^|\s)(?:if|suppose|assuming|someone|somebody|anyone)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Supposes();

    [GeneratedRegex(@"(?:친구|동생|언니|누나|오빠|형|엄마|아빠|어머니|아버지|부모님?|시댁|처가|아들|딸|조카|사촌|남편|아내|와이프|배우자|여자친구|남자친구|여친|남친|지인|동료|직원|상사|고객|손님|세입자|임차인|집주인|임대인|매도인|매수인|그\s*사람|다른\s*사람|누가)(?:이|가|은|는|의|네|께서|도|한테|에게)?\s|\b(?:my (?:friend|brother|sister|mother|father|parents|son|daughter|husband|wife|client|tenant|landlord)|he|she|they)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SomebodyElse();

    /// <summary>"1억이면", "무주택이라면", "신혼부부일 때".</summary>
    [GeneratedRegex(@"^\s*(?:만|원|가구|자|년|차|살|세|명|채|정도|쯤|이|가|은|는|을|를|\s)*(?:이?라?면(?=$|[\s,.?])|(?:일|인|할|한)\s*(?:때|경우)|이상|이하|미만|초과|있으면|없으면)")]
    private static partial Regex Conditions();

    /// <summary>"나 무주택이야?" asks, and says nothing.</summary>
    [GeneratedRegex(@"^[^\s.,!?]{0,6}\?")]
    private static partial Regex AsksBack();

    [GeneratedRegex(@"^\s*(?:에서|에|쪽에)?\s*(?:현재|지금|계속|혼자|전세로|월세로|자가로|\d+년째|\s)*(?:살(?:고\s*있|아(?:요|서)?(?=$|[\s.,!~])|고(?!\s*싶)(?=$|[\s,])|며|거든)|사는데|사는\s*(?:중|사람|직장인|무주택)|삽니다|산다|거주(?:하고|합니|해요|해(?=$|[\s.,])|하는|\s*중))")]
    private static partial Regex Lives();

    [GeneratedRegex(@"\b(?:i|we) (?:currently |now )?live in\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex LivesIn();

    [GeneratedRegex(@"^\s*(?:에서|에|으로|로|쪽으로|쪽에)?\s*(?:아파트|오피스텔|빌라|주택|전세|월세|매매|전셋|로|를|을|\s)*\s*(?:이사\s*(?:갈\s*(?:예정|계획|거)|가려고|가고\s*싶|하려고|할\s*예정)|(?:집|방)?(?:을|를)?\s*(?:구하고\s*있|구하는\s*중|찾고\s*있|찾는\s*중|알아보고\s*있|알아보는\s*중|보고\s*있)|살고\s*싶(?!은\s*사람|어\s*하))")]
    private static partial Regex MovesTo();

    [GeneratedRegex(@"\b(?:i['’]?\s?a?m|we['’]?\s?a?re) (?:looking (?:for (?:a |an )?(?:\w+ ){1,2})?in|moving to)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex LooksIn();

    [GeneratedRegex(@"^\s*(?:만|를|을|으로|로|쪽으로|\s)*(?:원해|원합|선호|보고\s*있|찾고\s*있|찾는\s*중|구하고\s*있|알아보고\s*있|생각하고\s*있|생각\s*중|사고\s*싶|살고\s*싶)")]
    private static partial Regex Prefers();

    [GeneratedRegex(@"(?:친구|동생|언니|누나|오빠|엄마|아빠|어머니|아버지|부모님?|아들|딸|조카|사촌|지인|동료|고객|손님)(?:이|가|은|는|의|네|께서)?\s*.{0,20}(?:대출|정책|지원|받을|살\s*수|구하|조건|자격)|\bfor (?:my|a) (?:friend|brother|sister|mother|father|parents|son|daughter|client)\b|\bmy (?:friend|brother|sister|mother|father|parents|son|daughter|client)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OthersAffairs();
}
