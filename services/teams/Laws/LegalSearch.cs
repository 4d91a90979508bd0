using Holmes.Contracts.Executions;
using Holmes.Contracts.Teams;
using Holmes.Contracts.Tools;
using Holmes.Teams.Tools;

namespace Holmes.Teams.Laws;

/// <summary>Tool: the articles that answer a legal question, as they hold on a day.</summary>
public sealed class LegalSearch(LawSearch search) : ITool
{
    // A summary is not the text a lawyer would cite.
    private const double MostWithDigest = 0.75;

    public ToolDescriptor Descriptor { get; } = Describe.Tool<LegalSearchArguments>(
        ToolNames.LegalSearch,
        TeamNames.Search,
        "law.search",
        Gives.LawArticles,
        "부동산 법령(주택임대차보호법, 공인중개사법, 부동산거래신고법, 부동산등기법, 주택법, 공동주택관리법, 민법 등)의 조문을 찾습니다. "
        + "법령 이름과 조 번호를 주면 그 조문을, 질문을 주면 관련 조문을 시행일 기준으로 돌려줍니다.");

    public async Task<ToolResult> RunAsync(ToolInvocation invocation, CancellationToken cancellation)
    {
        var asked = invocation.ArgumentsAs<LegalSearchArguments>();
        if (string.IsNullOrWhiteSpace(asked.Query) && string.IsNullOrWhiteSpace(asked.LawName))
        {
            return ToolResult.Skipped("무엇에 관한 법령을 찾을지 알 수 없습니다. 질문이나 법령 이름이 필요합니다.");
        }

        var day = asked.AsOf ?? invocation.Today;
        var found = await search.FindAsync(asked, day, cancellation);
        if (found.Articles.Count == 0)
        {
            return ToolResult.Empty($"{day:yyyy-MM-dd} 기준으로 관련된 법령 조문을 찾지 못했습니다.");
        }

        return ToolResult.Of(
            new LawArticles(found.Articles, day),
            [.. found.Articles.Select(Source)],
            quality: found.Articles[0].IsDigest ? Math.Min(MostWithDigest, found.Quality) : found.Quality,
            note: found.Notes.Count > 0 ? string.Join(' ', found.Notes) : null);
    }

    private static SourceReference Source(LawArticle article) => new(
        "statute",
        article.Law,
        article.Part == "부칙" ? $"부칙 {article.Article}".Replace("부칙 부칙", "부칙", StringComparison.Ordinal) : article.Article,
        article.EffectiveFrom,
        article.Law == Glossary.Law ? null : $"https://www.law.go.kr/법령/{article.Law.Replace(" ", "", StringComparison.Ordinal)}");
}
