using System.Text.RegularExpressions;
using Holmes.Contracts.Executions;
using Holmes.Orchestrator.Planning.Understanding.Entities;
using Holmes.Orchestrator.Planning.Work;

namespace Holmes.Orchestrator.Planning.Understanding;

/// <summary>Weighs the evidence of a question for each intent. Weights are points; the confidence is their softmax.</summary>
public static partial class IntentModel
{
    private const double FirstNamed = 0.8;
    private const double MostPerField = 5.0;

    private static readonly Dictionary<Cue, (IntentType Intent, double Points)[]> Weights = new()
    {
        [Cue.LawWord] = [(IntentType.LegalConsult, 2.6)],
        [Cue.LegalSubject] = [(IntentType.LegalConsult, 2.2)],
        [Cue.LegalForm] = [(IntentType.LegalConsult, 0.9)],
        [Cue.Party] = [(IntentType.LegalConsult, 0.9)],
        [Cue.Increase] = [(IntentType.LegalConsult, 2.4)],
        [Cue.Settlement] = [(IntentType.LegalConsult, 2.2)],
        [Cue.Tax] = [(IntentType.LegalConsult, 2.2)],
        [Cue.Conversion] = [(IntentType.MarketInquiry, 1.0), (IntentType.LegalConsult, 0.9)],
        [Cue.Price] = [(IntentType.MarketInquiry, 2.4)],
        [Cue.Trend] = [(IntentType.MarketInquiry, 1.4)],
        [Cue.JeonseRatio] = [(IntentType.MarketInquiry, 2.4)],
        [Cue.Listing] = [(IntentType.MarketInquiry, 2.2)],
        [Cue.Place] = [(IntentType.MarketInquiry, 1.2)],
        [Cue.Loan] = [(IntentType.LoanConsult, 2.8)],
        [Cue.LoanRule] = [(IntentType.LoanConsult, 3.0)],
        [Cue.Policy] = [(IntentType.LoanConsult, 1.8)],
        [Cue.Beneficiary] = [(IntentType.LoanConsult, 1.0)],
        [Cue.Capacity] = [(IntentType.LoanConsult, 1.2)],
        [Cue.LeaseRisk] = [(IntentType.RiskAnalysis, 1.8), (IntentType.LegalConsult, 1.2)],
        [Cue.Risk] = [(IntentType.RiskAnalysis, 2.8)],
        [Cue.Investment] = [(IntentType.Comprehensive, 2.6)],
        [Cue.ContractDocument] = [(IntentType.ContractReview, 1.2), (IntentType.ContractCreation, 1.0), (IntentType.LegalConsult, 0.8)],
        [Cue.OtherDomain] = [(IntentType.Irrelevant, 2.6)],
        [Cue.Greeting] = [(IntentType.Irrelevant, 4.0)],
    };

    public static Intent Decide(Reading reading, Wanted wanted)
    {
        var points = Enum.GetValues<IntentType>().ToDictionary(intent => intent, _ => 0.0);
        foreach (var cue in reading.Cues.Select(match => match.Cue).Distinct())
        {
            foreach (var (intent, weight) in Weights.GetValueOrDefault(cue) ?? [])
            {
                points[intent] += weight;
            }
        }

        // Many words of one field say no more than a few: what is wanted with it decides.
        foreach (var intent in points.Keys.ToList())
        {
            points[intent] = Math.Min(points[intent], MostPerField);
        }

        AddDomains(points, reading, wanted);
        AddForms(points, reading, wanted);
        AddNothing(points, reading, wanted);
        return Best(points, reading);
    }

    // Two fields, one of them worked on, is a question of its own kind; two fields looked up belong to the first.
    private static void AddDomains(Dictionary<IntentType, double> points, Reading reading, Wanted wanted)
    {
        var domains = Domains.Of(reading);
        var works = wanted.Needs.Any(need => Capabilities.IsAnalysis(need.Capability));
        var fields = domains.Distinct().Count();
        if (domains.Count > 0 && fields > 1)
        {
            points[domains[0]] += FirstNamed;
        }

        points[IntentType.Comprehensive] += (fields, works) switch
        {
            ( >= 3, _) => 6.5,
            (2, true) when !domains.Contains(IntentType.RiskAnalysis) => 6.5,
            (2, true) when !domains.Contains(IntentType.Comprehensive) => 1.5,
            _ => 0,
        };
    }

    private static void AddForms(Dictionary<IntentType, double> points, Reading reading, Wanted wanted)
    {
        if (reading.IsPersonal && reading.Has(Cue.Solve) && !reading.Has(Cue.Loan, Cue.LoanRule))
        {
            points[IntentType.Comprehensive] += 6.5;
        }

        if (reading.Has(Cue.Advise) && wanted.Asks(Capabilities.MarketAnalysis))
        {
            points[IntentType.Comprehensive] += 4.5;
        }

        if (reading.Has(Cue.Report) && wanted.Needs.Any(need => Capabilities.IsAnalysis(need.Capability)) || reading.Text.Contains("종합", StringComparison.Ordinal))
        {
            points[IntentType.Comprehensive] += 2.5;
        }

        points[IntentType.ContractCreation] += wanted.Asks(Capabilities.ContractDraft) ? 6 : 0;
        points[IntentType.ContractReview] += wanted.Asks(Capabilities.ContractReview) ? 6 : 0;
        points[IntentType.MarketInquiry] += wanted.Asks(Capabilities.ListingSearch) || wanted.Asks(Capabilities.MarketPrice) ? 0.8 : 0;
        points[IntentType.MarketInquiry] += LooksForHomes(reading, wanted) ? 2.0 : 0;
        points[IntentType.LegalConsult] += wanted.Asks(Capabilities.LawSearch) && !wanted.Asks(Capabilities.MarketAnalysis) ? 0.5 : 0;
        points[IntentType.MarketInquiry] += wanted.Asks(Capabilities.RentConversion) ? 2.0 : 0;
        points[IntentType.RiskAnalysis] += reading.Has(Cue.Risk, Cue.LeaseRisk) && wanted.Asks(Capabilities.MarketAnalysis) ? 2.0 : 0;
        points[IntentType.LegalConsult] += reading.Has(Cue.LeaseRisk) && !wanted.Asks(Capabilities.MarketAnalysis) ? 2.0 : 0;
    }

    // "송파구 8억 미만 전세 찾아줘" and "강남구 아파트 얼마야?" have no word of the market in them.
    private static bool LooksForHomes(Reading reading, Wanted wanted) =>
        (wanted.Asks(Capabilities.ListingSearch) && !reading.Has(Cue.Listing, Cue.Advise))
        || (wanted.Asks(Capabilities.MarketPrice) && Domains.Of(reading).Count == 0 && !reading.Has(Cue.Advise));

    private static void AddNothing(Dictionary<IntentType, double> points, Reading reading, Wanted wanted)
    {
        var isAboutHomes = reading.Has(Cue.Estate, Cue.Party) || reading.Facts.Has(EntityKinds.Region, EntityKinds.RegionOutside, EntityKinds.PropertyType, EntityKinds.TradeType);
        var hasTopic = reading.Cues.Any(match => match.Cue < Cue.Estate && match.Cue is not (Cue.Party or Cue.LegalForm));
        if (reading.Has(Cue.OtherDomain) && !reading.Cues.Any(match => match.Cue is Cue.Estate or < Cue.Estate and not (Cue.Place or Cue.LegalForm or Cue.Investment or Cue.Trend or Cue.Price or Cue.Policy or Cue.Risk or Cue.Listing)))
        {
            points[IntentType.Irrelevant] += 4;
        }

        if (wanted.Needs.Count == 0)
        {
            var speaks = isAboutHomes || hasTopic;
            points[IntentType.Unclear] += speaks ? 3.5 : IsPlea(reading) ? 2.5 : 0.5;
            points[IntentType.Irrelevant] += speaks ? 0 : 2;
        }
    }

    // "도와줘" leaves it open what with; "엑셀 함수 알려줘" does not.
    private static bool IsPlea(Reading reading)
    {
        var rest = reading.Cues.OrderByDescending(match => match.Text.Length).Aggregate(reading.Text, (text, match) => text.Replace(match.Text, " ", StringComparison.Ordinal));
        return reading.Text.Length == 0 || (reading.Has(Cue.Help) && !Substance().IsMatch(rest));
    }

    [GeneratedRegex(@"(?<![가-힣])(?!이거|그거|저거|이것|그것|저것|뭐든|하나|조금|제발|주세|싶어|있어|해요|줄래)[가-힣]{2,}|[A-Za-z]{3,}")]
    private static partial Regex Substance();

    private static Intent Best(Dictionary<IntentType, double> points, Reading reading)
    {
        var best = points.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).First();
        var sum = points.Values.Sum(value => Math.Exp(value - best.Value));
        var evidence = reading.Cues
            .Where(match => IsFormOf(best.Key, match.Cue) || (Weights.GetValueOrDefault(match.Cue)?.Any(weight => weight.Intent == best.Key) ?? false))
            .Select(match => match.Text.Trim())
            .Where(word => word.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return new(best.Key, Math.Round(1 / sum, 4), evidence);
    }

    private static bool IsFormOf(IntentType intent, Cue cue) => intent switch
    {
        IntentType.Comprehensive => cue is Cue.Narrative or Cue.Solve or Cue.Advise or Cue.Report or Cue.Compute or Cue.Capacity or Cue.Analyse or Cue.Compare or Cue.Price or Cue.Loan or Cue.LoanRule,
        IntentType.MarketInquiry => cue is Cue.Find or Cue.HowMuch or Cue.Compare or Cue.Judge or Cue.Estate,
        IntentType.LoanConsult => cue is Cue.Compute or Cue.Match,
        IntentType.ContractCreation => cue is Cue.Draft,
        IntentType.ContractReview => cue is Cue.Review,
        IntentType.Unclear => cue is Cue.Estate or Cue.Help,
        _ => false,
    };
}
