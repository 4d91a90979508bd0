using System.Text;
using System.Text.RegularExpressions;
using Holmes.Orchestrator.Planning.Understanding;

namespace Holmes.Orchestrator.Models.Evidence;

/// <summary>
/// Recognises text that speaks to a language model instead of a person. It is one guard of several, and the first: what
/// it finds a model never sees. What it misses still has to pass schema, registry and evidence.
/// </summary>
public static partial class Instructions
{
    public const string Removed = "[…]";

    /// <summary>The text without the sentences that are addressed to a model.</summary>
    public static string Without(string text)
    {
        if (!IsIn(text))
        {
            return text;
        }

        var parts = Boundary().Split(text).Where(part => part.Length > 0).ToList();
        var kept = parts.Select(part => IsIn(part) ? Removed : part).ToList();
        var joined = string.Join(' ', kept.Where((part, place) => part != Removed || place == 0 || kept[place - 1] != Removed));
        return IsIn(joined) ? Removed : joined; // an instruction spread over several sentences
    }

    public static bool IsIn(string text)
    {
        var plain = Plain(text);
        return Address().IsMatch(plain) || Korean().IsMatch(plain) || English().IsMatch(plain) || Spelled().IsMatch(Letters(plain));
    }

    /// <summary>As a reader sees it: without signs that have no width, with full-width letters narrowed.</summary>
    private static string Plain(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is not ('\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD'))
            {
                visible.Append(letter);
            }
        }

        return QueryText.Normalise(visible.ToString());
    }

    // "i g n o r e  p r e v i o u s": what is spelled out letter by letter.
    private static string Letters(string text) => NotLetter().Replace(text, "").ToLowerInvariant();

    [GeneratedRegex(@"(?<=[.!?。\n])\s+|\n")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"[^A-Za-z가-힣]")]
    private static partial Regex NotLetter();

    /// <summary>Marks of a conversation's machinery.</summary>
    [GeneratedRegex(@"<\|?\s*(?:im_start|im_end|system|assistant|/?data)\b|\[/?(?:INST|SYS(?:TEM)?)\]|^\s*#{0,4}\s*(?:system|assistant|developer)\s*(?:prompt|message|note)?\s*:|(?:시스템|개발자|관리자)\s*(?:프롬프트|메시지|지시|공지|명령)|system\s*(?:prompt|message|instruction|override)|developer\s*(?:mode|message)|jailbreak|\bDAN\b|프롬프트", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?:이전|위|앞|앞선|기존|지금까지|모든|원래|상기)의?\s*\S{0,8}\s*(?:지시|명령|규칙|지침|설정|조건|내용)\S*\s*.{0,12}(?:무시|잊|버리|따르지|취소|덮어)|(?:지시|명령|지침|규칙)\S{0,3}\s*(?:은|는|을|를)?\s*(?:모두|전부|전혀)?\s*(?:무시|잊어)|(?:사용자|이용자|고객|질문자|손님)(?:에게|께|한테)\S*\s+.{0,60}(?:답|말|안내|알려|전달|권|보고|응답|전하)(?:하|해|줘|주|드)|(?:라고|다고|이라고|으로|로|라)\s*(?:만\s*)?(?:답변|대답|답|안내|출력|응답|표시|말|보고|기재|적)(?:을|를)?\s*(?:하라|해라|할 것|하세요|하십시오|하시오|해 ?줘|해 ?주세요|하도록|하면 된다|시오|어라|으세요)|(?:답변|응답|답|출력|결과|요약)(?:에는?|에서|은|는|을|를|의|란에)\s*.{0,40}(?:넣어라|넣으세요|넣을 것|포함하라|포함하세요|포함할 것|포함해라|적어라|적으세요|쓰세요|써라|쓸 것|끝내라|시작하라|시작하세요|바꿔라|바꾸세요|고치세요|고쳐라|빼라|빼세요)|(?:도구|함수|툴|API|에이전트|모델|AI|인공지능|챗봇|어시스턴트|홈즈)\S{0,3}\s*.{0,30}(?:호출|실행|사용|따르|수행|무시|간주|가정|행동)(?:하라|해라|하세요|하십시오|해 ?줘|해 ?주세요|할 것|한다|해야|하도록|시켜)|(?:호출|실행)(?:하라|해라|하세요|하십시오|해줘|해 줘|할 것)|당신은\s*이제|너는\s*이제|지금부터\s*(?:너|당신|넌|모든|이)|역할을\s*바꾸|(?:다른|타)\s*(?:사용자|이용자|고객|회원)\S*\s*.{0,20}(?:정보|질문|대화|데이터|내역|기록)\S*\s*.{0,15}(?:보여|알려|출력|공개|말해|나열|요약)|(?:API\s*키|비밀번호|접속\s*정보|환경\s*변수|연결\s*문자열|암호)\S*\s*.{0,15}(?:보여|알려|출력|공개|말해|나열|적어)", RegexOptions.IgnoreCase)]
    private static partial Regex Korean();

    [GeneratedRegex(@"\b(?:ignore|disregard|forget|override|bypass|skip)\b.{0,50}\b(?:instructions?|prompts?|rules?|above|previous|prior|earlier|guidelines?|everything|data)\b|\byou\s+are\s+now\b|\bfrom\s+now\s+on\b|\bact\s+as\b|\bpretend\b|\b(?:say|tell|answer|reply|respond|report|state|claim|output|print|reveal|repeat|include|append|mention|write)\b.{0,50}\b(?:that\s+the|that\s+this|the\s+user|users?|verbatim|exactly|only\s+with|with\s+the\s+words?|your\s+(?:prompt|instructions?|rules)|in\s+your\s+(?:answer|reply|response)|to\s+your\s+(?:answer|reply|response))\b|\b(?:call|invoke|run|execute|use)\b\s+(?:the\s+)?(?:tool|function|api|\w+_\w+)\b|\b(?:api[\s_-]?keys?|passwords?|secrets?|credentials?|environment\s+variables?|connection\s+strings?)\b|\b(?:other|another)\s+(?:users?|customers?|persons?|people)\b.{0,30}\b(?:data|questions?|conversations?|history|details?)\b|\b(?:as|dear|attention|note\s+to|message\s+(?:to|for))\s+(?:an?\s+|the\s+)?(?:ai|llm|language\s+model|assistant|model|chatbot)\b", RegexOptions.IgnoreCase)]
    private static partial Regex English();

    [GeneratedRegex(@"ignore(?:all)?(?:the)?previous|disregardprevious|systemprompt|이전지시|시스템프롬프트|지시를?무시")]
    private static partial Regex Spelled();
}
