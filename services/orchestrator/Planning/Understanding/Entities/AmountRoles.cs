using System.Text.RegularExpressions;
using Holmes.Contracts.Tools;
using static Holmes.Orchestrator.Planning.Understanding.Entities.EntityKinds;

namespace Holmes.Orchestrator.Planning.Understanding.Entities;

/// <summary>Decides what each amount of a question is: price, deposit, rent, income, own funds, a wanted loan, an increase.</summary>
public static partial class AmountRoles
{
    private const decimal HighestMonthlyRent = 15_000_000m;
    private const int WordsBefore = 16;
    private const int WordsAfter = 14;

    // The nearest word before an amount names it; only some words after it do.
    private static readonly (string Kind, Regex Words)[] Before =
    [
        (Income, Word("연봉|연 ?소득|연수입|월급|월 ?소득|월수입|소득|급여|수입|벌|income|salary|earn(?:ing)?")),
        (OwnFunds, Word("자본금|자기 ?자본|자기 ?자금|자금|현금|가진 ?(?:돈|거)|모은 ?돈|종잣돈|종자돈|저축|여윳돈|예산|cash|savings|own funds")),
        (ExistingPayment, Word("기존 ?대출[^\\d]{0,8}(?:월|매달)|대출 ?상환(?:이|은)? ?(?:월|매달)|매달 ?갚")),
        (WantedLoan, Word("대출|융자|빌리|빌려|loan|borrow")),
        (DownPayment, Word("가?계약금")),
        (ManagementFee, Word("관리비")),
        (Assets, Word("순?자산|재산")),
        (CurrentDeposit, Word("(?:현재|지금|기존|원래)(?=[^\\d,.]{0,10}$)")),
        (MonthlyRent, Word("월세|임대료|차임|렌트|월 ?임대|rent")),
        (Deposit, Word("보증금|전세금|전세 ?보증금|전세가?|반전세|deposit|jeonse")),
        (Price, Word("매매가?|집값|시세|분양가|가격|매수가|매입가|실거래가|price")),
    ];

    private static readonly (string Kind, Regex Words)[] After =
    [
        (Increase, Directly("(?:을|를|이나|만|나|씩)?\\s*(?:더\\s*)?(?:인상|증액|올려|올리|올릴|올린|올렸)")),
        (ExistingPayment, Directly("(?:을|를|씩)?\\s*(?:상환 ?중|갚고)")),
        (WantedLoan, Directly("(?:을|를|의)?\\s*(?:정도\\s*)?(?:은행\\s*)?(?:주담대|대출|빌리|빌려|빌릴|융자|loan)")),
        (OwnFunds, Directly("(?:을|를|은|이|가|정도|쯤|원)*\\s*(?:이?\\s*있|모았|모아|가지고|들고|보유|으로\\s*(?:살|구매|매수|매매)|로\\s*(?:살|구매|매수))")),
        (MonthlyRent, Directly("(?:짜리)?\\s*월세")),
        (Deposit, Directly("(?:짜리|에)?\\s*(?:전세|보증금|반전세)")),
        (Price, Directly("(?:짜리|에|의)?\\s*(?:매매|아파트|오피스텔|빌라|주택|집|apartment|house|home)")),
    ];

    public static IEnumerable<Found> Assign(string text, IReadOnlyList<Amount> amounts, bool isAboutIncrease)
    {
        var changed = Change(text, amounts, isAboutIncrease);
        var previousEnd = 0;
        foreach (var amount in amounts)
        {
            var kind = changed.GetValueOrDefault(amount.Start) ?? Kind(text, amount, previousEnd, isAboutIncrease);
            previousEnd = amount.End;
            yield return Describe(text, amount, kind);
        }
    }

    // "3억에서 10억으로", "3억을 10억으로", "3억 -> 10억": what it is now, and what it is to become.
    private static Dictionary<int, string> Change(string text, IReadOnlyList<Amount> amounts, bool isAboutIncrease)
    {
        var kinds = new Dictionary<int, string>();
        for (var i = 0; i + 1 < amounts.Count; i++)
        {
            var (from, to) = (amounts[i], amounts[i + 1]);
            var arrow = Arrow().IsMatch(text[from.End..to.Start]);
            var converts = TurnsInto().IsMatch(text[to.End..]);
            if (arrow && (converts || isAboutIncrease) && !IsIncrease(text, to))
            {
                var isRent = Math.Max(from.Won, to.Won) < HighestMonthlyRent;
                kinds[from.Start] = isRent ? CurrentRent : CurrentDeposit;
                kinds[to.Start] = isRent ? NewRent : NewDeposit;
            }
        }

        return kinds;
    }

    private static bool IsIncrease(string text, Amount amount) => After[0].Words.IsMatch(text[amount.End..]);

    private static string Kind(string text, Amount amount, int previousEnd, bool isAboutIncrease)
    {
        var before = text[Math.Max(previousEnd, amount.Start - WordsBefore)..amount.Start];
        var after = text[amount.End..Math.Min(text.Length, amount.End + WordsAfter)];
        if (before.Trim() == "/")
        {
            return MonthlyRent; // "1000/60": deposit and rent in 만원
        }

        if (amount.Won < HighestMonthlyRent && IsPaidAlready(text, before, after, amount))
        {
            return ExistingPayment;
        }

        if (isAboutIncrease && IsIncrease(text, amount))
        {
            return Increase;
        }

        if (isAboutIncrease && BecomesAfter().IsMatch(after))
        {
            return amount.Won < HighestMonthlyRent ? NewRent : NewDeposit;
        }

        var named = Before
            .Select((role, rank) => (role.Kind, rank, role.Words.Matches(before) is { Count: > 0 } m ? m[^1].Index + m[^1].Length : -1))
            .Where(role => role.Item3 >= 0)
            .OrderByDescending(role => role.Item3)
            .ThenBy(role => role.rank)
            .Select(role => role.Kind)
            .FirstOrDefault();
        var kind = named ?? After.Skip(1).FirstOrDefault(role => role.Words.IsMatch(after)).Kind ?? Default(text, amount);
        return Settle(text, amount, kind, isAboutIncrease);
    }

    // "신용대출 월 50만원 갚고 있는데", "자동차 할부로 매달 40만원씩 나가요": a debt, by the month, that is being paid.
    private static bool IsPaidAlready(string text, string before, string after, Amount amount) =>
        PaysNow().IsMatch(after)
            ? Debt().IsMatch(before) || Debt().IsMatch(after) || ByTheMonth().IsMatch(before) && Debt().IsMatch(text[..amount.Start])
            : HasDebt().IsMatch(before) && !WouldPay().IsMatch(after);

    private static string Settle(string text, Amount amount, string kind, bool isAboutIncrease) => kind switch
    {
        CurrentDeposit when !isAboutIncrease => Default(text, amount),
        CurrentDeposit when amount.Won < HighestMonthlyRent => CurrentRent,
        Deposit when isAboutIncrease && amount.IsExact => CurrentDeposit,
        Deposit when amount.Won < 1_000_000m && text.Contains("월세", StringComparison.Ordinal) => MonthlyRent,
        MonthlyRent when isAboutIncrease && amount.Won < HighestMonthlyRent => CurrentRent,
        MonthlyRent when amount.Won >= HighestMonthlyRent => Deposit,
        WantedLoan when !WantsLoan().IsMatch(text) && BuysFor().IsMatch(text[amount.End..]) => Price,
        _ => kind,
    };

    private static string Default(string text, Amount amount)
    {
        var rents = Rents().IsMatch(text);
        return amount.Won switch
        {
            < HighestMonthlyRent when rents && text.Contains("월세", StringComparison.Ordinal) => MonthlyRent,
            _ when rents && !Buys().IsMatch(text) => Deposit,
            _ => Price,
        };
    }

    private static Found Describe(string text, Amount amount, string kind)
    {
        var shown = text[amount.Start..amount.End].Trim();
        if (kind == Income && amount.IsExact && Monthly().IsMatch(text[Math.Max(0, amount.Start - 8)..amount.Start]))
        {
            return new(kind, amount.Start, shown, amount.Won * 12);
        }

        return amount.IsExact || kind is not (Price or Deposit or MonthlyRent)
            ? new(kind, amount.Start, shown, amount.Won)
            : new(kind + RangeSuffix, amount.Start, shown, new WonRange(amount.Min, amount.Max));
    }

    private static Regex Word(string words) => new(words.Replace(" ?", @"\s*", StringComparison.Ordinal), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Directly(string words) => new(@"^\s*원?" + words.Replace(" ?", @"\s*", StringComparison.Ordinal), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"대출|융자|할부|카드론|마이너스\s*통장|마통|학자금|리스|원리금|이자|상환|갚|빚|loan|debt|installment", RegexOptions.IgnoreCase)]
    private static partial Regex Debt();

    [GeneratedRegex(@"월|매달|매월|한\s*달|다달이|monthly|month", RegexOptions.IgnoreCase)]
    private static partial Regex ByTheMonth();

    /// <summary>Paying goes on; "갚을 수 있어요" would be willing.</summary>
    [GeneratedRegex(@"^\s*원?\s*(?:씩|을|를|이|가|정도|쯤|\s)*(?:(?:대출|빚|할부|이자|원리금)(?:금|로|을|를|으로)?\s*)?(?:갚(?:고|는|아\s*(?:나가|오)|습니다)|상환\s*(?:중|하고|하는|해\s*(?:오|나가))|내고|내는|납입|나가(?:고|는|요|서|며|$)|나갑니다|빠져\s*나가|지출)")]
    private static partial Regex PaysNow();

    /// <summary>What is owed already, and by the month, named right before the amount.</summary>
    [GeneratedRegex(@"(?:기존|이미|현재|지금|다른|신용|학자금|자동차|마이너스|카드)[^\d.?!]{0,8}(?:대출|할부|론|통장|빚)[^\d.?!]{0,8}(?:월|매달|매월|한\s*달)[^\d.?!]{0,4}$|(?:기존|현재|지금)[^\d.?!]{0,8}(?:월|매달|매월)\s*상환[^\d.?!]{0,4}$")]
    private static partial Regex HasDebt();

    [GeneratedRegex(@"^\s*원?\s*(?:씩|까지|을|를|이내|정도|\s)*(?:갚을|상환할|낼|내려)")]
    private static partial Regex WouldPay();

    [GeneratedRegex(@"^\s*원?\s*(?:에서|인데|짜리를|을|를|에서부터|->|→|=>)\s*(?:갑자기\s*|전세금을\s*|보증금을\s*|월세를\s*)?$")]
    private static partial Regex Arrow();

    [GeneratedRegex(@"^\s*원?\s*(?:으로|로)")]
    private static partial Regex TurnsInto();

    [GeneratedRegex(@"^\s*원?\s*(?:으로|로|까지)\s*(?:더\s*)?(?:인상|증액|올려|올리|올릴|올린|올렸)")]
    private static partial Regex BecomesAfter();

    [GeneratedRegex(@"대출(?:을|를)?\s*(?:\d|[일이삼사오육칠팔구]+\s*억)|빌리|빌려|빌릴|상환|borrow", RegexOptions.IgnoreCase)]
    private static partial Regex WantsLoan();

    [GeneratedRegex(@"^\s*(?:짜리|에|의)?\s*(?:아파트|집|주택|빌라|오피스텔)")]
    private static partial Regex BuysFor();

    [GeneratedRegex(@"전세|월세|보증금|임대|rent|jeonse|lease", RegexOptions.IgnoreCase)]
    private static partial Regex Rents();

    [GeneratedRegex(@"매매|매수|매도|구매|사려|살\s*때|집값|투자|buy|purchase|sale", RegexOptions.IgnoreCase)]
    private static partial Regex Buys();

    [GeneratedRegex(@"월급|월\s*소득|월수입|월\s*수입|매달|월에|한\s*달")]
    private static partial Regex Monthly();
}
