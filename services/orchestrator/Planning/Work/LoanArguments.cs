using System.Text.RegularExpressions;
using Holmes.Contracts.Tools;
using Holmes.Orchestrator.Planning.Understanding;
using static Holmes.Orchestrator.Planning.Understanding.Entities.EntityKinds;

namespace Holmes.Orchestrator.Planning.Work;

/// <summary>Arguments of the loan simulation and of the policy match.</summary>
internal static partial class LoanArguments
{
    private const int ShortestTerm = 5;
    private const int LongestTerm = 50;

    public static LoanSimulationArguments Simulation(Reading reading, Wanted wanted)
    {
        var facts = reading.Facts;
        var isJeonse = Purpose(reading) == "jeonse";
        var price = isJeonse
            ? facts.Number(Deposit) ?? facts.Number(NewDeposit) ?? facts.Number(Price) ?? UpperEnd(facts.Range(Deposit), wanted)
            : facts.Number(Price) ?? UpperEnd(facts.Range(Price), wanted);
        var years = facts.Count(Years);
        return new(
            isJeonse ? "jeonse" : "mortgage",
            price,
            facts.Regions.Concat(facts.Outside).FirstOrDefault(),
            facts.Number(Income),
            facts.Number(ExistingPayment),
            facts.Number(OwnFunds),
            facts.Number(WantedLoan),
            facts.Count(HomesOwned),
            facts.Has(FirstHome),
            facts.Has(Newlywed),
            IsRegulated(reading),
            facts.Count(CreditGrade),
            facts.Number(RatePercent),
            years is >= ShortestTerm and <= LongestTerm ? years : null,
            facts.Number(Area),
            reading.Text.Contains("처분", StringComparison.Ordinal) || reading.Text.Contains("팔고", StringComparison.Ordinal) ? true : null);
    }

    /// <summary>Null where the question does not say.</summary>
    public static bool? IsRegulated(Reading reading) => true switch
    {
        true when NotRegulated().IsMatch(reading.Text) => false,
        true when Regulated().IsMatch(reading.Text) => true,
        _ => null,
    };

    public static PolicyMatchArguments Policy(Reading reading, Wanted wanted)
    {
        var facts = reading.Facts;
        return new(
            facts.Count(Age) ?? Middle(facts.AgeBand, wanted),
            facts.Number(Income),
            facts.Number(Assets),
            facts.Count(HomesOwned),
            facts.Has(Newlywed, MarriageYears) ? true : null,
            facts.Count(MarriageYears),
            facts.Count(Children),
            facts.Regions.Concat(facts.Outside).FirstOrDefault(),
            facts.Number(Price) ?? facts.Range(Price)?.Max,
            facts.Number(Deposit) ?? facts.Range(Deposit)?.Max,
            facts.Has(FirstHome) ? true : null,
            PolicyPurpose(reading),
            reading.Text.Contains("세대주", StringComparison.Ordinal) ? !reading.Text.Contains("세대주가 아", StringComparison.Ordinal) : null,
            Born().IsMatch(reading.Text) ? true : null,
            reading.Text.Contains("노부모", StringComparison.Ordinal) ? true : null,
            facts.Number(Area));
    }

    /// <summary>mortgage, jeonse, monthly, credit, policy; null for all of them.</summary>
    public static string? Purpose(Reading reading)
    {
        bool Names(params string[] words) => Array.Exists(words, word => reading.Text.Contains(word, StringComparison.OrdinalIgnoreCase));
        return true switch
        {
            true when Names("디딤돌", "보금자리") => "policy",
            true when reading.Has(Cue.Investment) => "mortgage", // who lets a home buys it; the lease in the question is the tenant's
            true when Names("버팀목", "전세자금", "전세 자금", "전세대출", "전세 대출", "jeonse loan", "보증금 대출") => "jeonse",
            true when Names("주택담보", "주담대", "담보대출", "담보 대출", "mortgage", "중도금") => "mortgage",
            true when Names("월세 대출", "월세대출", "월세 자금") => "monthly",
            true when Names("신용대출", "신용 대출") => "credit",
            true when reading.Has(Cue.Policy) => "policy",
            true when reading.Facts.OnlyTradeType == Contracts.Tools.TradeType.Jeonse && !reading.Has(Cue.LoanRule) => "jeonse",
            true when reading.Facts.OnlyTradeType == Contracts.Tools.TradeType.Sale => "mortgage",
            _ => null,
        };
    }

    private static string? PolicyPurpose(Reading reading) => Purpose(reading) switch
    {
        "jeonse" => "jeonse",
        "monthly" => "monthly",
        "mortgage" => "purchase",
        _ when reading.Text.Contains("청약", StringComparison.Ordinal) || reading.Text.Contains("특별공급", StringComparison.Ordinal) || reading.Text.Contains("특공", StringComparison.Ordinal) => "subscription",
        _ when reading.Text.Contains("월세", StringComparison.Ordinal) => "monthly",
        _ when reading.Text.Contains("디딤돌", StringComparison.Ordinal) || reading.Text.Contains("보금자리", StringComparison.Ordinal) => "purchase",
        _ => null,
    };

    [GeneratedRegex("비규제|비조정|조정대상지역이?\\s*아닌")]
    private static partial Regex NotRegulated();

    [GeneratedRegex("규제\\s*지역|투기과열|조정대상")]
    private static partial Regex Regulated();

    [GeneratedRegex("신생아|출산했|출산 (?:가구|가정)|아기(?:를|가) (?:낳|태어)")]
    private static partial Regex Born();

    private static decimal? UpperEnd(WonRange? range, Wanted wanted)
    {
        if ((range?.Max ?? range?.Min) is { } end)
        {
            wanted.Assume(new("priceWon", Won.Text(end), "말씀하신 가격 범위의 끝값으로 계산했습니다."));
            return end;
        }

        return null;
    }

    private static int? Middle(Understanding.Entities.NumberRange? band, Wanted wanted)
    {
        if (band is not { Min: { } from, Max: { } to })
        {
            return null;
        }

        var age = (int)((from + to + 1) / 2);
        wanted.Assume(new("age", $"만 {age}세", $"{from}대라고만 하셔서 가운데 나이로 보았습니다."));
        return age;
    }
}
