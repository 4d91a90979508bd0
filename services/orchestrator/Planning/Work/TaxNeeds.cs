using System.Text.RegularExpressions;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning.Understanding;
using Holmes.Orchestrator.Planning.Understanding.Entities;

namespace Holmes.Orchestrator.Planning.Work;

/// <summary>Taxes on a gift and on owning a home, where an amount is wanted and there is one to calculate with; the law otherwise.</summary>
internal static partial class TaxNeeds
{
    // The first that fits says who gives; a pair of words that also names who receives comes before one that may be either.
    private static readonly (string Donor, Regex Words)[] Donors =
    [
        ("grandparent", Grandparent()), ("spouse", Spouse()), ("relative", Relative()), ("child", ToParents()), ("parent", Parent()), ("other", Stranger()),
    ];

    public static void Ask(NeedWriter asked, Reading reading, Clause clause)
    {
        if (AsksForGift(reading, clause))
        {
            asked.Write(Capabilities.GiftTax);
        }

        if (AsksForProperty(reading, clause))
        {
            asked.Write(Capabilities.PropertyTax);
        }
    }

    public static bool Asks(Reading reading, Clause clause) => AsksForGift(reading, clause) || AsksForProperty(reading, clause);

    public static GiftTaxArguments Gift(Reading reading) => new(
        Given(reading),
        Donors.FirstOrDefault(one => one.Words.IsMatch(reading.Text)).Donor,
        Minor().IsMatch(reading.Text),
        Family().IsMatch(reading.Text));

    public static PropertyTaxArguments Property(Reading reading)
    {
        var isOfficial = Official().IsMatch(reading.Text);
        var price = Price(reading);
        return new(isOfficial ? price : null, isOfficial ? null : price, reading.Facts.Count(EntityKinds.HomesOwned));
    }

    private static bool AsksForGift(Reading reading, Clause clause) =>
        GiftTax().IsMatch(reading.Text[clause.Start..clause.End]) && CostNeeds.WantsAmount(reading, clause) && Given(reading) is not null;

    private static bool AsksForProperty(Reading reading, Clause clause) =>
        PropertyTax().IsMatch(reading.Text[clause.Start..clause.End]) && CostNeeds.WantsAmount(reading, clause) && Price(reading) is not null;

    private static decimal? Given(Reading reading) =>
        Price(reading) ?? reading.Facts.Number(EntityKinds.OwnFunds) ?? reading.Facts.Number(EntityKinds.Assets) ?? reading.Facts.Number(EntityKinds.Deposit);

    private static decimal? Price(Reading reading) => reading.Facts.Number(EntityKinds.Price) ?? reading.Facts.Range(EntityKinds.Price)?.Max;

    [GeneratedRegex(@"증여세|증여[^.?!]{0,12}세금|gift tax", RegexOptions.IgnoreCase)]
    private static partial Regex GiftTax();

    [GeneratedRegex(@"재산세|보유세|property tax", RegexOptions.IgnoreCase)]
    private static partial Regex PropertyTax();

    [GeneratedRegex("공시\\s*(?:가격|지가|가)|official price", RegexOptions.IgnoreCase)]
    private static partial Regex Official();

    [GeneratedRegex("할아버지|할머니|조부모|외할|손자|손녀|손주|grand(?:parent|mother|father|child|son|daughter)", RegexOptions.IgnoreCase)]
    private static partial Regex Grandparent();

    [GeneratedRegex("배우자|남편|아내|와이프|부부\\s*(?:간|사이)|husband|wife|spouse", RegexOptions.IgnoreCase)]
    private static partial Regex Spouse();

    [GeneratedRegex("형제|자매|(?<![가-힣])형(?:이|에게|한테|님)|누나|언니|오빠|동생|삼촌|이모|고모|조카|사촌|며느리|사위|시부모|시아버지|시어머니|(?<!직)장인|장모|brother|sister|uncle|aunt|nephew|niece", RegexOptions.IgnoreCase)]
    private static partial Regex Relative();

    /// <summary>"부모님께 드리면": the child gives.</summary>
    [GeneratedRegex(@"(?:부모님?|아버지|어머니|아빠|엄마)(?:께|에게|한테)\s*[^.?!]{0,14}(?:드리|드려|증여하|주면|줄\s*때)|to my (?:parents|father|mother)", RegexOptions.IgnoreCase)]
    private static partial Regex ToParents();

    [GeneratedRegex("부모|아버지|어머니|아빠|엄마|자녀|자식|아들|딸|parents|father|mother|son|daughter|child", RegexOptions.IgnoreCase)]
    private static partial Regex Parent();

    [GeneratedRegex("친구|지인|애인|연인|남에게|타인|friend", RegexOptions.IgnoreCase)]
    private static partial Regex Stranger();

    [GeneratedRegex(@"미성년|초등학생|중학생|고등학생|\bminor\b", RegexOptions.IgnoreCase)]
    private static partial Regex Minor();

    [GeneratedRegex(@"결혼|혼인|신혼|출산|출생|wedding|marr(?:y|iage)|newborn", RegexOptions.IgnoreCase)]
    private static partial Regex Family();
}
