using Holmes.Contracts.Executions;
using Holmes.Contracts.Tools;

namespace Holmes.Orchestrator.Answers;

/// <summary>The first lines of an answer: what was found, then what was not, then what to beware of.</summary>
public static class ShortAnswer
{
    private const int MostSentences = 4;

    /// <summary>Inputs that move a result far when they are wrong.</summary>
    private static readonly string[] Decisive =
        ["annualIncomeWon", "region", "priceWon", "depositWon", "homesOwned", "existingMonthlyPaymentWon", "isRegulatedArea", "priceGrowthPercent", "loanWon", "monthlyRentWon", "agreedDownPaymentWon"];

    public static string Write(IReadOnlyList<Telling> tellings, IReadOnlyList<string> notDone, IReadOnlyList<Assumption> planned, Tongue tongue)
    {
        var sentences = Sentences(tellings);
        if (sentences.Count == 0)
        {
            return tellings.Any(telling => telling.Rendering.Parts.Count > 0) ? Unsummarised(notDone, tongue) : Nothing(notDone, tongue);
        }

        return string.Join("\n\n", [string.Join(' ', sentences), .. Remarks(tellings, notDone, planned, tongue)]);
    }

    /// <summary>What has to be said beside the findings, whoever words them: assumptions, what is missing, sample data.</summary>
    public static IEnumerable<string> Remarks(IReadOnlyList<Telling> tellings, IReadOnlyList<string> notDone, IReadOnlyList<Assumption> planned, Tongue tongue)
    {
        foreach (var assumed in Assumed([.. planned, .. Kept(tellings).SelectMany(telling => telling.Call.Assumptions.OrNone())], tongue))
        {
            yield return assumed;
        }

        if (notDone.Count > 0)
        {
            yield return tongue.Say(
                "다만 요청 가운데 처리하지 못한 부분이 있으며, 이유는 ‘하지 못한 것’에 적었습니다.",
                "Some of what was asked could not be done; the reasons are listed below.");
        }

        if (tellings.Any(telling => telling.IsSample))
        {
            yield return SampleMark.Warning(tongue);
        }
    }

    /// <summary>The decisive sentence of every result first, then the second of each while there is room.</summary>
    private static List<string> Sentences(IReadOnlyList<Telling> tellings)
    {
        var all = Kept(tellings)
            .SelectMany((telling, place) => telling.Rendering.Headlines.Select((text, rank) => (text, place, rank, telling.IsAsked)))
            .DistinctBy(line => line.text)
            .ToList();
        return [.. all
            .OrderBy(line => line.IsAsked ? 0 : line.rank)
            .ThenBy(line => line.place)
            .ThenBy(line => line.rank)
            .Take(MostSentences)
            .OrderBy(line => line.place)
            .ThenBy(line => line.rank)
            .Select(line => line.text)];
    }

    /// <summary>
    /// Without what only lies beside the question: products nobody asked for, an example's loan, the article of a law
    /// that a calculation cites already.
    /// </summary>
    private static List<Telling> Kept(IReadOnlyList<Telling> tellings)
    {
        var speaking = tellings.Where(telling => telling.Rendering.Headlines.Count > 0).ToList();
        var isLed = speaking.Exists(telling => telling.IsAsked);
        var isCalculated = speaking.Exists(telling => telling.Call.Gives is Gives.RentIncrease or Gives.RentConversion or Gives.TenancySettlement or Gives.ContractReview);
        var kept = speaking.FindAll(telling => telling.IsAsked && telling.Call.Gives != Gives.LawArticles || telling.Call.Gives switch
        {
            Gives.LoanProducts => speaking.TrueForAll(other => other.Call.Gives is Gives.LoanProducts or Gives.LawArticles),
            Gives.LoanSimulation => !(isLed && telling.IsExample),
            Gives.LawArticles => !isCalculated,
            _ => true,
        });
        return kept.Count > 0 ? kept : speaking;
    }

    private static IEnumerable<string> Assumed(IReadOnlyList<Assumption> assumptions, Tongue tongue)
    {
        var decisive = assumptions.Where(assumption => Decisive.Contains(assumption.Field)).Select(assumption => Named(assumption, tongue)).Distinct().ToList();
        if (decisive.Count > 0)
        {
            yield return tongue.Say(
                $"질문에 없는 값은 가정했습니다: {string.Join(", ", decisive)}. 실제와 다르면 결과도 달라집니다.",
                $"Assumed, because the question does not say: {string.Join(", ", decisive)}. Other values change the result.");
        }

        foreach (var widened in assumptions.Where(assumption => assumption.Field is "relaxed" or "partial" or "stale").Select(assumption => Markdown.Plain(assumption.Reason)).Distinct())
        {
            yield return widened;
        }
    }

    /// <summary>A bare figure gets its name.</summary>
    private static string Named(Assumption assumption, Tongue tongue)
    {
        var value = Markdown.Plain(assumption.Value);
        return Fields.Name(assumption.Field, tongue) is { } name && value.Length > 0 && (char.IsDigit(value[0]) || assumption.Field is "region")
            ? $"{name} {value}"
            : value;
    }

    private static string Unsummarised(IReadOnlyList<string> notDone, Tongue tongue) => notDone.Count == 0
        ? tongue.Say("요청하신 내용을 처리했습니다. 결과는 아래에 있습니다.", "What was asked has been done; the results are below.")
        : tongue.Say("요청하신 내용의 일부를 처리했습니다. 결과와 처리하지 못한 부분은 아래에 있습니다.", "Part of what was asked has been done; the results, and what is missing, are below.");

    private static string Nothing(IReadOnlyList<string> notDone, Tongue tongue) => notDone.Count == 0
        ? tongue.Say(
            "이 질문에 답할 자료를 얻지 못했습니다. 근거 없이 추측한 답은 드리지 않습니다.",
            "Nothing was found to answer this question from, and Holmes does not guess.")
        : tongue.Say(
            "요청하신 내용을 처리하지 못했습니다. 이유는 ‘하지 못한 것’에 적었으며, 근거 없이 추측한 답은 드리지 않습니다.",
            "What was asked could not be done. The reasons are listed below; Holmes does not guess.");
}
