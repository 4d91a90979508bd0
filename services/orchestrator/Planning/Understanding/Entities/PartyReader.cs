using System.Text.RegularExpressions;
using static Holmes.Orchestrator.Planning.Understanding.Entities.EntityKinds;

namespace Holmes.Orchestrator.Planning.Understanding.Entities;

/// <summary>Names, the address and the pasted text of a contract.</summary>
public static partial class PartyReader
{
    private const int ShortestContract = 40;

    public static IEnumerable<Found> Read(string text)
    {
        foreach (Match match in LessorName().Matches(text))
        {
            yield return new(Lessor, match.Groups["name"].Index, match.Groups["name"].Value, match.Groups["name"].Value);
        }

        foreach (Match match in LesseeName().Matches(text))
        {
            yield return new(Lessee, match.Groups["name"].Index, match.Groups["name"].Value, match.Groups["name"].Value);
        }

        if (RoadAddress().Match(text) is { Success: true } address)
        {
            yield return new(Address, address.Index, address.Value.Trim(), address.Value.Trim());
        }

        if (Pasted(text) is { } pasted)
        {
            var contract = pasted.Value.Trim();
            yield return new(ContractText, pasted.Index, contract, contract);
        }
    }

    /// <summary>Everything after the colon, or the clause that is quoted.</summary>
    private static Group? Pasted(string text) =>
        ContractBody().Match(text) is { Success: true } body && body.Groups["text"].Value.Trim().Length >= ShortestContract ? body.Groups["text"]
        : Quoted().Match(text) is { Success: true } quoted ? quoted.Groups["text"]
        : null;

    [GeneratedRegex(@"(?:임대인|집주인)(?:은|는|이름은?|:)?\s*:?\s*(?<name>[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모][가-힣]{1,3})(?=\s*(?:씨|님|,|\.|이고|이며|과|와|\)|$)|,? (?:임차인|세입자))")]
    private static partial Regex LessorName();

    [GeneratedRegex(@"(?:임차인|세입자)(?:은|는|이름은?|:)?\s*:?\s*(?<name>[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모][가-힣]{1,3})(?=\s*(?:씨|님|,|\.|이고|이며|과|와|\)|$)|,? (?:임대인|집주인|보증금|전세|월세|계약))")]
    private static partial Regex LesseeName();

    [GeneratedRegex(@"(?:서울(?:특별시|시)?\s*)?[가-힣]{1,4}구\s+(?:[가-힣0-9]+(?:로|길|대로)(?:\s*\d+(?:길|번길))?\s*\d+(?:-\d+)?|[가-힣0-9]+동\s+\d+(?:-\d+|번지))(?!\d|\s*(?:평|㎡|제곱|억|만|천|년|개월|세대))(?:\s*(?:[가-힣A-Za-z]*아파트|[가-힣]*빌라)?\s*(?:\d+동)?\s*\d+호)?")]
    private static partial Regex RoadAddress();

    [GeneratedRegex(@"(?:계약서|특약|조항|계약 내용)[^\n:]{0,40}[:\n](?<text>[\s\S]+)$")]
    private static partial Regex ContractBody();

    [GeneratedRegex(@"(?=[\s\S]*(?:계약서|특약|조항))['‘“""「](?<text>[^'’”""」\n]{12,})['’”""」]")]
    private static partial Regex Quoted();
}
