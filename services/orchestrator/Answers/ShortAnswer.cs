namespace Holmes.Orchestrator.Answers;

/// <summary>The first lines of an answer: what was found, then what was not, then what to beware of.</summary>
public static class ShortAnswer
{
    private const int MostSentences = 4;

    public static string Write(IReadOnlyList<Telling> tellings, IReadOnlyList<string> notDone, Tongue tongue)
    {
        var sentences = Sentences(tellings);
        if (sentences.Count == 0)
        {
            return tellings.Any(telling => telling.Rendering.Parts.Count > 0) ? Unsummarised(notDone, tongue) : Nothing(notDone, tongue);
        }

        List<string> paragraphs = [string.Join(' ', sentences)];
        if (notDone.Count > 0)
        {
            paragraphs.Add(tongue.Say(
                "다만 요청 가운데 처리하지 못한 부분이 있으며, 이유는 ‘처리하지 못한 부분’에 적었습니다.",
                "Some of what was asked could not be done; the reasons are listed below."));
        }

        if (tellings.Any(telling => telling.IsSample))
        {
            paragraphs.Add(SampleMark.Warning(tongue));
        }

        return string.Join("\n\n", paragraphs);
    }

    /// <summary>The decisive sentence of every result first, then the second of each while there is room.</summary>
    private static List<string> Sentences(IReadOnlyList<Telling> tellings)
    {
        var all = tellings
            .SelectMany((telling, place) => telling.Rendering.Headlines.Select((text, rank) => (text, place, rank)))
            .DistinctBy(line => line.text)
            .ToList();
        return [.. all
            .OrderBy(line => line.rank)
            .ThenBy(line => line.place)
            .Take(MostSentences)
            .OrderBy(line => line.place)
            .ThenBy(line => line.rank)
            .Select(line => line.text)];
    }

    private static string Unsummarised(IReadOnlyList<string> notDone, Tongue tongue) => notDone.Count == 0
        ? tongue.Say("요청하신 내용을 처리했습니다. 결과는 아래에 있습니다.", "What was asked has been done; the results are below.")
        : tongue.Say("요청하신 내용의 일부를 처리했습니다. 결과와 처리하지 못한 부분은 아래에 있습니다.", "Part of what was asked has been done; the results, and what is missing, are below.");

    private static string Nothing(IReadOnlyList<string> notDone, Tongue tongue) => notDone.Count == 0
        ? tongue.Say(
            "이 질문에 답할 자료를 얻지 못했습니다. 근거 없이 추측한 답은 드리지 않습니다.",
            "Nothing was found to answer this question from, and Holmes does not guess.")
        : tongue.Say(
            "요청하신 내용을 처리하지 못했습니다. 이유는 ‘처리하지 못한 부분’에 적었으며, 근거 없이 추측한 답은 드리지 않습니다.",
            "What was asked could not be done. The reasons are listed below; Holmes does not guess.");
}
